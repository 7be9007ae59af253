"""The form step: its questions in order, only those that are shown; campaign links; skipping."""

from tests.builders import LINK, finished, with_flow, with_premium, with_utm
from tests.plain.conversation import KEEP, Talker, at
from wizard.domain.model import LeadSetup, Use


def test_only_the_questions_that_are_shown_are_asked(talker: Talker) -> None:
    talker.work(at("marketing", with_premium(use=Use.UNDECIDED)), "no")
    assert "Step 3 of 3: Marketing Premium" in talker.text
    assert "1. Marketing Premium: Not decided yet\nCommands: list, edit N, skip, next." in talker.text
    assert "UTM tracking, yes or no" not in talker.text
    assert "That was the last question of this step; next goes on." in talker.text
    assert talker.saved.marketing_premium.use == Use.NO


def test_the_questions_come_in_order_and_enter_keeps_every_answer(talker: Talker) -> None:
    before = at("marketing")
    talker.work(before, *[KEEP] * 10, "next")
    labels = [
        *("A number from 1 to 3. Now Yes, set it up: Enter keeps it.", "UTM tracking, yes or no. Now yes"),
        *(
            "Website, up to 2000",
            "UTM script, up to 2000",
            "Campaign links: add, edit N, delete N; Enter goes on.",
        ),
        *(
            "Lead distribution, yes or no",
            "Associates, names with commas between them",
            "User group, up to 254",
        ),
        *("Only unassigned contacts, yes or no", "Fallback associate, up to 254"),
    ]
    places = [talker.text.index(label) for label in labels]
    assert places == sorted(places)
    assert "(<, undo, next, skip, ?, quit)" in talker.text
    assert talker.saved.marketing_premium == before.marketing_premium
    assert talker.saved.progress.step == "review"


def test_each_answer_is_an_edit_that_is_saved_at_once(talker: Talker) -> None:
    seen: list[LeadSetup] = []
    talker.work(at("marketing"), KEEP, KEEP, "https://a.example", lambda: seen.append(talker.saved))
    assert [setup.marketing_premium.utm_tracking.website for setup in seen] == ["https://a.example"]


def test_an_answer_that_cannot_be_taken_is_asked_again_with_what_to_do(talker: Talker) -> None:
    text = talker.work(at("marketing"), KEEP, KEEP, "nordlys", "?", "https://c.example", "nonsense", KEEP)
    assert "To put right: This is not a web address. Type it with https:// in front" in talker.text
    assert "The site with the forms, as https://www.example.com." in talker.text
    assert "next leaves out the other questions and goes on." in talker.text
    assert "skip skips this step; what was filled in is kept." in talker.text
    assert "To put right: This is not the address of the UTM script." in talker.text
    assert talker.saved.marketing_premium.utm_tracking.website == "https://c.example"
    assert text == ""  # all of it came before the first command


def test_a_wrong_answer_of_before_can_be_left_as_it_is(talker: Talker) -> None:
    talker.work(at("marketing", with_utm(website="nordlys")), KEEP, KEEP, KEEP)
    assert "To put right: This is not a web address." in talker.text
    assert talker.text.count("Website, up to 2000 characters.") == 1
    assert "UTM script, up to 2000 characters." in talker.text


def test_what_belongs_together_is_told_but_traps_nobody(talker: Talker) -> None:
    lines = (*[KEEP] * 6, "KARI, OLA", "Sales", KEEP, "-", "next", "-")
    text = talker.work(at("marketing"), *lines, "next")
    assert "To put right: The flow takes associates or one user group, not both." in talker.text
    assert "Note: Without a fallback associate" in talker.text
    assert "User group, up to 254 characters. Now “Sales”: Enter keeps it, - empties it." in text
    part = talker.saved.marketing_premium.lead_distribution
    assert (part.associates, part.user_group, part.fallback_associate) == (("KARI", "OLA"), "", "")
    assert talker.saved.progress.step == "review"


def test_next_reads_all_problems_in_order_and_asks_the_first(talker: Talker) -> None:
    broken = with_utm(website="", campaigns=(LINK._replace(source="Linked In"),))
    text = talker.work(at("marketing", broken), "next", "https://www.nordlys.no", "next", "quit")
    problems = [line for line in talker.text.splitlines() if line.startswith("To put right: ")]
    assert problems[:2] == [
        "To put right: The website is missing. Type the address of the site with the forms.",
        "To put right: Use letters and digits only, and join words with _ or -.",
    ]
    assert "Website, up to 2000 characters. Enter leaves it empty." in talker.text
    assert "Campaign links: add, edit N, delete N; Enter goes on." in text
    assert talker.saved.progress.step == "marketing"


def test_asking_next_again_and_again_is_no_fault(talker: Talker) -> None:
    broken = with_utm(website="")
    talker.work(at("marketing", broken), *["next"] * 3000)
    assert talker.code == 3


def test_back_goes_to_the_field_before_and_from_the_first_to_the_step_before(talker: Talker) -> None:
    text = talker.work(at("marketing"), KEEP, KEEP, "<", "<", "<")
    assert "Step 2 of 3: Lead statuses" in talker.text
    assert talker.saved.progress.step == "statuses"
    assert text.startswith("(<")


def test_undo_goes_to_the_field_that_it_changes(talker: Talker) -> None:
    talker.work(at("marketing"), KEEP, KEEP, "https://a.example", KEEP, "undo", KEEP, "undo")
    assert "Undone: Marketing Premium: 1 changed." in talker.text
    assert talker.text.count("Website, up to 2000 characters. Now “https://www.nordlys.no”") == 2
    assert "There is nothing to undo." in talker.text
    assert talker.saved == at("marketing")


def test_undo_of_an_edit_elsewhere_goes_there(talker: Talker) -> None:
    talker.work(at("statuses"), "move 2 1", "next", "undo")
    assert talker.text.count("Step 2 of 3: Lead statuses") == 2
    assert talker.statuses[0] == "Open"


def test_skipping_goes_on_and_keeps_what_was_filled_in(talker: Talker) -> None:
    talker.work(at("marketing"), KEEP, "skip")
    assert talker.saved.marketing_premium.use == Use.NO
    assert talker.saved.marketing_premium.utm_tracking == finished().marketing_premium.utm_tracking
    assert talker.saved.progress.step == "review"
    assert "Review" in talker.text


def test_one_answer_is_changed_and_only_what_it_brings_up_is_asked(talker: Talker) -> None:
    text = talker.work(
        at("marketing", with_flow(enabled=False)),
        *[KEEP] * 6,
        "list",
        "edit 6",
        "yes",
        *[KEEP] * 4,
        "edit 3",
        "<",
    )
    assert "5. Campaign links: 1\n6. Lead distribution: no\n" in text
    assert text.count("Associates, names") == 1
    assert text.count("Website, up to") == 1
    assert talker.saved.marketing_premium.lead_distribution.enabled
    text = talker.work(at("marketing"), "next", "<", "edit", KEEP, "next", "<", "edit 99", "skip")
    assert "Type a number from 1 to 10 after it, such as “edit 10”." in text
    assert talker.saved.marketing_premium.use == Use.NO


def test_coming_back_reads_the_answers_and_asks_nothing(talker: Talker) -> None:
    text = talker.work(at("review"), "<", "list")
    assert "3. Website: https://www.nordlys.no" in text
    assert "Enter keeps it" not in text


def test_campaign_links_are_added_edited_and_deleted(talker: Talker) -> None:
    new = ("add", "https://www.nordlys.no/messe", "newsletter", "email", "messe_oslo", KEEP, KEEP)
    talker.work(
        at("marketing"),
        *[KEEP] * 4,
        *new,
        "edit 1",
        KEEP,
        "facebook",
        *[KEEP] * 4,
        "delete 2",
        "delete",
        "undo",
        "list",
    )
    assert (
        "Campaign links: 1\n1. https://www.nordlys.no/webinar, linkedin, social, webinar_sept: https://"
        in talker.text
    )
    assert "2. https://www.nordlys.no/messe, newsletter, email, messe_oslo: https://" in talker.text
    assert "utm_source=newsletter&utm_medium=email&utm_campaign=messe_oslo" in talker.text
    assert "Deleted: 2. https://www.nordlys.no/messe" in talker.text
    assert "Type a number from 1 to 1 after it" in talker.text
    links = talker.saved.marketing_premium.utm_tracking.campaigns
    assert [link.source for link in links] == ["facebook", "newsletter"]


def test_a_campaign_link_that_is_wrong_is_asked_again(talker: Talker) -> None:
    answers = (
        "nordlys",
        "https://www.nordlys.no/messe",
        "LinkedIn",
        "linkedin",
        "social",
        "messe-oslo",
        KEEP,
        KEEP,
    )
    talker.work(at("marketing"), *[KEEP] * 4, "add", *answers)
    assert "To put right: Use small letters only" in talker.text
    assert "To put right: Words before this are joined with _. Use _ here too." in talker.text
    assert len(talker.saved.marketing_premium.utm_tracking.campaigns) == 2


def test_the_list_of_links_has_its_own_help(talker: Talker) -> None:
    talker.work(at("marketing"), *[KEEP] * 4, "?", "dance", "edit 1", "<", "next", "<", "skip")
    for line in ("add: add one at the end", "edit N: change number N", "delete N: delete number N"):
        assert f"\n{line}\n" in talker.text
    assert "“dance” is no command here; ? lists them." in talker.text
    assert talker.saved.marketing_premium.use == Use.NO
