"""Step 3, optional: Marketing Premium. Two separate switches, because they are two separate licences.

Sources: lead/admin/index, marketing/utm/admin/set-up, marketing/flows/learn/define-flow-actions,
admin/license/crm-suite.
"""

from collections.abc import Iterator

from wizard.domain.actions import Action, Sentence
from wizard.domain.fields import Choice, Field, Kind
from wizard.domain.model import LeadDistribution, LeadSetup, Use, UtmTracking
from wizard.domain.problems import Problem, covers, error, missing, warning
from wizard.domain.text import name_key
from wizard.i18n import N_, _
from wizard.standard import Terms, terms
from wizard.steps import utm
from wizard.steps.base import Step

DISTRIBUTION = "marketing_premium.lead_distribution"

DISTRIBUTION_FIELDS = (
    Field(
        "enabled",
        N_("Lead distribution"),
        N_("A flow shares out new leads. Licence: Marketing Premium, or Plus or Super for flows."),
        Kind.SWITCH,
        default=False,
    ),
    Field(
        "associates",
        N_("Associates"),
        N_("The users who get the leads in turn, separated by commas. Leave empty to use a user group."),
        Kind.NAMES,
        default=(),
        maximum=254,
        shown=lambda part: part.enabled,
        own=True,
    ),
    Field(
        "user_group",
        N_("User group"),
        N_("One primary user group whose members get the leads, instead of associates."),
        maximum=254,
        shown=lambda part: part.enabled,
        own=True,
    ),
    Field(
        "only_unassigned",
        N_("Only unassigned contacts"),
        N_("Leaves contacts alone that have an owner already."),
        Kind.SWITCH,
        default=True,
        shown=lambda part: part.enabled,
    ),
    Field(
        "fallback_associate",
        N_("Fallback associate"),
        N_("Gets the lead when no one else is available."),
        maximum=254,
        shown=lambda part: part.enabled,
        own=True,
    ),
)

FIELDS = (
    Field(
        "use",
        N_("Marketing Premium"),
        N_("Does the customer use Marketing Premium to track and share out leads?"),
        Kind.CHOICE,
        default=Use.UNDECIDED,
        choices=(
            Choice(Use.YES, N_("Yes, set it up")),
            Choice(Use.NO, N_("No, skip this step")),
            Choice(Use.UNDECIDED, N_("Not decided yet")),
        ),
        make=Use,
    ),
    Field(
        "utm_tracking",
        N_("UTM tracking"),
        kind=Kind.RECORD,
        default=UtmTracking(),
        fields=utm.FIELDS,
        make=UtmTracking,
        shown=lambda premium: premium.use == Use.YES,
    ),
    Field(
        "lead_distribution",
        N_("Lead distribution"),
        kind=Kind.RECORD,
        default=LeadDistribution(),
        fields=DISTRIBUTION_FIELDS,
        make=LeadDistribution,
        shown=lambda premium: premium.use == Use.YES,
    ),
)


def utm_is_on(setup: LeadSetup) -> bool:
    """Tell whether UTM tracking counts: with any other answer than yes it is switched off and kept."""
    return setup.marketing_premium.use == Use.YES and setup.marketing_premium.utm_tracking.enabled


def distribution_is_on(setup: LeadSetup) -> bool:
    """Tell whether lead distribution counts."""
    return setup.marketing_premium.use == Use.YES and setup.marketing_premium.lead_distribution.enabled


def _decided(setup: LeadSetup) -> Iterator[Problem]:
    if setup.marketing_premium.use == Use.UNDECIDED:
        message = _("Decide on Marketing Premium: choose yes, or skip this step.")
        yield missing("marketing_premium.use", "undecided", message)
    elif setup.marketing_premium.use == Use.YES and not (utm_is_on(setup) or distribution_is_on(setup)):
        message = _("Neither UTM tracking nor lead distribution is switched on: this step changes nothing.")
        yield warning("marketing_premium.use", "nothing-on", message)


def _utm(setup: LeadSetup) -> Iterator[Problem]:
    if utm_is_on(setup):
        yield from utm.problems(setup)


def _distribution(setup: LeadSetup) -> Iterator[Problem]:
    """Associates or one primary group; owners are not overwritten unawares (flow actions page)."""
    if not distribution_is_on(setup):
        return
    part = setup.marketing_premium.lead_distribution
    group = part.user_group.strip()
    if part.associates and group:
        message = _("The flow takes associates or one user group, not both. Empty one of the two.")
        yield error(f"{DISTRIBUTION}.user_group", "associates-and-group", message)
    elif not part.associates and not group:
        message = _("No one gets the leads yet. Name the associates, or one user group.")
        yield error(f"{DISTRIBUTION}.associates", "nobody", message)
    yield from _twice(part.associates)
    if not part.only_unassigned:
        message = _(
            "Contacts that have an owner get a new one, and each new owner is notified for each contact."
        )
        yield warning(f"{DISTRIBUTION}.only_unassigned", "overwrites-owners", message)
    if not part.fallback_associate.strip():
        message = _("Without a fallback associate, a lead stays without an owner when no one is available.")
        yield warning(f"{DISTRIBUTION}.fallback_associate", "no-fallback", message)


def _twice(associates: tuple[str, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, name in enumerate(associates):
        if name_key(name) in seen:
            message = _("{name} is named twice. Remove one.").format(name=name)
            yield error(f"{DISTRIBUTION}.associates[{index}]", "associate-twice", message)
        seen.add(name_key(name))


def _switched_off_paths(setup: LeadSetup) -> tuple[str, ...]:
    parts = ((utm.PATH, utm_is_on(setup)), (DISTRIBUTION, distribution_is_on(setup)))
    return tuple(path for path, is_on in parts if not is_on)


def counts(setup: LeadSetup, problem: Problem) -> bool:
    """Tell whether a problem counts: what is switched off is kept as it is, unless it is unsafe to keep."""
    if problem.code in ("control-characters", "too-long"):
        return True
    return not any(covers(path, problem.path) for path in _switched_off_paths(setup))


def skip(setup: LeadSetup) -> LeadSetup:
    """Return the set-up with this step skipped: its two parts are switched off and kept."""
    return setup._replace(marketing_premium=setup.marketing_premium._replace(use=Use.NO))


def _where(words: Terms) -> tuple[str, ...]:
    return (words.settings_and_maintenance, words.marketing_menu)


def _actions(setup: LeadSetup) -> Iterator[Action]:
    labels = terms(setup.customer.crm_language)
    if utm_is_on(setup):
        yield from _utm_actions(setup.marketing_premium.utm_tracking, labels)
    if distribution_is_on(setup):
        yield _flow(setup.marketing_premium.lead_distribution, labels)


def _utm_actions(part: UtmTracking, labels: Terms) -> Iterator[Action]:
    tick = Sentence(
        _("Tick {enable} and click {save}."), {"enable": labels.enable_utm_transfer, "save": labels.save}
    )
    yield Action(
        "marketing.utm.switch-on",
        STEP.id,
        "switch-on",
        _("Switch on UTM tracking"),
        where=_where(labels),
        how=(tick,),
    )
    if part.script_url:
        tag = Sentence(
            _("The web developer puts {tag} right after {head} on every page."),
            texts={"tag": utm.script_tag(part.script_url), "head": "<head>"},
        )
    else:
        tag = Sentence(
            _("Copy the script from this page; the web developer puts it right after {head} on every page."),
            texts={"head": "<head>"},
        )
    title = _("Add the UTM script to {website}").format(website=part.website)
    yield Action("marketing.utm.add-script", STEP.id, "add-script", title, where=_where(labels), how=(tag,))
    for index, campaign in enumerate(part.campaigns):
        use = Sentence(_("Use this link in the campaign: {link}"), texts={"link": utm.link(campaign)})
        title = _("Use the link of the campaign “{name}” ({source})").format(
            name=campaign.campaign, source=campaign.source
        )
        yield Action(f"marketing.utm.link-{index + 1}", STEP.id, "use-link", title, how=(use,))
    opened = (
        _("Open a campaign link, send the form, and look at source, medium and campaign of the contact.")
        if part.campaigns
        else _(
            "Open a page of the website with UTM tags in its address, send the form, and look at source, "
            "medium and campaign of the contact."
        )
    )
    test = Sentence(opened)
    yield Action("marketing.utm.test", STEP.id, "test", _("Test UTM tracking"), how=(test,))


def _flow(part: LeadDistribution, labels: Terms) -> Action:
    who = (
        Sentence(_("Choose the user group {group}."), texts={"group": part.user_group})
        if part.user_group
        else Sentence(_("Choose the associates {names}."), texts={"names": ", ".join(part.associates)})
    )
    tick = (
        _("Tick {only_unassigned}.") if part.only_unassigned else _("Leave {only_unassigned} without a tick.")
    )
    how = [
        Sentence(
            _("Create a {flow} and add the step {step}."),
            {"flow": labels.lead_nurturing_flow, "step": labels.distribute_to_owner},
        ),
        who,
        Sentence(tick, {"only_unassigned": labels.only_unassigned}),
    ]
    if part.fallback_associate:
        how.append(
            Sentence(
                _("Under {fallback}, choose {name}."),
                {"fallback": labels.fallback},
                {"name": part.fallback_associate},
            )
        )
    how.append(
        Sentence(_("Keep each of these actions in one place: form actions and the flow may both do them."))
    )
    return Action(
        "marketing.flow.create",
        STEP.id,
        "create-flow",
        _("Create the flow that shares out new leads"),
        where=(labels.marketing_menu,),
        how=tuple(how),
    )


STEP = Step(
    id="marketing",
    title=N_("Marketing Premium"),
    why=N_(
        "With Marketing Premium, SuperOffice can tell which campaign brought a lead, "
        "and share out new leads by itself."
    ),
    help=N_(
        "This step is optional: skip it ({skip}).\n\n"
        "UTM tracking and lead distribution are two separate switches, because they are two separate "
        "licences. In CRM Suite, UTM tracking belongs to Growth and flows to Plus or Super; "
        "Marketing Premium is the older plan that has both. "
        "Without a licence, steps 1 and 2 work all the same.\n\n"
        "The UTM script is shown on the page Marketing in Settings and maintenance: "
        "paste it here as it stands."
    ),
    where=_where,
    rules=(_decided, _utm, _distribution),
    actions=_actions,
    fields=FIELDS,
    part="marketing_premium",
    counts=counts,
    skip=skip,
)
