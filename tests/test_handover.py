"""The hand-over paper: what stands on it, and that nothing a customer wrote works as Markdown or HTML."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.builders import LEAD, SCRIPT, finished, with_categories, with_flow, with_premium, with_utm
from tests.handover.samples import NASTY, TODAY, TRAIL, with_text
from tests.strategies import setups
from wizard import steps
from wizard.domain.model import LeadSetup, Status, Use
from wizard.domain.plan import plan
from wizard.domain.text import show
from wizard.handover import handover_text_or_bytes, path_text
from wizard.handover.as_markdown import code, escaped
from wizard.standard import terms


def paper(setup: LeadSetup) -> str:
    text = handover_text_or_bytes(setup, "md", today=TODAY)
    assert isinstance(text, str)
    return text


def section(text: str, title: str) -> str:
    """Return what stands below a heading, up to the next one."""
    return text.split(f"\n## {title}\n")[1].split("\n## ")[0]


def tokens(text: str) -> Iterator[Token]:
    """Yield what a reader makes of a text: one that knows tables, strike-through and bare addresses too."""
    reader = MarkdownIt("gfm-like", {"html": True})
    for token in reader.parse(text):
        yield token
        yield from token.children or ()


def shape(text: str) -> list[tuple[str, str]]:
    """Return a text's structure without its words."""
    plain = {"text", "code_inline", "inline"}
    return [(token.type, token.tag) for token in tokens(text) if token.type not in plain]


def split(text: str) -> tuple[str, str]:
    """Return the paper without the problems that remain, and those: the text decides how many there are."""
    lines = text.splitlines()
    remaining = [line for line in lines if line.startswith("> - ")]
    return "\n".join(line for line in lines if line not in remaining), "\n".join(remaining)


@pytest.mark.parametrize("text", NASTY)
def test_nothing_that_a_customer_wrote_works_as_markdown(text: str) -> None:
    body, problems = split(paper(with_text(text)))
    assert shape(body) == shape(split(paper(with_text("Plain")))[0])
    words = {"blockquote", "bullet_list", "list_item", "paragraph"}
    assert {kind.removesuffix("_open").removesuffix("_close") for kind, _tag in shape(problems)} == words


@pytest.mark.parametrize("text", NASTY)
def test_what_a_customer_wrote_is_read_as_it_was(text: str) -> None:
    contents = [token.content for token in tokens(paper(with_text(text)))]
    assert show(text).strip() in "".join(content for content in contents)
    codes = [token.content for token in tokens(code(text)) if token.type == "code_inline"]
    assert codes == [show(text)]
    said = "".join(token.content for token in tokens(f"x {escaped(text)} x") if token.type == "text")
    assert said == f"x {show(text).strip()} x"


@given(st.text(max_size=12) | st.text(r"`*_[]()<>#.:@w\ a-1!&;~$", max_size=14))
def test_any_text_survives_escaping_and_code(text: str) -> None:
    typed = code(text) if show(text).strip() else ""
    found = [token for token in tokens(f"- x {typed} {escaped(text)} x") if token.type == "inline"]
    assert [
        child.type for child in found[0].children or () if child.type not in ("text", "code_inline")
    ] == []
    codes = [token.content for token in found[0].children or () if token.type == "code_inline"]
    assert codes == ([show(text)] if show(text).strip() else [])


@given(setups())
def test_any_set_up_has_each_action_once(setup: LeadSetup) -> None:
    text = paper(setup)
    assert text.count("\n- [ ] **") + text.count("\n- [x] **") == len(plan(setup))
    assert all(f"**{escaped(action.title)}**" in text for action in plan(setup))


def test_the_head_says_whose_it_is_and_when() -> None:
    text = paper(finished())
    assert text.startswith("# Lead management for Nordlys AS\n")
    assert "- Tenant: `Cust12345`\n" in text
    assert "- CRM language: English\n" in text
    assert f"- Date: {TODAY}\n" in text


def test_a_draft_says_so_and_names_what_remains() -> None:
    text = paper(with_premium(use=Use.UNDECIDED))
    assert "still a draft" in text
    assert "> - 3 Marketing Premium: Decide on Marketing Premium" in text


def test_a_draft_without_problems_names_none() -> None:
    assert "problems first" not in paper(finished())


def test_a_complete_set_up_is_no_draft() -> None:
    setup = finished()
    assert "draft" not in paper(setup._replace(progress=setup.progress._replace(status=Status.COMPLETE)))


def test_it_says_who_may_do_it_and_from_which_version() -> None:
    before = section(paper(finished()), "Before you start")
    assert "administrator" in before
    assert "11.6" in before


def test_only_the_licences_that_are_used_are_named() -> None:
    assert "Growth" not in paper(with_premium(use=Use.NO))
    assert "Sales Essentials" in paper(with_premium(use=Use.NO))
    assert "Growth" in paper(with_flow(enabled=False))
    assert "Plus" not in paper(with_flow(enabled=False))
    assert "Plus / Super" in paper(with_utm(enabled=False))
    assert "10 active flows" in paper(with_utm(enabled=False))


def test_a_section_begins_with_its_click_path_in_the_language_of_the_crm() -> None:
    setup = finished()
    setup = setup._replace(customer=setup.customer._replace(crm_language="sv"))
    path = "**Inställningar och underhåll → Listor → Företag – Kategori**"
    assert section(paper(setup), "1. Categories").strip().splitlines()[2] == path


def test_a_path_has_an_arrow_between_two_places() -> None:
    assert path_text(plan(finished())[0]) == "Settings and maintenance → Lists → Company – Category"


def test_each_action_has_a_box_its_changes_and_its_numbered_steps() -> None:
    assert section(paper(finished()), "1. Categories").strip().splitlines()[4:] == [
        "- [ ] **Change the category “Lead”**",
        "    - Lead status: `off` → `enabled`",
        "    1. On the tab **Items**, open `Lead`.",
        "    2. Check that **Category group** is **Potential customer**.",
        "    3. Tick **Enable lead status for this category**.",
        "    4. Click **OK**.",
    ]


def test_an_action_that_is_done_is_ticked() -> None:
    setup = finished()
    done = plan(setup)[0].id
    text = paper(setup._replace(progress=setup.progress._replace(checklist=(done,))))
    assert text.count("- [x] ") == 1
    assert "- [x] **Change the category “Lead”**" in text


def test_a_step_without_actions_says_so() -> None:
    text = paper(with_premium(use=Use.NO))
    assert section(text, "2. Lead statuses").strip() == "Nothing to change."
    assert section(text, "3. Marketing Premium").strip() == "Skipped: nothing to change."
    assert text.count("\n## ") == len(steps.STEPS) + 5


def test_a_step_with_actions_says_why_they_matter() -> None:
    for number, step in enumerate(steps.STEPS, 1):
        said = step.why in section(paper(finished()), f"{number}. {step.title}")
        assert said == any(action.step == step.id for action in plan(finished()))


def test_an_empty_value_is_said_in_a_word() -> None:
    setup = finished()
    lead = setup.wanted.categories[0]._replace(tooltip="New")
    wanted = setup.wanted._replace(categories=(lead, *setup.wanted.categories[1:]))
    assert "    - Tooltip: (empty) → `New`\n" in paper(setup._replace(wanted=wanted))


@pytest.mark.parametrize(("language", "noted"), [("en", False), ("sv", False), ("no", True), ("de", True)])
def test_labels_in_english_are_noted_where_the_word_is_not_known(language: str, noted: bool) -> None:
    setup = finished()
    setup = setup._replace(customer=setup.customer._replace(crm_language=language))
    notes = [line for line in paper(setup).splitlines() if "is not known" in line]
    assert bool(notes) is noted
    assert all("**Distribute to owner**" in line for line in notes)


def test_a_label_that_is_not_used_needs_no_note() -> None:
    setup = with_flow(enabled=False)
    text = paper(setup._replace(customer=setup.customer._replace(crm_language="no")))
    assert "is not known" not in text


def test_what_to_check_names_a_lead_category_the_field_and_the_default() -> None:
    setup = with_premium(use=Use.NO)
    setup = setup._replace(customer=setup.customer._replace(crm_language="no"))
    checks = section(paper(setup), "Check it afterwards").strip().splitlines()
    words = terms("no")
    assert "`Lead`" in checks[0]
    assert f"**{words.lead_status}** stands below **{words.category}** and shows `Open`" in checks[1]
    assert words.enable_lead_status in checks[2]
    assert len(checks) == 3


def test_of_many_lead_categories_three_are_named() -> None:
    more = [LEAD._replace(key=f"n{number}", name=f"New {number}") for number in range(1, 4)]
    checks = section(paper(with_categories(*more)), "Check it afterwards").strip().splitlines()
    assert checks[0] == (
        "1. Set a test company to one of the lead categories, such as `New 1`, `New 2`, `New 3`."
    )


def test_the_description_of_the_default_is_checked_where_it_has_one() -> None:
    setup = finished()
    first, *rest = setup.wanted.lead_statuses
    wanted = setup.wanted._replace(lead_statuses=(first._replace(tooltip="Not contacted"), *rest))
    checks = section(paper(setup._replace(wanted=wanted)), "Check it afterwards")
    assert "**Lead status**: its description is `Not contacted`." in checks
    assert "its description" not in paper(setup)


WEBSITE = "For the website and the campaigns"


def test_the_script_the_links_and_how_to_try_them_stand_together() -> None:
    link = "https://www.nordlys.no/webinar?utm_source=linkedin&utm_medium=social&utm_campaign=webinar_sept"
    lines = section(paper(finished()), WEBSITE).splitlines()
    assert f'`<script src="{SCRIPT}"></script>`' in lines
    assert f"- `webinar_sept` · `linkedin / social` · `{link}`" in lines
    assert f"1. Open the campaign link `{link}` and send the form." in lines
    assert any("source, medium and campaign" in line for line in lines)
    assert WEBSITE not in paper(with_utm(enabled=False))


def test_without_script_and_links_the_website_section_says_so() -> None:
    text = section(paper(with_utm(script_url="", campaigns=())), WEBSITE)
    assert "The UTM script is not known yet" in text
    assert "1. Open a page of the website with UTM tags" in text
    assert "<script" not in text


def test_the_life_of_a_lead_is_told_in_words() -> None:
    assert section(paper(finished()), "The life of a lead").strip().splitlines() == [
        "- Categories whose contacts are leads: `Lead`",
        "- Each of these contacts has a lead status:",
        "    1. `Open`: new leads begin here",
        "    2. `Contacting`",
        "    3. `Disqualified`: not followed up",
        "    4. `Re-nurture`: back to marketing",
        "    5. `Qualified`: sales takes over",
        "- Won: `Customer`",
        "- Lost: `Lost opportunity`",
    ]


def test_the_trail_is_there_when_it_is_wanted() -> None:
    text = handover_text_or_bytes(finished(), "md", today=TODAY, trail=TRAIL)
    assert isinstance(text, str)
    lines = section(text, "The trail").strip().splitlines()
    assert lines[2:] == [
        "- 2026-04-30 16\\:12 · kari · completed",
        r"- 2026-04-29 09\:03 · \<b\>ola\</b\> · \*x\*",
    ]
    assert "The trail" not in paper(finished())


def test_help_pages_are_those_of_the_language_and_of_what_is_used() -> None:
    setup = finished()
    setup = setup._replace(customer=setup.customer._replace(crm_language="nl"))
    pages = section(paper(setup), "SuperOffice's own help").strip().splitlines()
    assert len(pages) == 5
    assert all("(https://docs.superoffice.com/nl/" in page for page in pages)
    assert len(section(paper(with_premium(use=Use.NO)), "SuperOffice's own help").strip().splitlines()) == 3


def test_signs_that_only_some_readers_obey_are_escaped_too() -> None:
    assert escaped("@kari $x$ H^2^") == r"\@kari \$x\$ H\^2\^"
