"""What the hand-over says around the checklist: what it takes, and what to do and check afterwards."""

from collections.abc import Iterator

from wizard.domain.model import Campaign, Category, LeadSetup
from wizard.handover.tree import (
    Block,
    Kind,
    Line,
    Paragraph,
    Paste,
    Point,
    Points,
    Section,
    Span,
    Table,
    joined,
    label,
    line,
    own,
    printable,
    typed,
)
from wizard.i18n import N_, _
from wizard.standard import Terms, terms
from wizard.standard.licences import ACTIVE_FLOWS, LICENCES
from wizard.standard.pages import Topic, doc_url
from wizard.steps import utm
from wizard.steps.marketing import distribution_is_on, utm_is_on

_CATEGORIES_NAMED = 3
_FEATURES = {
    "lead_status": N_("Lead status"),
    "utm_tracking": N_("UTM tracking"),
    "marketing_flows": N_("Flow that shares out leads"),
}


def before(setup: LeadSetup) -> Section:
    """Return who may do it, and what it takes."""
    features = ["lead_status"]
    features += ["utm_tracking"] if utm_is_on(setup) else []
    features += ["marketing_flows"] if distribution_is_on(setup) else []
    licences = _("These licences are needed as far as the documentation tells; compare them with yours:")
    points = (
        Point(own(_("Sign in to SuperOffice as an administrator."))),
        Point(own(_("SuperOffice must be version 11.6 or later."))),
        Point(own(licences), tuple(Point(own(_licence(feature))) for feature in features)),
    )
    return Section(own(_("Before you start")), (Points(points),))


def _licence(feature: str) -> str:
    licence = LICENCES[feature]
    text = _("{feature}: {plan}, or in CRM Suite {tiers}.").format(
        feature=_(_FEATURES[feature]), plan=licence.legacy_plan, tiers=" / ".join(licence.suite_tiers)
    )
    if feature != "marketing_flows":
        return text
    limit = _("{tier} allows {count} active flows, paused ones included.")
    limits = [(tier, ACTIVE_FLOWS[tier]) for tier in licence.suite_tiers]
    return " ".join([text, *(limit.format(tier=tier, count=most) for tier, most in limits if most)])


def after(setup: LeadSetup) -> Iterator[Section]:
    """Yield what comes after the checklist."""
    leads = [category for category in setup.wanted.categories if category.is_lead_category]
    if utm_is_on(setup):
        yield Section(own(_("For the website and the campaigns")), tuple(_website(setup)))
    if leads:
        checks = tuple(Point(check) for check in _check_leads(setup, leads))
        yield Section(own(_("Check it afterwards")), (Points(checks, numbered=True),))
        yield Section(own(_("Make good use of it")), (Points(tuple(_uses(setup))),))
    yield Section(own(_("SuperOffice's own help")), (Points(tuple(_help_pages(setup))),))


def _website(setup: LeadSetup) -> Iterator[Block]:
    """What the web developer and the marketers need, to be sent to them as it stands."""
    part = setup.marketing_premium.utm_tracking
    if part.script_url:
        template = _("For the web developer: this script stands right after {head} on every page.")
        yield Paste(line(template, {"head": typed("<head>")}), typed(utm.script_tag(part.script_url)))
    else:
        yield Paragraph(own(_("The UTM script is not known yet: the checklist says where to copy it.")))
    if part.campaigns:
        yield Paragraph(own(_("For the campaigns: use these links as they stand, in advertisements too.")))
        titles = (_("Campaign"), _("Where"), _("Link"))
        yield Table(titles, tuple(_campaign(campaign) for campaign in part.campaigns))
    yield Paragraph(own(_("Try it before the campaign begins:")))
    yield Points(tuple(Point(step) for step in _recipe(setup)), numbered=True)


def _campaign(campaign: Campaign) -> tuple[Line, ...]:
    link = utm.link(campaign)
    place = f"{campaign.source} / {campaign.medium}"
    return (typed(campaign.campaign),), (typed(place),), (typed(link, url=link),)


def _recipe(setup: LeadSetup) -> Iterator[Line]:
    """How UTM tracking is tried (marketing/utm/admin/set-up)."""
    campaigns = setup.marketing_premium.utm_tracking.campaigns
    if campaigns:
        link = utm.link(campaigns[0])
        template = _("Open the campaign link {link} and send the form.")
        yield line(template, {"link": typed(link, url=link)})
    else:
        yield own(_("Open a page of the website with UTM tags in its address, and send the form."))
    yield own(
        _("Look at the contact that comes of it: source, medium and campaign must be the ones of the link.")
    )
    yield own(
        _(
            "If they are empty, check that the script stands on the page of the form too, and that the form "
            "is embedded in the website: one that SuperOffice hosts loses the tags."
        )
    )


def _check_leads(setup: LeadSetup, leads: list[Category]) -> Iterator[Line]:
    """What a lead category must show (lead/learn/work-with-leads)."""
    language = setup.customer.crm_language
    words = terms(language)
    parts: dict[str, Span | Line] = {
        "lead_status": label(words.lead_status, language),
        "category": label(words.category, language),
        "group": label(words.category_group, language),
        "enable": label(words.enable_lead_status, language),
    }
    names = joined(typed(category.name) for category in leads[:_CATEGORIES_NAMED])
    if len(leads) == 1:
        yield line(_("Set a test company to the category {name}."), {"name": names})
    else:
        template = _("Set a test company to one of the lead categories, such as {names}.")
        yield line(template, {"names": names})
    default = next((status for status in setup.wanted.lead_statuses if status.default), None)
    if default:
        template = _(
            "Open a contact of this company: {lead_status} stands below {category} and shows {status}."
        )
        yield line(template, parts | {"status": typed(default.name)})
    else:
        yield line(_("Open a contact of this company: {lead_status} stands below {category}."), parts)
    if default and default.tooltip:
        template = _("Point at {lead_status}: its description is {tooltip}.")
        yield line(template, parts | {"tooltip": typed(default.tooltip)})
    template = _(
        "If {lead_status} is not there, look at {group} and {enable} of the category, and at your rights."
    )
    yield line(template, parts)


def _uses(setup: LeadSetup) -> Iterator[Point]:
    """What helps the users from the first day (lead/learn, marketing/forms/learn/define-form-actions)."""
    language = setup.customer.crm_language
    words = terms(language)
    parts: dict[str, Span | Line] = {
        "lead_status": label(words.lead_status, language),
        "category": label(words.category, language),
        "group": label(words.category_group, language),
    }
    for template in (
        _("Show the columns {lead_status}, {category} and {group} in the list of a company's contacts."),
        _("Save a selection by {lead_status}: as a board, it has a column for each status, in their order."),
        _("Give existing companies their new category together, by a bulk update."),
        _("In the actions of web forms, choose a lead category for new companies."),
    ):
        yield Point(line(template, parts))


def _help_pages(setup: LeadSetup) -> Iterator[Point]:
    language = setup.customer.crm_language
    words = terms(language)
    for topic, title in _topics(setup, words):
        # The page about the flow step is only known to describe it where its words are known.
        in_english = topic == "flow_actions" and "distribute_to_owner" in words.in_english
        spoken = "en" if in_english else language
        yield Point((Span(printable(title), Kind.LINK, spoken, doc_url(topic, spoken)),))


def _topics(setup: LeadSetup, words: Terms) -> Iterator[tuple[Topic, str]]:
    yield "set_up", words.set_up_lead_management
    yield "categories", words.company_category_page
    yield "statuses", words.manage_lead_statuses
    if utm_is_on(setup):
        yield "utm", words.set_up_utm
    if distribution_is_on(setup):
        yield "flow_actions", words.distribute_to_owner
