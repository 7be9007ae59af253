"""Templates in plain mode: starting from one, applying one, and saving a set-up as one."""

import pytest

from tests.builders import finished
from tests.plain.conversation import KEEP, Talker, at, new
from wizard.domain.model import Customer, LeadSetup, Status
from wizard.saved.shelf import Shelf
from wizard.standard.shipped import shipped
from wizard.store import Event
from wizard.templates.template import apply, start_from, template_of

B2B, AGENCY, PARTNERS = (known.setup("en") for known in shipped())


def test_a_new_set_up_starts_from_a_template(talker: Talker) -> None:
    said = talker.start("template", "new partners", "Acme", KEEP, KEEP, KEEP, "quit")
    assert "3. Sales through partners, the wizard, Partners pass leads on" in said
    assert "Start from: Sales through partners" in said
    assert talker.saved == start_from(PARTNERS, Customer("Acme"))


def test_what_waits_for_the_customer_is_said(talker: Talker) -> None:
    said = talker.start("new Agency with marketing qualified leads", "Acme", KEEP, KEEP, KEEP, "quit")
    assert "UTM tracking, Lead distribution" in said
    assert talker.saved == start_from(AGENCY, Customer("Acme"))


def test_new_alone_starts_from_the_standard_lists(talker: Talker) -> None:
    talker.start("new", "Acme", KEEP, KEEP, KEEP, "quit")
    assert talker.saved == new()


def test_a_template_that_is_not_there_or_damaged_starts_nothing(talker: Talker) -> None:
    Shelf(talker.store).save(finished(), "Aa")
    talker.store.folder.joinpath("templates", "aa.json").write_text("half", encoding="utf-8")
    said = talker.start("new nothing", "new aa", "quit")
    assert "There is no template “nothing”" in said
    assert "aa.json cannot be used" in said
    assert talker.store.entries() == []


def test_open_with_a_template_starts_from_it(talker: Talker) -> None:
    talker.start(KEEP, KEEP, KEEP, KEEP, "quit", name="Acme", template="partners")
    assert talker.saved == start_from(PARTNERS, Customer("Acme"))
    said = talker.start("quit", name="Acme", template="b2b")
    assert "was not used" in said
    assert talker.saved == start_from(PARTNERS, Customer("Acme"))


def test_template_reads_them_out(talker: Talker) -> None:
    Shelf(talker.store).save(finished(), "Our way")
    said = talker.work(new(), "template", "quit")
    assert "1. Our way, own" in said
    assert "2. Small B2B company, the wizard, Short lists" in said


def test_template_n_tells_what_it_changes_and_asks(talker: Talker) -> None:
    said = talker.work(new(), "template 3", "no", "quit")
    assert "+ Partner lead: Category group: Potential customer; Lead status: yes" in said
    assert "Apply it?" in said
    assert "Nothing was changed." in said
    assert talker.saved == new()


@pytest.mark.parametrize("setup", [new(), at("statuses"), at("review", status=Status.COMPLETE)])
def test_yes_applies_it_as_one_edit(talker: Talker, setup: LeadSetup) -> None:
    said = talker.work(setup, "template 3", "yes", "quit")
    assert "The template “Sales through partners” is applied." in said
    assert talker.saved == apply(setup, PARTNERS)
    stem = talker.store.entries()[0].stem
    assert talker.store.kept(stem)[0].event is Event.APPLIED


def test_undo_takes_it_back(talker: Talker) -> None:
    said = talker.work(new(), "template 3", "yes", "undo", "quit")
    assert "Undone: Categories: 7 added" in said
    assert talker.saved == new()


def test_what_waits_is_told_before_it_is_asked(talker: Talker) -> None:
    said = talker.work(new(), "template 2", "no", "quit")
    assert said.index("UTM tracking, Lead distribution") < said.index("Apply it?")


def test_one_that_changes_nothing_asks_nothing(talker: Talker) -> None:
    Shelf(talker.store).save(new(), "Aa")
    said = talker.work(new(), "template 1", "quit")
    assert "has everything" in said
    assert "Apply it?" not in said


@pytest.mark.parametrize("number", ["0", "9", "x"])
def test_a_wrong_number_is_told(talker: Talker, number: str) -> None:
    assert "Type a number from 1 to 3." in talker.work(new(), f"template {number}", "quit")


def test_a_damaged_template_is_told(talker: Talker) -> None:
    Shelf(talker.store).save(finished(), "Aa")
    talker.store.folder.joinpath("templates", "aa.json").write_text("half", encoding="utf-8")
    said = talker.work(new(), "template", "template 1", "quit")
    assert "1. aa, cannot be read" in said
    assert "aa.json cannot be used" in said


def test_a_read_only_set_up_is_not_changed(talker: Talker) -> None:
    talker.save(new())
    with talker.store.open("acme"):
        said = talker.start("template 3", "yes", "quit", name="Acme")
    assert said.count("open in another wizard") >= 2
    assert talker.saved == new()


def test_save_template_asks_for_a_name_or_takes_it(talker: Talker) -> None:
    said = talker.work(new(), "save-template", "Our way", "save-template Other way", "quit")
    assert "Saved as the template “Our way”, without what belongs to this customer." in said
    shelf = Shelf(talker.store)
    assert shelf.store.read("our-way").setup == template_of(new(), "Our way")
    assert shelf.has("Other way")


def test_one_of_the_name_is_replaced_only_after_asking(talker: Talker) -> None:
    saved = talker.store.templates()
    Shelf(talker.store).save(finished(), "Our way")
    talker.work(new(), "save-template our way", "no", "quit")
    assert saved.read("our-way").setup.wanted == finished().wanted
    talker.work(new(), "save-template our way", "yes", "quit")
    assert saved.read("our-way").setup.wanted == new().wanted


def test_a_name_that_cannot_be_kept_is_refused_and_enter_goes_back(talker: Talker) -> None:
    said = talker.work(new(), f"save-template {'x' * 240}", "save-template", "", "quit")
    assert "Template is 1 character too long" in said
    assert not talker.store.templates().folder.exists()
