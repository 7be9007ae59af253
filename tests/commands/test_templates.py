"""`template` with its commands, and `new`: what scripts and consultants do without a screen."""

import json
from pathlib import Path

import pytest

from tests.builders import finished, with_wanted
from tests.commands.conftest import Run
from tests.commands.samples import is_safe, save, write
from wizard.document.answers import problems, read_document, to_document
from wizard.domain.model import Category, CategoryGroup, Customer, Database, LeadSetup
from wizard.domain.problems import Severity
from wizard.saved.shelf import Shelf
from wizard.standard.shipped import IDS, shipped
from wizard.store import Event, Store
from wizard.templates.template import apply, start_from, template_of

STEM = "nordlys-as"


def saved(store: Store, stem: str = STEM) -> LeadSetup:
    return store.read(stem).setup


@pytest.fixture
def nordlys(store: Store) -> Store:
    save(store, finished())
    return store


# list, show, export


def test_list_names_the_wizards_own_in_the_users_language(run: Run) -> None:
    result = run("template", "list", "--language", "nl")
    assert (result.code, result.err) == (0, "")
    assert [line.split()[0] for line in result.out.splitlines()[1:]] == list(IDS)
    assert "Klein B2B-bedrijf" in result.out


def test_list_as_json(run: Run, nordlys: Store) -> None:
    Shelf(nordlys).save(finished(), "Our way")
    rows = json.loads(run("template", "list", "--json").out)
    assert [set(row) for row in rows] == [{"id", "name", "own", "about"}] * 4
    assert rows[0] == {"id": "our-way", "name": "Our way", "own": True, "about": ""}
    assert [row["own"] for row in rows[1:]] == [False] * 3


def test_a_damaged_template_is_named_and_the_others_listed(run: Run, nordlys: Store) -> None:
    Shelf(nordlys).save(finished(), "Our way")
    nordlys.folder.joinpath("templates", "our-way.json").write_text("half", encoding="utf-8")
    result = run("template", "list")
    assert result.code == 4
    assert "our-way.json" in result.err
    assert len(result.out.splitlines()) == 1 + len(IDS)
    for command in (("show", "our-way"), ("export", "our-way"), ("apply", STEM, "our-way")):
        assert run("template", *command).code == 4


def test_show_tells_what_a_template_holds(run: Run) -> None:
    result = run("template", "show", "agency", "--crm-language", "sv")
    assert (result.code, result.err) == (0, "")
    assert "  Affärsmöjlighet, Potential customer, lead status off, " in result.out
    assert "  Möte bokat, Ett första möte är bokat." in result.out
    assert "  UTM tracking: yes\n" in result.out
    assert "newsletter, email, nyhetsbrev_manad" in result.out


def test_show_as_json_and_export_are_its_document(run: Run, tmp_path: Path) -> None:
    shown = run("template", "show", "b2b", "--json", "--crm-language", "de")
    assert read_document(json.loads(shown.out)).setup == shipped()[0].setup("de")
    path = tmp_path / "template.json"
    assert run("template", "export", "b2b", "--language", "de", "--output", path).code == 0
    assert path.read_text(encoding="utf-8") == shown.out


@pytest.mark.parametrize("command", ["show", "export", "delete"])
def test_an_unknown_template_is_refused(run: Run, command: str) -> None:
    result = run("template", command, "Nothing\x1b[m")
    assert (result.code, result.out) == (2, "")
    assert "lead-wizard template list" in result.err
    assert is_safe(result.err)


# save, delete


def test_save_leaves_the_customer_out(run: Run, nordlys: Store) -> None:
    result = run("template", "save", "Nordlys AS", "Our way")
    assert (result.code, result.out) == (0, "")
    assert result.err == "Saved as the template “Our way” (our-way).\n"
    assert saved(nordlys.templates(), "our-way") == template_of(finished(), "Our way")
    assert saved(nordlys) == finished()


def test_save_takes_a_document_too_as_export_writes_it(run: Run, store: Store, tmp_path: Path) -> None:
    path = tmp_path / "agency.json"
    run("template", "export", "agency", "--crm-language", "no", "--output", path)
    assert run("template", "save", path, "Byrå").code == 0
    expected = shipped()[1].setup("no").wanted
    assert saved(store.templates(), "byra").wanted == expected


def test_a_template_is_replaced_only_when_that_is_asked(run: Run, nordlys: Store) -> None:
    run("template", "save", STEM, "Our way")
    save(nordlys, finished()._replace(customer=Customer("Other"), wanted=finished().current))
    result = run("template", "save", "Other", "our way")
    assert result.code == 2
    assert "--replace" in result.err
    assert saved(nordlys.templates(), "our-way").wanted == finished().wanted
    assert run("template", "save", "Other", "our way", "--replace").code == 0
    assert saved(nordlys.templates(), "our-way").wanted == finished().current


@pytest.mark.parametrize("name", ["", " ", "x" * 240, "a\x1b[31m"])
def test_a_name_that_cannot_be_kept_is_refused(run: Run, nordlys: Store, name: str) -> None:
    result = run("template", "save", STEM, name)
    assert result.code == 2
    assert is_safe(result.err)
    assert not nordlys.templates().folder.exists()


def test_delete_moves_ones_own_away_when_that_is_confirmed(run: Run, nordlys: Store) -> None:
    run("template", "save", STEM, "Our way")
    assert run("template", "delete", "our-way").code == 2
    assert Shelf(nordlys).has("Our way")
    result = run("template", "delete", "our-way", "--yes")
    assert result.code == 0
    assert str(nordlys.folder / "templates" / "deleted" / "our-way.json") in result.err
    assert not Shelf(nordlys).has("Our way")


def test_what_comes_with_the_wizard_is_not_deleted(run: Run) -> None:
    result = run("template", "delete", "agency", "--yes")
    assert result.code == 2
    assert "comes with the wizard" in result.err


# apply


def test_apply_prints_what_changes_and_keeps_it_as_a_revision(run: Run, nordlys: Store) -> None:
    result = run("template", "apply", "Nordlys AS", "partners")
    assert result.code == 0
    assert "+ Partner lead: Category group: Potential customer; Lead status: yes" in result.out
    assert result.err == "Saved as revision 2.\n"
    assert saved(nordlys) == apply(finished(), shipped()[2].setup("en"))
    assert [entry.event for entry in nordlys.kept(STEM)] == [Event.APPLIED, Event.CREATED]
    assert "template applied" in run("history", STEM).out
    assert run("restore", STEM, "--revision", "1").code == 0
    assert saved(nordlys) == finished()


def test_the_work_before_it_is_kept_too(run: Run, nordlys: Store) -> None:
    first, *rest = finished().wanted.categories
    with nordlys.open(STEM) as opened:
        opened.save(with_wanted(finished(), categories=(first._replace(name="Two"), *rest)))
    run("template", "apply", STEM, "b2b")
    assert [entry.revision for entry in nordlys.kept(STEM)] == [3, 2, 1]


def test_a_dry_run_prints_the_same_and_saves_nothing(run: Run, nordlys: Store) -> None:
    dry = run("template", "apply", STEM, "agency", "--dry-run")
    assert (dry.code, nordlys.read(STEM).revision) == (0, 1)
    assert dry.err.endswith("Nothing was saved.\n")
    assert run("template", "apply", STEM, "agency").out == dry.out


def test_applying_again_changes_and_saves_nothing(run: Run, nordlys: Store) -> None:
    run("template", "apply", STEM, "b2b")
    result = run("template", "apply", STEM, "b2b")
    assert (result.code, result.out) == (0, "")
    assert "has everything" in result.err
    assert nordlys.read(STEM).revision == 2


def test_what_needs_the_customer_is_said(run: Run, nordlys: Store) -> None:
    save(nordlys, LeadSetup(Customer("Plain"), finished().current, finished().current))
    result = run("template", "apply", "Plain", "agency")
    assert "UTM tracking, Lead distribution" in result.err
    assert not saved(nordlys, "plain").marketing_premium.utm_tracking.enabled


def test_a_set_up_that_is_open_elsewhere_is_not_changed(run: Run, nordlys: Store) -> None:
    with nordlys.open(STEM):
        result = run("template", "apply", STEM, "b2b")
        assert (result.code, result.out) == (4, "")
        assert "open in another wizard" in result.err
        assert run("template", "apply", STEM, "b2b", "--dry-run").code == 0
    assert nordlys.read(STEM).revision == 1


@pytest.mark.parametrize("names", [("Nobody", "b2b"), (STEM, "nothing")])
def test_what_is_not_there_is_refused(run: Run, nordlys: Store, names: tuple[str, str]) -> None:
    assert run("template", "apply", *names).code == 2
    assert nordlys.read(STEM).revision == 1


def test_nothing_of_a_name_reaches_the_terminal_as_a_control(run: Run, store: Store) -> None:
    bad = Category("c9", "A\x1b[31mB", CategoryGroup.OTHER)
    save(store, with_wanted(finished(), categories=(*finished().wanted.categories, bad)))
    Shelf(store).save(finished(), "Our way")
    for command in (("show", "our-way"), ("apply", STEM, "our-way"), ("list",)):
        result = run("template", *command)
        assert is_safe(result.out + result.err)


# new


@pytest.mark.parametrize("database", Database)
def test_new_starts_a_set_up_from_a_template(run: Run, store: Store, database: Database) -> None:
    options = ("--template", "partners", "--crm-language", "da", "--database", database, "--tenant", "Cust7")
    result = run("new", "Nordlys A/S", *options)
    assert (result.code, result.out) == (0, "")
    assert "lead-wizard open nordlys-a-s" in result.err
    customer = Customer("Nordlys A/S", "Cust7", "da", database)
    assert saved(store, "nordlys-a-s") == start_from(shipped()[2].setup("da"), customer)
    assert [p for p in problems(saved(store, "nordlys-a-s")) if p.severity is Severity.ERROR] == []


def test_new_without_a_template_has_the_standard_lists(run: Run, store: Store) -> None:
    assert run("new", "Acme").code == 0
    setup = saved(store, "acme")
    assert setup.customer == Customer("Acme")
    assert setup.wanted == setup.current
    assert len(setup.wanted.categories) == 4


def test_new_refuses_what_is_there(run: Run, nordlys: Store) -> None:
    result = run("new", "nordlys as", "--template", "b2b")
    assert result.code == 2
    assert "already" in result.err
    assert saved(nordlys) == finished()


@pytest.mark.parametrize(
    "options",
    [
        ("--template", "nothing"),
        ("--tenant", "x"),
        ("--crm-language", "xx"),
        ("--database", "old"),
    ],
)
def test_new_refuses_what_is_wrong(run: Run, store: Store, options: tuple[str, str]) -> None:
    assert run("new", "Acme", *options).code == 2
    assert store.entries() == []


def test_new_with_a_damaged_template_starts_nothing(run: Run, nordlys: Store) -> None:
    Shelf(nordlys).save(finished(), "Our way")
    nordlys.folder.joinpath("templates", "our-way.json").write_text("half", encoding="utf-8")
    assert run("new", "Acme", "--template", "our-way").code == 4
    assert [entry.stem for entry in nordlys.entries()] == [STEM]


def test_open_gives_the_template_on_by_its_id(
    run: Run, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[object, ...]] = []

    def start(*arguments: object) -> int:
        started.append(arguments)
        return 3

    monkeypatch.setattr("wizard.plain.run", start)
    assert run("open", "Acme", "--template", "Sales through partners", "--plain").code == 3
    assert run("open", "Acme", "--plain").code == 3
    assert started == [(store.folder, "Acme", "partners"), (store.folder, "Acme", "")]
    assert run("open", "Acme", "--template", "nothing", "--plain").code == 2
    assert len(started) == 2


def test_template_alone_tells_its_commands(run: Run) -> None:
    assert run("template").code == 2
    out = run("template", "--help").out
    for name in ("list", "save", "show", "apply", "delete", "export"):
        assert f"    {name} " in out


def test_the_document_of_a_template_has_nothing_of_the_customer(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, to_document(finished()))
    run("template", "save", file, "Ours")
    out = run("template", "show", "Ours", "--json").out
    for own in ("Nordlys", "nordlys", "Cust12345", "KARI"):
        assert own not in out
