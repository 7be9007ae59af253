"""Wherever the user is: undo and redo, going to a step, the customer, kept revisions, unknown commands."""

from tests.builders import finished
from tests.plain.conversation import KEEP, Talker, existing, new
from wizard.domain.model import CategoryGroup, Database, LeadSetup


def test_undo_and_redo_say_what_they_change_and_go_where_it_was(talker: Talker) -> None:
    text = talker.work(existing(), "undo", "redo", "group 2 2", "next", "undo", "redo", "undo")
    assert "There is nothing to undo." in text
    assert "There is nothing to redo." in text
    assert text.count("Undone: Categories: 1 changed.") == 2
    assert text.count("Done again: Categories: 1 changed.") == 1
    assert talker.saved.wanted.categories[1].category_group == CategoryGroup.OTHER
    assert talker.saved.progress.step == "categories"


def test_steps_are_told_and_gone_to(talker: Talker) -> None:
    text = talker.work(finished(), "step", "step 3", "step 9", "next", "step 1", "step")
    assert "1. Categories: you are here\n2. Lead statuses: not reached yet" in text
    assert "You have not been there yet: go on with next." in text
    assert "Type a number from 1 to 4." in text
    assert "2. Lead statuses: in order" in text
    assert talker.saved.progress.step == "categories"


def test_the_customer_is_edited(talker: Talker) -> None:
    text = talker.work(new(), "customer", "Acme AS", KEEP, "Norsk", KEEP, "history")
    assert "Changed." in text
    assert talker.saved.customer.name == "Acme AS"
    assert talker.names[1] == "Markedsføringskvalifisert lead"  # a list that nobody touched follows


def test_the_kind_of_database_is_corrected_and_untouched_lists_follow(talker: Talker) -> None:
    talker.work(new(), "customer", KEEP, KEEP, KEEP, "2")
    assert talker.saved.customer.database is Database.EXISTING
    assert talker.names == []


def test_a_kept_revision_is_brought_back_and_undone(talker: Talker) -> None:
    text = talker.work(
        new(), "lead 1", "restore-revision", "restore-revision 99", "restore-revision 1", "undo", "history"
    )
    assert "Type the number of a revision after restore-revision; history lists them." in text
    assert "There is no such revision any more." in text
    assert "Revision 1 is back." in text
    assert "Revision 1, 20" in text
    assert ", restored, by " in text
    assert talker.saved.wanted.categories[0].enable_lead_status


def test_an_empty_line_and_an_unknown_command_say_what_to_type(talker: Talker) -> None:
    text = talker.work(new(), KEEP, "frobnicate 3", "tick 1")
    assert "Type a command, such as next; ? lists them." in text
    assert "“frobnicate 3” is no command here; ? lists them." in text
    assert "“tick 1” is no command here; ? lists them." in text


def test_a_set_up_begun_in_plain_mode_is_the_same_when_it_is_opened_again(talker: Talker) -> None:
    def look() -> None:
        seen.append(talker.saved)

    seen: list[LeadSetup] = []
    talker.work(existing(), "group 2 2", look, "next", look)
    assert [setup.progress.step for setup in seen] == ["categories", "statuses"]
    assert "Step 2 of 3: Lead statuses" in talker.start(name="Acme")
