"""The start of plain mode: the saved set-ups, a new one, a document, deleting, a damaged file."""

import errno
import json
from pathlib import Path

import pytest

from tests.builders import finished
from tests.plain.conversation import KEEP, Talker, at, existing, new
from wizard.document.answers import to_document
from wizard.domain.model import Database, LeadSetup, Status
from wizard.store import Event, NotSaved, OpenSetup, Store


def test_the_start_says_what_can_be_done(talker: Talker) -> None:
    text = talker.start("?", "<", "nonsense", "7", "")
    assert talker.code == 3
    assert "There is no saved set-up yet." in text
    assert "Type a number to open a set-up, or a command: new, import FILE, template, list, demo." in text
    assert "company categories, lead statuses and, if you have it, Marketing Premium" in text
    assert "new: new set-up" in text
    assert "This is the start; quit leaves the wizard." in text
    assert "“nonsense” is no number or command here; ? lists them." in text
    assert "“7” is no number or command here" in text


def test_saved_set_ups_are_numbered_with_step_and_what_is_to_do(talker: Talker) -> None:
    talker.save(at("marketing"))
    talker.save(new())
    text = talker.start("list")
    assert text.count("1. Acme, Categories, 2 to do, changed 20") == 2
    assert "2. Nordlys AS, Marketing Premium, changed 20" in text


def test_a_number_opens_where_it_was_left(talker: Talker) -> None:
    talker.save(at("statuses"))
    text = talker.start("1")
    assert "Nordlys AS · CRM: English" in text
    assert "Step 2 of 3: Lead statuses" in text


def test_a_new_set_up_is_asked_for_and_started(talker: Talker) -> None:
    text = talker.start("new", "Nordlys AS", "Cust12345", "3", "Existing", "quit")
    assert talker.code == 3
    assert talker.saved.customer == ("Nordlys AS", "Cust12345", "no", Database.EXISTING)
    assert (
        "Paste the categories that the customer has today (paste), import them from a "
        "table (import), or add the standard ones (standard)." in text
    )
    assert text.endswith("Everything is kept. Go on later with: lead-wizard open nordlys-as --plain\n")


def test_a_name_that_is_not_there_yet_is_the_default_of_a_new_one(talker: Talker) -> None:
    text = talker.start(KEEP, KEEP, KEEP, KEEP, name="Nordlys AS")
    assert "Customer, 1 to 239 characters. Now “Nordlys AS”: Enter keeps it. (<, undo, ?, quit)" in text
    assert talker.saved.customer.name == "Nordlys AS"


def test_what_is_wrong_with_the_customer_is_asked_again(talker: Talker) -> None:
    talker.save(new())
    text = talker.start("new", KEEP, "x" * 240, "acme", "Other", "cust1", KEEP, KEEP, KEEP)
    assert "To put right: Customer is empty. Type at least one character." in text
    assert "To put right: Customer is 1 character too long: shorten it to 239." in text
    assert "To put right: There is already a set-up of this name. Open it instead." in text
    assert "To put right: The tenant is “Cust” and digits, such as Cust12345." in text
    assert talker.saved.customer.name == "Other"


def test_going_back_from_the_first_question_starts_nothing(talker: Talker) -> None:
    text = talker.start("new", "Acme", "<", "<")
    assert text.count("Saved set-ups: command?") == 2
    assert talker.store.entries() == []


def test_leaving_in_the_middle_of_a_new_set_up_starts_nothing(talker: Talker) -> None:
    text = talker.start("new", "Acme", "quit")
    assert talker.code == 3
    assert "Nothing was started." in text
    assert talker.store.entries() == []


def test_a_document_is_imported_and_opened(talker: Talker, tmp_path: Path) -> None:
    path = tmp_path / "a document.json"
    path.write_text(json.dumps(to_document(at("review"))), encoding="utf-8")
    text = talker.start(f"import {path}")
    assert "Review: command?" in text
    assert talker.saved == at("review")
    assert "There is already a set-up of this name." in talker.start("import", str(path))


def test_a_document_that_cannot_be_taken_is_told(talker: Talker, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text("{}", encoding="utf-8")
    text = talker.start(f"import {path}", "import", KEEP, "import", "<", "import /no/such")
    assert "so nothing was imported" in text
    assert text.count("File. Enter goes back. (<, ?, quit)") == 2
    assert talker.store.entries() == []


def test_deleting_asks_first(talker: Talker) -> None:
    talker.save(new())
    text = talker.start("delete", "delete 2", "delete 1", KEEP, "delete 1", "perhaps", "yes")
    assert text.count("Type the number of a set-up after delete.") == 2
    assert text.count("Delete the set-up of Acme?") == 2
    assert "Type yes or no." in text
    assert "Moved to " in text
    assert "There is no saved set-up yet." in text
    assert (talker.store.folder / "deleted" / "acme.json").exists()


def test_back_at_the_first_step_goes_to_the_list(talker: Talker) -> None:
    text = talker.work(existing(), "<", "1", "next")
    assert "1. Acme, Categories" in text
    assert talker.saved.progress.step == "statuses"


def test_a_completed_set_up_leaves_with_0(talker: Talker) -> None:
    text = talker.work(at("review", status=Status.COMPLETE), "quit")
    assert talker.code == 0
    assert text.endswith("The set-up is complete, and everything is kept.\n")
    talker.work(at("review", status=Status.COMPLETE))
    assert talker.code == 0


def damage(talker: Talker) -> Path:
    """Leave a damaged file with a whole version before it."""
    talker.work(existing(), "lead 1", "yes")
    path = talker.store.folder / "acme.json"
    path.write_bytes(path.read_bytes()[:200])
    return path


def test_a_damaged_file_offers_the_version_before(talker: Talker) -> None:
    path = damage(talker)
    text = talker.start("1", KEEP)
    assert "1. acme, cannot be read" in text
    assert "Damaged file" in text
    assert "is whole. The damaged file is kept in the folder “damaged”." in text
    assert talker.code == 4
    assert len(path.read_bytes()) == 200
    text = talker.start("yes", name="acme")
    assert "Step 1 of 3: Categories" in text
    assert talker.code == 3
    assert talker.saved.wanted == existing().wanted
    assert f"The damaged file is kept as {path.parent / 'damaged' / 'acme.json'}." in text
    assert (path.parent / "damaged" / "acme.json").exists()


def test_a_file_without_a_whole_version_is_told(talker: Talker) -> None:
    path = damage(talker)
    for other in path.parent.rglob("*.bak"):
        other.unlink()
    for other in path.parent.rglob("history/acme/*"):
        other.unlink()
    text = talker.start(name="acme")
    assert "cannot be used and was left as it is" in text
    assert "Saved set-ups: command?" in text
    assert talker.code == 4


def test_a_set_up_that_cannot_be_created_keeps_what_was_typed(
    talker: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = Store.create
    failures = [NotSaved(talker.store.folder, OSError(errno.ENOSPC, "full"))]

    def failing(store: Store, setup: LeadSetup, event: Event = Event.CREATED) -> OpenSetup:
        if failures:
            raise failures.pop()
        return create(store, setup, event)

    monkeypatch.setattr(Store, "create", failing)
    text = talker.start("new", "Nordlys", *[KEEP] * 7)
    assert "The disk is full." in text
    assert "Now “Nordlys”: Enter keeps it." in text
    assert talker.saved.customer.name == "Nordlys"
    assert talker.code == 3


def test_a_store_that_is_no_folder_is_store_trouble(talker: Talker) -> None:
    talker.store.folder.write_text("not a folder", encoding="utf-8")
    talker.start(name="Acme")
    assert talker.code == 4


def test_it_starts_and_ends_with_the_full_screens_names_of_the_keys(talker: Talker) -> None:
    from wizard.steps import categories

    talker.work(finished())
    assert "(Space)" in categories.STEP.guide()
