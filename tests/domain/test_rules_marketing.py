"""The rules of step 3: what is decided, UTM tracking, its links, and the flow that shares out leads."""

import pytest

from tests.builders import (
    LINK,
    SCRIPT,
    UTM,
    finished,
    found,
    messages,
    with_flow,
    with_link,
    with_premium,
    with_utm,
)
from wizard.domain.model import Campaign, LeadDistribution, LeadSetup, Status, Use, UtmTracking
from wizard.domain.plan import plan
from wizard.domain.problems import Severity
from wizard.domain.text import has_unsafe
from wizard.steps import marketing, utm

ERROR, MISSING, WARNING = Severity.ERROR, Severity.MISSING, Severity.WARNING
U, D = "marketing_premium.utm_tracking", "marketing_premium.lead_distribution"

NONSENSE_UTM = UtmTracking(True, "no address", "no script", (Campaign("x", "A B", "-_", "", " ", "C"), LINK))
NONSENSE_FLOW = LeadDistribution(True, ("", "A", "a"), "group", only_unassigned=False)


def test_not_deciding_is_missing_in_a_draft_and_an_error_in_a_complete_set_up() -> None:
    setup = with_premium(use=Use.UNDECIDED)
    assert found(setup) == [("marketing_premium.use", "undecided", MISSING)]
    complete = setup._replace(progress=setup.progress._replace(status=Status.COMPLETE))
    assert found(complete) == [("marketing_premium.use", "undecided", ERROR)]


def test_yes_with_nothing_switched_on_is_warned_about() -> None:
    setup = with_premium(utm_tracking=UtmTracking(), lead_distribution=LeadDistribution())
    assert found(setup) == [("marketing_premium.use", "nothing-on", WARNING)]


def test_the_two_parts_are_switched_on_each_by_itself() -> None:
    assert found(with_premium(utm_tracking=UtmTracking())) == []
    assert found(with_premium(lead_distribution=LeadDistribution())) == []


@pytest.mark.parametrize(("use", "left"), [(Use.NO, []), (Use.UNDECIDED, ["undecided"])])
def test_what_is_switched_off_is_kept_without_problems_and_not_planned(use: Use, left: list[str]) -> None:
    setup = with_premium(use=use, utm_tracking=NONSENSE_UTM, lead_distribution=NONSENSE_FLOW)
    assert [code for _path, code, _severity in found(setup)] == left
    assert [action for action in plan(setup) if action.step == "marketing"] == []


def test_a_part_that_is_switched_off_by_itself_is_kept_without_problems_too() -> None:
    assert found(with_premium(utm_tracking=NONSENSE_UTM._replace(enabled=False))) == []
    assert found(with_premium(lead_distribution=NONSENSE_FLOW._replace(enabled=False))) == []


def test_nonsense_that_counts_is_found() -> None:
    setup = with_premium(utm_tracking=NONSENSE_UTM, lead_distribution=NONSENSE_FLOW)
    assert {path for path, _code, severity in found(setup) if severity is ERROR} == {
        f"{U}.website",
        f"{U}.script_url",
        *(f"{U}.campaigns[0].{name}" for name in ("url", "source", "medium", "campaign", "term", "content")),
        f"{D}.associates[0]",
        f"{D}.associates[2]",
        f"{D}.user_group",
    }


@pytest.mark.parametrize("use", Use)
def test_what_is_unsafe_or_too_long_is_refused_even_when_it_is_switched_off(use: Use) -> None:
    off = with_premium(
        use=use,
        utm_tracking=UtmTracking(website="\x1b[31m", script_url="x" * 2001),
        lead_distribution=LeadDistribution(associates=("\u202e", "x" * 255)),
    )
    assert [entry for entry in found(off) if entry[2] is ERROR] == [
        (f"{U}.website", "control-characters", ERROR),
        (f"{U}.script_url", "too-long", ERROR),
        (f"{D}.associates[0]", "control-characters", ERROR),
        (f"{D}.associates[1]", "too-long", ERROR),
    ]


def test_skipping_keeps_everything_but_the_answer() -> None:
    skipped = marketing.skip(finished())
    assert skipped == with_premium(use=Use.NO)


@pytest.mark.parametrize(
    "website",
    [
        "https://www.nordlys.no",
        "http://nordlys.no:8080/a?b#c",
        "HTTPS://NORDLYS.NO",
        "https://blåbær.no",
        "https://[::1]/",
    ],
)
def test_a_web_address_is_taken(website: str) -> None:
    assert found(with_utm(website=website, campaigns=())) == []


@pytest.mark.parametrize(
    "website",
    [
        "www.nordlys.no",
        "ftp://nordlys.no",
        "https://",
        "https:///a",
        "https://a b",
        "https://a..b",
        "https://[::1",
        "https://a:port",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_web_address_is_refused(website: str) -> None:
    assert found(with_utm(website=website, campaigns=())) == [(f"{U}.website", "not-valid", ERROR)]
    assert (f"{U}.campaigns[0].url", "not-valid", ERROR) in found(with_link(url=website))


def test_the_website_is_needed() -> None:
    assert found(with_utm(website="")) == [(f"{U}.website", "website-missing", ERROR)]


@pytest.mark.parametrize("field", ["website", "script_url"])
def test_an_address_may_have_two_thousand_characters(field: str) -> None:
    longest = "https://www.nordlys.no/".ljust(2000, "x")
    codes = [code for _path, code, _severity in found(with_utm(**{field: longest}))]
    assert "too-long" not in codes
    assert (f"{U}.{field}", "too-long", ERROR) in found(with_utm(**{field: longest + "x"}))


@pytest.mark.parametrize(
    "script",
    [
        "http://online3.superoffice.com/Cust12345/cs/javascript/utm.js",
        "https://online3.superoffice.com/CustXXXXX/cs/javascript/utm.js",
        "https://online3.superoffice.com/Cust/cs/javascript/utm.js",
        "https://online3.superoffice.com/Cust１２/cs/javascript/utm.js",
        "https://online3.superoffice.com/cs/javascript/utm.js",
        SCRIPT + "?x",
        "<script>",
    ],
)
def test_only_the_tenants_script_is_taken(script: str) -> None:
    assert found(with_utm(script_url=script)) == [(f"{U}.script_url", "not-valid", ERROR)]


def test_the_script_is_the_customers_own() -> None:
    other = SCRIPT.replace("12345", "54321")
    assert found(with_utm(script_url=other)) == [(f"{U}.script_url", "script-of-other-tenant", ERROR)]
    longer = SCRIPT.replace("12345", "123456")
    assert found(with_utm(script_url=longer)) == [(f"{U}.script_url", "script-of-other-tenant", ERROR)]


def test_doubts_about_the_script_let_pass() -> None:
    assert found(with_utm(script_url="")) == [(f"{U}.script_url", "script-missing", WARNING)]
    example = SCRIPT.replace("online3", "sod2")
    assert found(with_utm(script_url=example)) == [(f"{U}.script_url", "script-example-host", WARNING)]
    setup = finished()
    unnamed = setup._replace(customer=setup.customer._replace(tenant=""))
    assert found(unnamed) == [(f"{U}.script_url", "tenant-missing", WARNING)]


@pytest.mark.parametrize(
    "pasted", [SCRIPT, f'<script src="{SCRIPT}"></script>', f"  {SCRIPT}\n", f"<script async src='{SCRIPT}'>"]
)
def test_the_address_of_the_script_is_found_in_what_was_pasted(pasted: str) -> None:
    assert utm.find_script_address(pasted) == SCRIPT


@pytest.mark.parametrize("name", ["source", "medium", "campaign"])
def test_source_medium_and_campaign_are_needed(name: str) -> None:
    assert found(with_link(**{name: ""})) == [(f"{U}.campaigns[0].{name}", "required", ERROR)]


@pytest.mark.parametrize("name", utm.PARAMETERS)
@pytest.mark.parametrize("value", ["LinkedIn", "a b", "a.b", "a&b", "a_b-c", "Å", "a/b"])
def test_a_parameter_is_lower_case_words_joined_in_one_way(name: str, value: str) -> None:
    assert found(
        with_link(campaign="a", **{name: value}) if name != "campaign" else with_link(campaign=value)
    ) == [(f"{U}.campaigns[0].{name}", "not-valid", ERROR)]


@pytest.mark.parametrize("name", utm.PARAMETERS)
@pytest.mark.parametrize("value", ["a", "høst_2026", "x" * 254])
def test_a_good_parameter_is_taken(name: str, value: str) -> None:
    assert found(with_link(**{name: value})) == []


def test_a_parameter_may_have_254_characters() -> None:
    assert found(with_link(term="x" * 255)) == [(f"{U}.campaigns[0].term", "too-long", ERROR)]


def test_all_links_join_words_with_the_same_sign() -> None:
    links = (LINK, LINK._replace(campaign="web-oct", content="a_b"), LINK._replace(term="a-b"))
    assert found(with_utm(campaigns=links)) == [
        (f"{U}.campaigns[1].campaign", "mixed-separators", ERROR),
        (f"{U}.campaigns[2].term", "mixed-separators", ERROR),
    ]
    dashed = tuple(LINK._replace(campaign=text) for text in ("web-oct", "webinar"))
    assert found(with_utm(campaigns=dashed)) == []


def test_a_page_that_carries_tags_already_is_refused() -> None:
    setup = with_link(url="https://www.nordlys.no/?a=1&UTM_Source=x&utm_id=")
    assert found(setup) == [(f"{U}.campaigns[0].url", "utm-in-page", ERROR)]
    assert "utm_id, utm_source" in messages(setup)[0]


def test_no_message_carries_a_control_character_from_an_address() -> None:
    setup = with_link(url="https://www.nordlys.no/?utm_%1b[31m=x")
    assert [code for _path, code, _severity in found(setup)] == ["utm-in-page"]
    assert not any(map(has_unsafe, messages(setup)))


@pytest.mark.parametrize("host", ["superoffice.com", "online3.superoffice.com"])
def test_a_form_hosted_by_superoffice_loses_tags(host: str) -> None:
    assert found(with_link(url=f"https://{host}/x")) == [(f"{U}.campaigns[0].url", "hosted-form", WARNING)]


def test_a_page_of_another_website_needs_the_script_too() -> None:
    path = f"{U}.campaigns[0].url"
    assert found(with_link(url="https://notsuperoffice.com/")) == [(path, "other-website", WARNING)]
    assert found(with_link(url="http://NORDLYS.no/x")) == []


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("https://a.no", "https://a.no?utm_source=s&utm_medium=m&utm_campaign=c"),
        ("https://a.no/x?y=1#top", "https://a.no/x?y=1&utm_source=s&utm_medium=m&utm_campaign=c#top"),
        ("a.no", ""),
    ],
)
def test_the_link_has_the_tags_in_the_right_place(page: str, link: str) -> None:
    assert utm.link(Campaign(page, "s", "m", "c")) == link


def test_the_link_is_encoded_and_leaves_out_what_is_empty() -> None:
    link = utm.link(Campaign("https://a.no/", "s", "m", "høst", term="", content="x"))
    assert link.endswith("utm_campaign=h%C3%B8st&utm_content=x")


def test_a_plan_can_be_made_whatever_a_draft_holds() -> None:
    for sign in ("\ud800", "\x00", "{", "💥"):
        nonsense = Campaign(f"https://a.no/{sign}?{sign}#{sign}", *[sign] * 5)
        flow = LeadDistribution(True, (sign,), sign, fallback_associate=sign)
        setup = with_premium(utm_tracking=UTM._replace(campaigns=(nonsense,)), lead_distribution=flow)
        assert all(sentence.render() for action in plan(setup) for sentence in action.how)


def test_someone_gets_the_leads() -> None:
    nobody = with_flow(associates=(), user_group=" ")
    assert found(nobody) == [(f"{D}.associates", "nobody", ERROR)]
    assert found(with_flow(associates=(), user_group="Sales")) == []


def test_associates_or_a_user_group_but_not_both() -> None:
    assert found(with_flow(user_group="Sales")) == [(f"{D}.user_group", "associates-and-group", ERROR)]


@pytest.mark.parametrize("other", ["KARI", " kari ", "Kari"])
def test_an_associate_is_named_once(other: str) -> None:
    setup = with_flow(associates=("OLA", "KARI", other))
    assert found(setup) == [(f"{D}.associates[2]", "associate-twice", ERROR)]


def test_an_associate_is_compared_as_names_are() -> None:
    setup = with_flow(associates=("ÅSE", "A\u030ase"))
    assert found(setup) == [(f"{D}.associates[1]", "associate-twice", ERROR)]


def test_doubts_about_the_flow_let_pass() -> None:
    assert found(with_flow(only_unassigned=False)) == [(f"{D}.only_unassigned", "overwrites-owners", WARNING)]
    assert found(with_flow(fallback_associate=" ")) == [(f"{D}.fallback_associate", "no-fallback", WARNING)]


@pytest.mark.parametrize("field", ["user_group", "fallback_associate"])
def test_names_of_the_flow_may_have_254_characters(field: str) -> None:
    def setup(length: int) -> LeadSetup:
        return with_flow(associates=() if field == "user_group" else ("OLA",), **{field: "å" * length})

    assert found(setup(254)) == []
    assert found(setup(255)) == [(f"{D}.{field}", "too-long", ERROR)]
