"""When saving fails, when others change the file, when another wizard has the set-up open."""

import errno
import json
from functools import partial
from pathlib import Path
from threading import Event as Gate

import pytest
from platformdirs import user_state_path

from tests.builders import finished
from tests.plain.conversation import KEEP, Talker, at, existing
from wizard.document.answers import read_document
from wizard.domain.edits import set_group
from wizard.domain.model import CategoryGroup, LeadSetup
from wizard.plain.desk import Desk
from wizard.saved import keeper
from wizard.steps import categories
from wizard.store import Event, NotSaved, OpenSetup, Saved, Stale
from wizard.store.saved import stored_form
from wizard.store.storage import write


class Disk:
    """Lets saving fail for as long as it is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        save = OpenSetup.save

        def failing(opened: OpenSetup, setup: LeadSetup, event: Event | None = None) -> Saved:
            if self.full:
                raise NotSaved(Path("acme.json"), OSError(errno.ENOSPC, "full"))
            return save(opened, setup, event)

        monkeypatch.setattr(OpenSetup, "save", failing)

    def fill(self) -> None:
        self.full = True

    def empty(self) -> None:
        self.full = False


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def test_a_failure_is_told_once_and_the_work_goes_on_until_it_is_saved(talker: Talker, disk: Disk) -> None:
    text = talker.work(existing(), "group 2 2", "list", "move 1 2", "?", disk.empty, "list")
    assert text.count("Not saved. ") == 1
    assert "The disk is full." in text
    assert "Your work is kept in memory, and saving is tried again by itself." in text
    assert "retry: try again to save\nelsewhere: write the set-up to another file\n" in text
    assert talker.code == 3
    assert talker.names == ["Supplier", "Prospect"]
    assert talker.saved.wanted.categories[0].category_group == CategoryGroup.CUSTOMER


def test_retry_says_how_it_went(talker: Talker, disk: Disk) -> None:
    text = talker.work(existing(), "group 2 2", "retry", "quit", "no", disk.empty, "retry", "retry")
    assert text.count("The disk is full.") == 3
    assert "“retry” is no command here" in text
    assert talker.saved.wanted.categories[1].category_group == CategoryGroup.CUSTOMER


@pytest.mark.usefixtures("disk")
def test_saved_elsewhere_can_be_imported(talker: Talker, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere.json"
    text = talker.work(
        existing(),
        "group 2 2",
        f"elsewhere {tmp_path}",
        "elsewhere",
        KEEP,
        "elsewhere",
        str(place),
        "quit",
        "yes",
    )
    assert "This is a folder. Type the name of a file in it." in text
    assert f"Written to {place}." in text
    setup = read_document(json.loads(place.read_text(encoding="utf-8"))).setup
    assert setup and setup.wanted.categories[1].category_group == CategoryGroup.CUSTOMER


@pytest.mark.usefixtures("disk")
@pytest.mark.parametrize("last", [("quit", "?", "yes"), ("quit", "quit"), ()])
def test_leaving_with_unsaved_work_asks_and_rescues_it(talker: Talker, last: tuple[str, ...]) -> None:
    text = talker.work(existing(), "group 2 2", *last)
    assert talker.code == 4
    assert ("Leave? yes or no; Enter is no." in text) == bool(last)
    assert "What could not be saved is in " in text
    [place] = user_state_path("lead-wizard", appauthor=False).glob("rescued/acme-*.json")
    assert str(place) in text
    setup = read_document(json.loads(place.read_text(encoding="utf-8"))).setup
    assert setup and setup.wanted.categories[1].category_group == CategoryGroup.CUSTOMER


@pytest.mark.usefixtures("disk")
def test_going_back_to_the_list_asks_too_and_enter_stays(talker: Talker) -> None:
    text = talker.work(existing(), "group 2 2", "<", KEEP, "list", "<", "yes")
    assert text.count("Leave? yes or no") == 2
    assert "Saved set-ups: command?" in text
    assert "2. Supplier, Customer" in text


def test_a_failure_is_told_in_a_form_too_and_its_words_are_no_answers(talker: Talker, disk: Disk) -> None:
    disk.empty()
    website = ("https://a.example", "retry", disk.empty, "retry", KEEP)
    talker.work(at("marketing"), KEEP, KEEP, disk.fill, *website)
    assert talker.text.count("Not saved. ") == 1
    assert "(<, undo, next, skip, retry, elsewhere, ?, quit)" in talker.text
    assert "\nSaved.\n" in talker.text
    assert talker.saved.marketing_premium.utm_tracking.website == "https://a.example"
    assert (
        talker.saved.marketing_premium.utm_tracking.script_url
        == finished().marketing_premium.utm_tracking.script_url
    )


def test_a_failure_that_comes_late_is_told_at_the_next_question(
    talker: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, failed, save = Gate(), Gate(), OpenSetup.save

    def failing(*_arguments: object) -> Saved:
        assert gate.wait(20)
        raise Stale(Path("acme.json"))

    def late(desk: Desk) -> None:
        finished_late(desk)
        failed.set()

    def let_it_fail() -> None:
        gate.set()
        assert failed.wait(20)

    finished_late = Desk._finished_late
    talker.save(existing())
    monkeypatch.setattr(OpenSetup, "save", failing)
    monkeypatch.setattr(Desk, "_finished_late", late)
    monkeypatch.setattr(keeper, "_PATIENCE", 0.001)
    mend = partial(monkeypatch.setattr, OpenSetup, "save", save)
    text = talker.start("group 2 2", "list", let_it_fail, "list", mend, "merge", name="Acme")
    assert text.count("Changed by someone else. ") == 1
    assert talker.code == 3
    assert talker.saved.wanted.categories[1].category_group == CategoryGroup.CUSTOMER


def test_a_disk_that_never_answers_is_asked_about(talker: Talker, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate()

    def never(*_arguments: object) -> Saved:
        gate.wait(20)
        raise NotSaved(Path("acme.json"), OSError(errno.ENOSPC, "full"))

    talker.save(existing())
    monkeypatch.setattr(OpenSetup, "save", never)
    monkeypatch.setattr(keeper, "_PATIENCE", 0.001)
    monkeypatch.setattr(keeper, "_LAST_PATIENCE", 0.01)
    text = talker.start("group 2 2", "quit", "yes", name="Acme")
    gate.set()
    assert "The disk does not answer: the last changes are not saved yet." in text
    assert "What could not be saved is in " in text
    assert talker.code == 4


def others_give(talker: Talker, place: int, group: CategoryGroup) -> None:
    """Save another version of the set-up in its place, as a copy from elsewhere would."""
    saved = talker.store.read("acme")
    part = categories.STEP.listing
    assert part
    theirs = saved._replace(setup=set_group(saved.setup, part, place, group), revision=saved.revision + 7)
    write(talker.store.folder / "acme.json", stored_form(theirs))


@pytest.mark.parametrize(
    ("answer", "groups"),
    [
        ("merge", ["Partner", "Customer"]),
        ("theirs", ["PotentialCustomer", "Customer"]),
        ("copy", ["Partner", "Other"]),
    ],
)
def test_a_conflict_is_settled_by_a_command(talker: Talker, answer: str, groups: list[str]) -> None:
    talker.save(new_others())
    text = talker.start(
        lambda: others_give(talker, 1, CategoryGroup.CUSTOMER),
        "group 1 3",
        "retry",
        answer,
        "list",
        name="Acme",
    )
    assert "Changed by someone else. " in text
    assert (
        "merge: put both versions together; where both changed the same thing, the saved one stays\n" in text
    )
    assert "theirs: give up yours and go on with the saved one; undo brings yours back\n" in text
    assert "“retry” is no command here" in text
    stem = "acme-copy" if answer == "copy" else "acme"
    kept = talker.store.read(stem).setup
    assert [item.category_group for item in kept.wanted.categories[:2]] == groups
    if answer == "copy":
        assert "Yours is kept as “Acme (copy)”." in text
    assert talker.code == 3


def new_others() -> LeadSetup:
    """Return a set-up with two categories that nobody has in the CRM, so no edit is asked about."""
    setup = existing()
    return setup._replace(current=setup.current._replace(categories=()))


def test_what_clashes_in_a_merge_is_told_and_undone(talker: Talker) -> None:
    talker.save(new_others())
    text = talker.start(
        lambda: others_give(talker, 1, CategoryGroup.CUSTOMER),
        "group 2 3",
        "merge",
        "list",
        "undo",
        name="Acme",
    )
    assert "1 change of yours clashed and was left out:\n" in text
    assert "Supplier Category group: yours was “Partner”, and “Customer” stays." in text
    assert talker.saved.wanted.categories[1].category_group == CategoryGroup.PARTNER


def test_a_file_that_is_damaged_meanwhile_is_set_aside_and_told(talker: Talker) -> None:
    path = talker.store.folder / "acme.json"
    text = talker.work(existing(), lambda: path.write_bytes(b"{"), "group 2 2")
    assert f"The damaged file is kept as {talker.store.folder / 'damaged' / 'acme.json'}." in text
    assert talker.saved.wanted.categories[1].category_group == CategoryGroup.CUSTOMER


def test_a_second_wizard_is_read_only_and_says_who_holds_it(talker: Talker) -> None:
    before = existing()
    talker.save(before)
    with talker.store.open("acme"):
        edits = (
            "add",
            "edit 1",
            "delete 2",
            "restore 2",
            "move 1 2",
            "paste",
            "lead 1",
            "group 2 2",
            "standard",
        )
        text = talker.start(
            *edits, "customer", "restore-revision 1", "next", "next", "edit 1", "skip", name="Acme"
        )
    reason = "is open in another wizard"
    assert text.count(reason) >= len(edits) + 2
    assert "Step 3 of 3: Marketing Premium" in text
    assert "Enter keeps it" not in text
    assert talker.code == 3
    assert talker.saved == before


def test_a_read_only_set_up_cannot_be_completed_or_ticked(talker: Talker) -> None:
    talker.save(at("review"))
    with talker.store.open("nordlys-as"):
        text = talker.start("complete", name="Nordlys AS")
    assert text.count("is open in another wizard") == 2
    assert talker.code == 3
