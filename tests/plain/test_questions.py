"""Questions: defaults, limits, help, going back, taking an answer back, and words that are answers."""

from tests.builders import finished
from tests.plain.conversation import KEEP, Talker, existing, new
from wizard import i18n


def test_a_question_says_its_limits_default_and_ways_out(talker: Talker) -> None:
    text = talker.work(existing(), "edit 1", KEEP, KEEP, KEEP, KEEP)
    assert "Category, 1 to 239 characters. Now “Prospect”: Enter keeps it. (<, undo, ?, quit)\n> " in text
    assert (
        "Category group:\n1. Potential customer\n2. Customer\n3. Partner\n4. Lost\n5. Other\n6. No group\n"
        in text
    )
    assert "A number from 1 to 6. Now Potential customer: Enter keeps it. (<, undo, ?, quit)\n> " in text
    assert "Lead status, yes or no. Now yes: Enter keeps it. (<, undo, ?, quit)\n> " in text
    assert "Tooltip, up to 254 characters. Enter leaves it empty. (<, undo, ?, quit)\n> " in text
    assert "Nothing was changed." in text


def test_help_says_what_a_field_is_for_and_asks_again(talker: Talker) -> None:
    text = talker.work(new(), "add", "?", "Event", KEEP, KEEP, KEEP)
    assert "What users choose on the company card. Names are unique, deleted ones included." in text
    assert "< goes to the question before; from the first one it goes back." in text
    assert "undo takes the last answer back." in text
    assert "quit leaves the wizard; everything is kept." in text
    assert "To answer with such a word or sign itself, put \\ before it." in text
    assert text.count("Category, 1 to 239 characters.") == 2
    assert talker.names[-1] == "Event"


def test_back_goes_to_the_question_before_and_keeps_its_answer(talker: Talker) -> None:
    text = talker.work(new(), "add", "Event", "<", KEEP, KEEP, KEEP, KEEP)
    assert "Now “Event”: Enter keeps it." in text
    assert talker.names[-1] == "Event"


def test_back_from_the_first_question_changes_nothing(talker: Talker) -> None:
    before = new()
    talker.work(before, "add", "Event", "<", "<", "list")
    assert talker.saved == before


def test_undo_takes_the_last_answer_back(talker: Talker) -> None:
    text = talker.work(existing(), "edit 2", "undo", "Vendor", "undo", "<", "list")
    assert "Nothing was answered here yet. < goes back without change." in text
    assert text.count("Now “Supplier”: Enter keeps it.") == 3
    assert talker.names == ["Prospect", "Supplier"]


def test_a_hyphen_empties_what_may_be_empty(talker: Talker) -> None:
    talker.work(new(), "add", "Event", KEEP, KEEP, "At a fair")
    text = talker.work(new(), "edit 5", "-", KEEP, KEEP, KEEP, "-")
    assert "To put right: Category is empty." in text
    assert "Tooltip, up to 254 characters. Now “At a fair”: Enter keeps it, - empties it." in text
    assert talker.saved.wanted.categories[-1].tooltip == ""


def test_with_a_backslash_a_word_or_sign_is_an_answer(talker: Talker) -> None:
    for typed, name in (("\\quit", "quit"), ("\\<", "<"), ("\\?", "?"), ("\\-", "-"), ("\\\\undo", "\\undo")):
        talker.work(new(), "add", typed, KEEP, KEEP, KEEP)
        assert talker.names[-1] == name
    for name in ("\\\\server\\share", "back", "help", "next", "add", "skip", "list"):
        talker.work(new(), "add", name, KEEP, KEEP, KEEP)
        assert talker.names[-1] == name


def test_yes_and_no_are_understood_in_both_languages(talker: Talker) -> None:
    i18n.use("sv")
    for answer in ("ja", "J", "YES", "y"):
        talker.work(new(), "add", f"Event {answer}", "1", "kanske", "nej", "<", answer, KEEP)
        assert talker.saved.wanted.categories[-1].enable_lead_status


def test_a_choice_takes_number_value_or_label(talker: Talker) -> None:
    text = talker.work(finished(), "customer", KEEP, KEEP, "7", "klingon", "svenska")
    assert text.count("Type a number from 1 to 6.") == 2
    assert talker.saved.customer.crm_language == "sv"
    talker.work(finished(), "customer", KEEP, KEEP, "de")
    assert talker.saved.customer.crm_language == "de"


def test_names_are_unique_for_the_customer_too(talker: Talker) -> None:
    talker.save(new())
    text = talker.work(finished(), "customer", "acme", "<")
    assert "There is already a set-up of this name." in text
    assert talker.store.read("nordlys-as").setup.customer.name == "Nordlys AS"
