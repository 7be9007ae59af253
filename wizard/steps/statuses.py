"""Step 2: the list *Contact – Lead status*. Five standard statuses, adapted to the organisation.

Sources: lead/admin/index, lead/admin/add-lead-status, lead/learn/index.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from wizard.domain.actions import Action, Change, ListWords, Sentence, list_actions
from wizard.domain.fields import Field, Kind
from wizard.domain.model import Item, LeadSetup, LeadStatus
from wizard.domain.problems import Problem, error, warning
from wizard.domain.text import name_key
from wizard.i18n import N_, _
from wizard.standard import Terms, terms
from wizard.steps.base import ListPart, Step
from wizard.steps.lists import (
    DELETED,
    KEY,
    ListTexts,
    both_states,
    how_item,
    how_order,
    item_problems,
    list_problems,
    nothing_yet,
    present_field,
)

FIELDS = (
    KEY,
    Field(
        "name",
        N_("Lead status"),
        N_("What users choose on the contact card. Names are unique, deleted ones included."),
        minimum=1,
        maximum=4000,
    ),
    Field("tooltip", N_("Tooltip"), N_("The description shown when users point at the item."), maximum=4000),
    DELETED,
    Field(
        "default", N_("Default for new leads"), N_("New leads get this status."), Kind.SWITCH, default=False
    ),
)

TEXTS = ListTexts(
    same_key=N_("The key “{key}” is used twice in this list. Give one of the two items another key."),
    same_name=N_("There is already a lead status “{name}”. Choose another name."),
    same_name_as_deleted=N_("A deleted lead status is called “{name}”. Restore it, or choose another name."),
    vanished=N_(
        "“{name}” ({key}) is in SuperOffice but not in the wanted list. Nothing can vanish there: "
        "add it again, marked as deleted if it shall go."
    ),
    renamed=N_(
        "“{old}” becomes “{name}” on every contact that has it, in history and reports too. "
        "If the history matters, delete the old status and add a new one instead."
    ),
    deleted=N_(
        "Contacts that have “{name}” keep showing it, but nobody can choose it again. "
        "Give these contacts another status first. It can be restored."
    ),
    several_languages=N_(
        "SuperOffice reads “{name}” as one name in several languages. Check that it is meant."
    ),
)


def _names(setup: LeadSetup) -> Iterator[Problem]:
    return list_problems(setup, "lead_statuses", TEXTS)


def _one_default(setup: LeadSetup) -> Iterator[Problem]:
    """New leads get one status, the same one as today (lead/admin/add-lead-status, lead/learn/index)."""
    for path, items in both_states(setup, "lead_statuses"):
        if not items and path.startswith("current"):
            continue  # the present list is not known
        defaults = [index for index, item in enumerate(items) if item.default]
        if not defaults:
            message = _("No lead status is the default for new leads. Mark the one that new leads get.")
            yield error(path, "no-default", message)
        for index in defaults[1:]:
            message = _("Only one lead status can be the default for new leads; “{name}” is a second one.")
            yield error(f"{path}[{index}].default", "two-defaults", message.format(name=items[index].name))
    now, then = _default_of(setup.current.lead_statuses), _default_of(setup.wanted.lead_statuses)
    if now and then and now[1].key != then[1].key:
        message = _(
            "New leads get “{name}” in SuperOffice, and the list cannot change that. "
            "Make it the default here too."
        )
        path = f"wanted.lead_statuses[{then[0]}].default"
        yield error(path, "default-moved", message.format(name=now[1].name))


def _default_of(items: tuple[LeadStatus, ...]) -> tuple[int, LeadStatus] | None:
    return next(((index, item) for index, item in enumerate(items) if item.default), None)


def why_not_delete(status: LeadStatus) -> str:
    """Return why a status cannot be deleted, or an empty text when it can."""
    if not status.default:
        return ""
    message = _("“{name}” cannot be deleted: it is the status that every new lead gets. You can rename it.")
    return message.format(name=status.name)


def _default_stays(setup: LeadSetup) -> Iterator[Problem]:
    """The default is never deleted, and renaming it is risky (lead/admin/add-lead-status)."""
    for path, items in both_states(setup, "lead_statuses"):
        for index, item in enumerate(items):
            if item.deleted and item.default:
                yield error(f"{path}[{index}].deleted", "default-deleted", why_not_delete(item))
    now, then = _default_of(setup.current.lead_statuses), _default_of(setup.wanted.lead_statuses)
    if now and then and name_key(now[1].name) != name_key(then[1].name):
        message = _(
            "“{name}” is the status of every new lead. Tell users and check searches and flows that name it."
        )
        path = f"wanted.lead_statuses[{then[0]}].name"
        yield warning(path, "default-renamed", message.format(name=now[1].name))


def _value_text(field: Field, value: Any) -> str:  # noqa: ARG001 - every list words its values this way
    return str(value)


def _where(words: Terms) -> tuple[str, ...]:
    return (words.settings_and_maintenance, words.lists, words.contact_lead_status_list)


def _words(setup: LeadSetup) -> ListWords:
    labels = terms(setup.customer.crm_language)

    def how(kind: str, item: Item | None, changes: tuple[Change, ...]) -> tuple[Sentence, ...]:
        return how_item(labels, kind, item, changes)

    return ListWords(
        step=STEP.id,
        fields=FIELDS[1:3],
        titles={
            "create": N_("Add the lead status “{name}”"),
            "change": N_("Change the lead status “{name}”"),
            "delete": N_("Delete the lead status “{name}”"),
            "restore": N_("Restore the lead status “{name}”"),
            "reorder": N_("Put the lead statuses in order"),
        },
        where=_where(labels),
        how=how,
        how_reorder=how_order,
        value_text=_value_text,
    )


def _actions(setup: LeadSetup) -> tuple[Action, ...]:
    return list_actions(setup.current.lead_statuses, setup.wanted.lead_statuses, _words(setup))


def _paste_fields(_setup: LeadSetup) -> tuple[Field, ...]:
    """Ask whether the names are in the CRM already."""
    what = _("yes: the customer has these statuses; no: they are to be added")
    return (present_field(what, default=False),)


def _told(status: LeadStatus) -> tuple[str, ...]:
    state = _("deleted") if status.deleted else _("for new leads") if status.default else ""
    return state, status.tooltip


STEP = Step(
    id="statuses",
    title=N_("Lead statuses"),
    why=N_(
        "The lead status tells how far a contact has come, from Open to Qualified. "
        "Make the list say what your organisation says."
    ),
    help=N_(
        "SuperOffice comes with five lead statuses. Keep them, rename them, add your own or put them in "
        "another order; the order is also the order of the columns when a selection is shown as a board.\n\n"
        "The one marked “for new leads” is what every new lead gets, so it cannot be deleted.\n\n"
        "Lead statuses have no groups and no headings, and all users see all of them."
    ),
    where=_where,
    rules=(_names, _one_default, _default_stays),
    actions=_actions,
    listing=ListPart(
        name="lead_statuses",
        fields=FIELDS,
        edited=("name", "tooltip"),
        make=LeadStatus,
        key_letter="s",
        words=_words,
        paste_fields=_paste_fields,
        empty=nothing_yet,
        told=_told,
        rules=(partial(item_problems, texts=TEXTS),),
    ),
)
