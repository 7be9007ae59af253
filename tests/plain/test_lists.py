"""The list steps: each command, wrong numbers, and what is asked before data in the CRM is touched."""

import pytest

from tests.builders import finished, with_wanted
from tests.plain.conversation import KEEP, Talker, existing, new
from wizard.domain.model import Category, CategoryGroup

OTHERS = ("Marketing qualified lead", "Opportunity", "Lost opportunity")


def test_a_list_step_says_why_where_what_is_there_and_how_to_get_about(talker: Talker) -> None:
    talker.work(existing())
    for line in (
        "Step 1 of 3: Categories",
        "SuperOffice follows a contact as a lead only when",
        "Where in SuperOffice: Settings and maintenance > Lists > Company – Category",
        "2 items:",
        "1. Prospect, Potential customer, lead status enabled",
        "2. Supplier, Other",
        "Commands: list, add, edit N, delete N, restore N, move N M, paste, import, lead N, "
        "group N, standard, next. "
        "< goes back, undo takes the last change back, ? tells more, quit leaves; everything is kept.",
        "Categories: command? (<, undo, ?, quit)",
    ):
        assert f"\n{line}" in talker.text


def test_help_tells_the_steps_own_help_and_every_command(talker: Talker) -> None:
    text = talker.work(new(), "?")
    assert "Enable lead status on at least one category of the group Potential customer (lead N)." in text
    assert "give each the group it has there (group N)" in text
    for command in (
        *("list", "add", "edit N", "delete N", "restore N", "move N M", "paste", "import", "lead N"),
        *("group N", "standard", "next", "step N", "problems", "customer", "history", "restore-revision N"),
        *("undo", "redo", "back", "quit"),
    ):
        assert f"\n{command}: " in text
    assert "retry" not in text


def test_lead_status_is_turned_and_turned_back(talker: Talker) -> None:
    text = talker.work(new(), "lead 1", "lead 2", "LEAD 1")
    assert "1. Lead, Potential customer, lead status enabled\n" in text
    assert [item.enable_lead_status for item in talker.saved.wanted.categories] == [False, True, False, False]


def test_lead_status_outside_potential_customer_says_what_to_do(talker: Talker) -> None:
    text = talker.work(existing(), "lead 2", "delete 2", "1", "lead 2")
    assert "“Supplier” can have lead status only in the group Potential customer." in text
    assert "Change its group first (group N)." in text
    assert "“Supplier” is deleted. Restore it first (restore N)." in text


def test_a_group_is_given_by_number_by_name_or_asked_for(talker: Talker) -> None:
    text = talker.work(
        new(), "group 1 2", "group 2 lost", "group 3 Partner", "group 4", "5", "group 4 9", "<"
    )
    assert [item.category_group for item in talker.saved.wanted.categories] == [
        *(CategoryGroup.CUSTOMER, CategoryGroup.LOST, CategoryGroup.PARTNER, CategoryGroup.OTHER)
    ]
    assert text.count("A number from 1 to 6. Now ") == 2
    assert "Nothing was changed" in talker.work(new(), "group 1 2")


def test_an_item_is_added_with_its_questions_in_order(talker: Talker) -> None:
    text = talker.work(new(), "add", "Event", "1", "yes", "Met at a fair")
    labels = ["Category, 1 to 239", "Category group:", "Lead status, yes or no", "Tooltip, up to 254"]
    assert [text.index(label) for label in labels] == sorted(text.index(label) for label in labels)
    assert "5. Event, Potential customer, lead status enabled, Met at a fair\n" in text
    assert talker.saved.wanted.categories[-1] == Category(
        "c5", "Event", CategoryGroup.POTENTIAL, enable_lead_status=True, tooltip="Met at a fair"
    )


def test_the_name_of_another_item_is_asked_again(talker: Talker) -> None:
    text = talker.work(new(), "add", "OPPORTUNITY", "Other", KEEP, KEEP, KEEP)
    assert "To put right: There is already a category “Opportunity”. Choose another name." in text
    assert talker.names[-1] == "Other"
    text = talker.work(new(), "edit 1", "opportunity", "<")  # the problem stands at the item further down
    assert "To put right: There is already a category “opportunity”. Choose another name." in text


def test_a_value_that_does_not_fit_another_is_asked_again(talker: Talker) -> None:
    text = talker.work(new(), "add", "Event", "Customer", "yes", "no", KEEP)
    assert "To put right: “Event” can have lead status only in the group Potential customer." in text
    assert talker.saved.wanted.categories[-1].enable_lead_status is False


def test_a_rename_in_the_crm_is_asked_about_and_enter_is_no(talker: Talker) -> None:
    answers = ("edit 1", "Lead!", KEEP, KEEP, KEEP)
    text = talker.work(existing(), *answers, KEEP)
    assert "What this means in SuperOffice:\n“Prospect” becomes “Lead!” on every company" in text
    assert "Do it? yes or no; Enter is no. (<, ?, quit)" in text
    assert "Nothing was changed." in text
    assert talker.names[0] == "Prospect"
    text = talker.work(existing(), *answers, "?", "y")
    assert talker.names[0] == "Lead!"
    assert text.count("becomes “Lead!”") == 2  # once to ask, once for help; not again afterwards


def test_deleting_an_item_of_the_crm_offers_both_ways(talker: Talker) -> None:
    text = talker.work(existing(), "delete 2", "3", "x", "<", "delete 2", "1", "delete 2", "list")
    assert "Delete “Supplier”?\nCompanies that have “Supplier” keep showing it" in text
    assert "1. Delete\n2. It is not in SuperOffice\nA number from 1 to 2; Enter cancels." in text
    assert text.count("Type a number from 1 to 2.") == 2
    assert "Deleted: Supplier" in text
    assert "“Supplier” is deleted already. restore 2 brings it back." in text
    assert "2. Supplier, Other, deleted (note)" in text
    assert talker.saved.wanted.categories[1].deleted


def test_an_item_that_was_noted_by_mistake_goes_from_both_lists(talker: Talker) -> None:
    talker.work(existing(), "delete 2", "2")
    assert talker.names == ["Prospect"]
    assert len(talker.saved.current.categories) == 1


def test_deleting_a_planned_item_asks_yes_or_no(talker: Talker) -> None:
    text = talker.work(existing(), "add", "Event", KEEP, KEEP, KEEP, "delete 3", "undo", "delete 3", "yes")
    assert text.count("It is not in SuperOffice yet, so nothing happens there.") == 2
    assert talker.names == ["Prospect", "Supplier"]


def test_the_default_status_cannot_be_deleted(talker: Talker) -> None:
    talker.work(finished(), "next", "delete 1")
    assert "“Open” cannot be deleted: it is the status that every new lead gets." in talker.text
    assert not talker.saved.wanted.lead_statuses[0].deleted


def test_a_deleted_item_is_brought_back(talker: Talker) -> None:
    text = talker.work(existing(), "restore 2", "delete 2", "1", "restore 2")
    assert "“Supplier” is not deleted." in text
    assert "2. Supplier, Other\n" in text
    assert not talker.saved.wanted.categories[1].deleted


@pytest.mark.parametrize(
    ("command", "order"),
    [
        ("move 4 1", [3, 0, 1, 2]),
        ("move 1 4", [1, 2, 3, 0]),
        ("move 2 3", [0, 2, 1, 3]),
        ("move 2 2", [0, 1, 2, 3]),
    ],
)
def test_an_item_is_moved_to_a_place(talker: Talker, command: str, order: list[int]) -> None:
    names = ["Lead", *OTHERS]
    talker.work(new(), command)
    assert talker.names == [names[index] for index in order]


def test_a_move_is_one_edit(talker: Talker) -> None:
    text = talker.work(new(), "move 4 1", "undo")
    assert "1. Lost opportunity, Potential customer, lead status off" in text
    assert "Undone: Categories: " in text
    assert talker.names == ["Lead", *OTHERS]


@pytest.mark.parametrize("command", ["edit", "delete", "restore", "move", "lead", "group"])
def test_a_number_that_is_not_in_the_list_is_told(talker: Talker, command: str) -> None:
    text = talker.work(new(), command, f"{command} 5", f"{command} 0", f"{command} one", f"{command} ²")
    assert text.count("Type a number from 1 to 4 after it, such as “") == 5
    assert f"“{command} 4”" in text
    empty = with_wanted(new(), categories=())._replace(customer=new().customer._replace(name="Empty"))
    assert "The list is empty." in talker.work(empty, f"{command} 1")


def test_move_needs_two_numbers(talker: Talker) -> None:
    assert talker.work(new(), "move 1", "move 1 9").count("Type a number from 1 to 4") == 2


def test_names_are_pasted_up_to_a_full_stop(talker: Talker) -> None:
    lines = ("Kunde A", "  Kunde B ", "", "kunde a", "Supplier", "x" * 240, "\\quit", "\\.")
    text = talker.work(existing(), "paste", *lines, ".", "no", "2")
    assert "One name per line, pasted or typed. A full stop on a line of its own ends the list." in text
    assert "Category is 1 character too long: shorten it to 239." in text
    assert (
        "4 added. Already there: Supplier. More than once in the text, taken once: kunde a. 1 blank" in text
    )
    assert "3. Kunde A, Customer\n4. Kunde B, Customer\n5. quit, Customer\n6. ., Customer\n" in text
    assert talker.names == ["Prospect", "Supplier", "Kunde A", "Kunde B", "quit", "."]
    assert len(talker.saved.current.categories) == 2


def test_pasting_asks_whether_the_names_are_in_the_crm_and_goes_back(talker: Talker) -> None:
    text = talker.work(
        existing(), "paste", ".", "Kunde A", "?", "undo", "Kunde B", ".", "<", ".", KEEP, "<", KEEP, KEEP
    )
    assert "There is no name yet." in text
    assert "Taken back: Kunde A\n0 names so far." in text
    assert text.count("In SuperOffice now, yes or no. Now yes: Enter keeps it.") == 3
    assert talker.saved.current.categories[-1].name == "Kunde B"
    assert talker.names[-1] == "Kunde B"


def test_going_back_from_the_names_pastes_nothing(talker: Talker) -> None:
    talker.work(existing(), "paste", "Kunde A", "<", "list")
    assert talker.names == ["Prospect", "Supplier"]


def test_pasted_statuses_are_new_unless_told_otherwise(talker: Talker) -> None:
    talker.work(finished(), "next", "paste", "Demo", ".", KEEP)
    assert talker.statuses[-1] == "Demo"
    assert len(talker.saved.current.lead_statuses) == 5


def test_the_standard_categories_that_are_missing_are_added(talker: Talker) -> None:
    text = talker.work(existing(), "standard", "standard")
    assert "4 added." in text
    assert "3. Lead, Potential customer, lead status off" in text
    assert "Already there: Lead, Marketing qualified lead" in text
    assert talker.names[2:] == ["Lead", *OTHERS]


def test_what_only_categories_have_is_no_command_for_statuses(talker: Talker) -> None:
    talker.work(finished(), "next", "standard", "lead 1", "group 1")
    for text in ("standard", "lead 1", "group 1"):
        assert f"“{text}” is no command here; ? lists them." in talker.text


def test_next_reads_every_problem_and_the_first_item(talker: Talker) -> None:
    first, second, *rest = existing().wanted.categories
    broken = (
        first,
        second,
        Category("c3", "Prospect"),
        second._replace(key="c4", enable_lead_status=True),
        *rest,
    )
    text = talker.work(with_wanted(existing(), categories=broken), "list", "next", "list")
    problems = [line for line in text.splitlines() if line.startswith("To put right: ")]
    assert problems[0] == "To put right: There is already a category “Prospect”. Choose another name."
    assert sorted(problems[1:3]) == [
        "To put right: There is already a category “Supplier”. Choose another name.",
        "To put right: “Supplier” can have lead status only in the group Potential customer. "
        "Choose that group, or switch lead status off.",
    ]
    assert "\n3. Prospect, No group\nTo put right: There is already a category" in text
    assert "3. Prospect, No group (note)\n" in text.partition("To put right")[0]
    assert "3. Prospect, No group (to put right)\n" in text
    assert talker.saved.progress.step == "categories"


def test_what_is_missing_is_read_with_the_command_that_helps(talker: Talker) -> None:
    text = talker.work(new(), "next")
    assert "To put right: No category follows leads yet. Enable lead status (lead N) on at least one" in text
    assert talker.saved.progress.step == "categories"


def test_problems_tells_what_is_to_know_too(talker: Talker) -> None:
    text = talker.work(existing(), "problems", "group 2 6", "problems")
    assert "Everything is in order here." in text
    assert "Note: “Supplier” has no category group" in text


def test_a_long_list_is_read_in_part(talker: Talker) -> None:
    many = tuple(Category(f"k{n}", f"Name {n}", CategoryGroup.OTHER) for n in range(1, 41))
    text = talker.work(with_wanted(existing(), categories=many), "list")
    assert "… and 10 more; list reads the whole list." in talker.text
    assert text.count("40. Name 40, Other") == 1
