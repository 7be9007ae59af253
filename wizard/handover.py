"""The hand-over: the plan as a Markdown checklist for whoever clicks it through in SuperOffice.

What the customer wrote never works as Markdown or HTML: it stands in code spans or is escaped.
"""

import re
from collections.abc import Iterable, Iterator

from wizard import answers, customer, steps
from wizard.actions import Action, Change
from wizard.i18n import N_, _
from wizard.model import Category, LeadSetup, Status
from wizard.plan import plan
from wizard.problems import Problem, blocking
from wizard.standard import Terms, terms
from wizard.standard.licences import ACTIVE_FLOWS, LICENCES
from wizard.standard.pages import Topic, doc_url
from wizard.steps import utm
from wizard.steps.base import Step
from wizard.steps.marketing import distribution_is_on, utm_is_on
from wizard.text import show

_INDENT = "    "  # more than CommonMark asks for, and enough for every older reader
_CATEGORIES_NAMED = 3
# Also what only some readers obey: $formulas$, @mentions, ~~strokes~~, bare addresses (www.x, a:b).
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$@^]|[.:](?=\S)")
_FEATURES = {
    "lead_status": N_("Lead status"),
    "utm_tracking": N_("UTM tracking"),
    "marketing_flows": N_("Flow that shares out leads"),
}


def markdown(setup: LeadSetup, *, today: str) -> str:
    """Return the hand-over checklist; `today` is the date that stands on it."""
    actions = plan(setup)
    lines = [
        *_head(setup, today),
        *_draft_note(setup),
        *_before(setup),
        *_english_note(setup, actions),
        *(line for number, step in enumerate(steps.STEPS, 1) for line in _section(number, step, setup)),
        *_afterwards(setup),
        *_help_pages(setup),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def path_text(action: Action) -> str:
    """Return an action's click path on one line; empty when there is none."""
    return " → ".join(action.where)


def escaped(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\g<0>", show(text)).strip()


def code(text: str) -> str:
    """Return a text as a code span, whatever is in it; an empty one as a word."""
    text = show(text)
    if not text.strip():
        return _("(empty)")
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    # One space at both ends is taken away again: needed beside a backtick, and where spaces would be.
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _bold(text: str) -> str:
    return f"**{escaped(text)}**"


def _head(setup: LeadSetup, today: str) -> Iterator[str]:
    who = setup.customer
    language = next(choice.label for choice in customer.CRM_LANGUAGES if choice.value == who.crm_language)
    yield "# " + _("Lead management for {customer}").format(customer=escaped(who.name))
    yield ""
    if who.tenant:
        yield "- " + _("Tenant: {tenant}").format(tenant=code(who.tenant))
    yield "- " + _("CRM language: {language}").format(language=language)
    yield "- " + _("Date: {date}").format(date=today)
    yield ""


def _draft_note(setup: LeadSetup) -> Iterator[str]:
    """Say what is not finished: a paper that looks final must be final."""
    remaining = blocking(answers.problems(setup))
    if setup.progress.status == Status.DRAFT:
        yield "> " + _("This set-up is still a draft: it can change.")
    elif not remaining:
        return
    if remaining:
        yield "> " + _("Correct these problems first:")
        yield ">"
        yield from (f"> - {_problem(problem)}" for problem in remaining)
    yield ""


def _problem(problem: Problem) -> str:
    return f"{code(problem.path)}: {escaped(problem.message)}"


def _before(setup: LeadSetup) -> Iterator[str]:
    yield "## " + _("Before you start")
    yield ""
    yield "- " + _("Sign in to SuperOffice as an administrator.")
    yield "- " + _("SuperOffice must be version 11.6 or later.")
    yield "- " + _("These licences are needed as far as the documentation tells; compare them with yours:")
    yield f"{_INDENT}- {_licence('lead_status')}"
    if utm_is_on(setup):
        yield f"{_INDENT}- {_licence('utm_tracking')}"
    if distribution_is_on(setup):
        yield f"{_INDENT}- {_licence('marketing_flows')}"
    yield ""


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


def _english_note(setup: LeadSetup, actions: Iterable[Action]) -> Iterator[str]:
    """Say so when a label is in English because SuperOffice's word in the CRM's language is not known."""
    words = terms(setup.customer.crm_language)
    used = {label for action in actions for part in action.how for label in part.labels.values()}
    used.update(label for action in actions for label in action.where)
    english = [getattr(words, name) for name in sorted(words.in_english)]
    if shown := [_bold(label) for label in english if label in used]:
        note = _(
            "Shown in English, because SuperOffice's word in the language of the CRM is not known: {labels}"
        )
        yield "> " + note.format(labels=", ".join(shown))
        yield ""


def _section(number: int, step: Step, setup: LeadSetup) -> Iterator[str]:
    yield f"## {number}. {_(step.title)}"
    yield ""
    actions = tuple(step.actions(setup))
    if not actions:
        skipped = step.skip is not None and step.skip(setup) == setup
        yield _("Skipped: nothing to change.") if skipped else _("Nothing to change.")
    shared = actions[0].where if len({action.where for action in actions}) == 1 else ()
    if shared:
        yield _bold(path_text(actions[0]))
        yield ""
    for action in actions:
        yield from _task(action, ticked=action.id in setup.progress.checklist, path=not shared)
    yield ""


def _task(action: Action, *, ticked: bool, path: bool) -> Iterator[str]:
    yield f"- [{'x' if ticked else ' '}] {_bold(action.title)}"
    if path and action.where:
        yield f"{_INDENT}- {_bold(path_text(action))}"
    yield from (f"{_INDENT}- {_change(change)}" for change in action.changes)
    for number, sentence in enumerate(action.how, 1):
        yield f"{_INDENT}{number}. {sentence.render(label=_bold, text=code)}"


def _change(change: Change) -> str:
    return f"{escaped(change.label)}: {code(change.old)} → {code(change.new)}"


def _afterwards(setup: LeadSetup) -> Iterator[str]:
    leads = [category for category in setup.wanted.categories if category.is_lead_category]
    checks = [
        *(_check_leads(setup, leads) if leads else ()),
        *(_check_utm(setup) if utm_is_on(setup) else ()),
    ]
    if checks:
        yield "## " + _("Check it afterwards")
        yield ""
        yield from (f"{number}. {check}" for number, check in enumerate(checks, 1))
        yield ""


def _check_leads(setup: LeadSetup, leads: list[Category]) -> Iterator[str]:
    words = terms(setup.customer.crm_language)
    labels = {"lead_status": _bold(words.lead_status), "category": _bold(words.category)}
    names = ", ".join(code(category.name) for category in leads[:_CATEGORIES_NAMED])
    if len(leads) == 1:
        yield _("Set a test company to the category {name}.").format(name=names)
    else:
        yield _("Set a test company to one of the lead categories, such as {names}.").format(names=names)
    default = next((status for status in setup.wanted.lead_statuses if status.default), None)
    if default:
        text = _("Open a contact of this company: {lead_status} stands below {category} and shows {status}.")
        yield text.format(**labels, status=code(default.name))
    else:
        text = _("Open a contact of this company: {lead_status} stands below {category}.")
        yield text.format(**labels)
    text = _(
        "If {lead_status} is not there, look at {group} and {enable} of the category, and at your rights."
    )
    group, enable = _bold(words.category_group), _bold(words.enable_lead_status)
    yield text.format(lead_status=labels["lead_status"], group=group, enable=enable)


def _check_utm(setup: LeadSetup) -> Iterator[str]:
    campaigns = setup.marketing_premium.utm_tracking.campaigns
    if campaigns:
        yield _("Open the campaign link {link} and send the form.").format(link=code(utm.link(campaigns[0])))
    else:
        yield _("Open a page of the website with UTM tags in its address, and send the form.")
    yield _("Look at the contact that comes of it: source, medium and campaign must be the ones of the link.")


def _help_pages(setup: LeadSetup) -> Iterator[str]:
    words = terms(setup.customer.crm_language)
    yield "## " + _("SuperOffice's own help")
    yield ""
    for topic, title in _topics(setup, words):
        # The page about the flow step is only known to describe it where its words are known.
        in_english = topic == "flow_actions" and "distribute_to_owner" in words.in_english
        url = doc_url(topic, "en" if in_english else setup.customer.crm_language)
        yield f"- [{escaped(title)}]({url})"


def _topics(setup: LeadSetup, words: Terms) -> Iterator[tuple[Topic, str]]:
    yield "set_up", words.set_up_lead_management
    yield "categories", words.company_category_page
    yield "statuses", words.manage_lead_statuses
    if utm_is_on(setup):
        yield "utm", words.set_up_utm
    if distribution_is_on(setup):
        yield "flow_actions", words.distribute_to_owner
