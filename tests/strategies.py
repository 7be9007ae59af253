"""Hypothesis strategies: texts, customers, list items, whole set-ups without errors, JSON, and edits."""

from typing import Any, NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from wizard import steps
from wizard.domain import edits
from wizard.domain.customer import CRM_LANGUAGES
from wizard.domain.model import (
    Campaign,
    Category,
    CategoryGroup,
    Customer,
    Database,
    LeadDistribution,
    LeadSetup,
    LeadStatus,
    Lists,
    MarketingPremium,
    Progress,
    Status,
    Use,
    UtmTracking,
)
from wizard.domain.plan import plan
from wizard.domain.problems import Severity
from wizard.domain.text import name_key
from wizard.steps.base import ListPart, Step

_TRICKY = ["[b]x[/b]", "{name}", "%s", "Å", "A\u030a", "straße", "🙂", "👩‍💻", "a b", "<i>", "\\", '"', " x "]
_BIDI = "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_safe = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=_BIDI)
_visible = st.characters(categories=("L", "N", "P", "S"), exclude_characters=_BIDI)

safe_texts = st.sampled_from(["", *_TRICKY]) | st.text(_safe, max_size=8)
names = st.sampled_from(_TRICKY) | st.builds(str.__add__, _visible, st.text(_safe, max_size=8))
# Few and different, so that swaps, chains and clashes are common.
_POOL = ("A", "B", "C", "D", "E", "F", "[b]x[/b]", "{name}", "Å", "straße", "🙂", "a b")
short_names = st.sampled_from(_POOL) | names

customers = st.builds(
    Customer,
    name=names,
    tenant=st.just("") | st.integers(0, 99999).map("Cust{}".format),
    crm_language=st.sampled_from([choice.value for choice in CRM_LANGUAGES]),
    database=st.sampled_from(Database),
)


@st.composite
def categories(draw: DrawFn, key: str, name: str) -> Category:
    """A category that no rule of its own forbids."""
    group = draw(st.sampled_from(CategoryGroup))
    enabled = group == CategoryGroup.POTENTIAL and draw(st.booleans())
    return Category(key, name, group, enabled, draw(safe_texts), draw(st.booleans()))


@st.composite
def statuses(draw: DrawFn, key: str, name: str) -> LeadStatus:
    """A lead status that is not the default."""
    return LeadStatus(key, name, draw(safe_texts), draw(st.booleans()))


@st.composite
def _two_states(draw: DrawFn, item: Any, letter: str, fewest: int) -> tuple[list[Any], list[Any]]:
    """A list as it is and as it shall be: each item kept or changed, some new, names and places swapped."""
    now_count, new_count = draw(st.integers(0, 5)), draw(st.integers(0, 3))
    new_count = max(new_count, fewest - now_count)
    pool = draw(st.permutations(_POOL))[: now_count + new_count]
    keys = [f"{letter}{number}" for number in range(now_count + new_count)]
    now = [draw(item(key, name)) for key, name in zip(keys[:now_count], pool, strict=False)]
    renamed = draw(st.permutations(pool)) if draw(st.booleans()) else pool
    wanted = []
    for index, (key, name) in enumerate(zip(keys, renamed, strict=True)):
        kept = index < now_count and draw(st.booleans())
        shall = now[index]._replace(name=name) if kept else draw(item(key, name))
        wanted.append(shall._replace(deleted=not shall.deleted) if kept and draw(st.booleans()) else shall)
    return now, draw(st.permutations(wanted)) if draw(st.booleans()) else wanted


def _with_default(items: list[Any], key: str) -> tuple[Any, ...]:
    made = {"default": True, "deleted": False}
    return tuple(item._replace(**made) if item.key == key else item for item in items)


@st.composite
def lists(draw: DrawFn) -> tuple[Lists, Lists]:
    """Current and wanted lists of both kinds without errors."""
    now_categories, wanted_categories = draw(_two_states(categories, "c", 0))
    now_statuses, wanted_statuses = draw(_two_states(statuses, "s", 1))
    default = draw(st.sampled_from(now_statuses or wanted_statuses)).key
    return (
        Lists(tuple(now_categories), _with_default(now_statuses, default)),
        Lists(tuple(wanted_categories), _with_default(wanted_statuses, default)),
    )


@st.composite
def _utm(draw: DrawFn, tenant: str) -> UtmTracking:
    sign = draw(st.sampled_from("_-"))
    words = st.lists(st.sampled_from(["web", "høst", "2026", "a"]), min_size=1, max_size=3).map(sign.join)
    links = st.builds(
        Campaign,
        url=st.sampled_from(
            ["https://www.nordlys.no/webinar?x=1#top", "http://example.org", "https://[::1]/"]
        ),
        source=words,
        medium=words,
        campaign=words,
        term=st.just("") | words,
        content=st.just("") | words,
    )
    script = f"https://online3.superoffice.com/{tenant or 'Cust7'}/cs/javascript/utm.js"
    campaigns = draw(st.lists(links, max_size=3).map(tuple))
    return UtmTracking(True, "https://www.nordlys.no", draw(st.sampled_from(["", script])), campaigns)


@st.composite
def _distribution(draw: DrawFn) -> LeadDistribution:
    people = st.lists(names, min_size=1, max_size=3, unique_by=name_key).map(tuple)
    associates = draw(st.just(()) | people)
    group = "" if associates else draw(names)
    return LeadDistribution(True, associates, group, draw(st.booleans()), draw(safe_texts))


# What stands in a part that is switched off is kept, sense or not.
_utm_off = st.builds(
    UtmTracking,
    enabled=st.just(False),
    website=safe_texts,
    script_url=safe_texts,
    campaigns=st.lists(st.builds(Campaign, *[safe_texts] * 6), max_size=2).map(tuple),
)
_distribution_off = st.builds(
    LeadDistribution,
    enabled=st.just(False),
    associates=st.lists(safe_texts, max_size=2).map(tuple),
    user_group=safe_texts,
    only_unassigned=st.booleans(),
    fallback_associate=safe_texts,
)


@st.composite
def premiums(draw: DrawFn, tenant: str = "") -> MarketingPremium:
    """Step 3 without errors."""
    use = draw(st.sampled_from(Use))
    utm = draw(_utm(tenant) | _utm_off)
    distribution = draw(_distribution() | _distribution_off)
    return MarketingPremium(use, utm, distribution)


@st.composite
def setups(draw: DrawFn) -> LeadSetup:
    """A whole set-up without errors; a complete one has nothing missing either."""
    customer = draw(customers)
    current, wanted = draw(lists())
    setup = LeadSetup(customer, current, wanted, draw(premiums(customer.tenant)))
    ids = [action.id for action in plan(setup)]
    ticked = draw(st.lists(st.sampled_from(ids), unique=True, max_size=3)) if ids else []
    whole = not any(problem.severity is Severity.MISSING for problem in steps.step_problems(setup))
    status = draw(st.sampled_from(Status)) if whole else Status.DRAFT
    progress = Progress(draw(st.sampled_from(steps.order())), status, tuple(ticked))
    return setup._replace(progress=progress)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)

LIST_STEPS = tuple(step for step in steps.STEPS if step.listing)


class Edit(NamedTuple):
    """One edit of a list as data: what to do, to which step's list, where and with what."""

    kind: str
    step: Step
    place: int
    name: str
    group: CategoryGroup
    by: int

    @property
    def part(self) -> ListPart:
        assert self.step.listing
        return self.step.listing

    def made(self, setup: LeadSetup) -> LeadSetup:
        """Return the set-up after the edit; `edits.Refused` when it cannot be made."""
        if self.kind == "add":
            return edits.add(setup, self.part, {"name": self.name})
        if self.kind == "paste":
            return edits.paste(setup, self.part, [self.name, "", self.name], present=self.by > 0).setup
        if self.kind == "standard":
            return edits.add_standard_categories(setup, CATEGORIES).setup
        count = len(edits.items_of(setup, self.part.name))
        return self._made_to_item(setup, self.place % count) if count else setup

    def _made_to_item(self, setup: LeadSetup, at: int) -> LeadSetup:
        if self.kind == "change":
            return edits.change(setup, self.part, at, {"name": self.name, "tooltip": self.name})
        if self.kind == "move":
            return edits.move(setup, self.part, at, self.by)
        if self.kind == "group":
            return edits.set_group(setup, CATEGORIES, at, self.group) if self.part is CATEGORIES else setup
        verb = {
            "delete": edits.delete,
            "forget": edits.forget,
            "restore": edits.restore,
            "toggle": edits.toggle_lead_status,
        }[self.kind]
        return verb(setup, self.part, at)


CATEGORIES, STATUSES = (step.listing for step in LIST_STEPS if step.listing)

list_edits = st.builds(
    Edit,
    kind=st.sampled_from(
        ["add", "paste", "standard", "change", "move", "group", "delete", "forget", "restore", "toggle"]
    ),
    step=st.sampled_from(LIST_STEPS),
    place=st.integers(0, 9),
    name=short_names,
    group=st.sampled_from(CategoryGroup),
    by=st.sampled_from([-1, 1]),
)
