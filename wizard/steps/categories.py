"""Step 1: company categories. At least one of group Potential customer gets lead status.

Sources: lead/admin/index, lead/admin/add-company-category, lead/learn/index, admin/lists/update-items.
"""

from collections.abc import Iterator
from functools import partial
from itertools import zip_longest
from typing import Any

from wizard.domain import controls
from wizard.domain.actions import CREATE, Action, Change, ListWords, Sentence, list_actions
from wizard.domain.fields import Choice, Field, Kind
from wizard.domain.model import Category, CategoryGroup, Database, Item, LeadSetup
from wizard.domain.problems import Problem, error, missing, warning
from wizard.i18n import N_, _
from wizard.standard import Terms, category_group_name, standard_category_of, terms
from wizard.steps.base import ListPart, Step
from wizard.steps.lists import (
    DELETED,
    KEY,
    ListTexts,
    by_key,
    how_item,
    how_order,
    item_problems,
    list_problems,
    nothing_yet,
    present_field,
)

LOST_OPPORTUNITY = 3  # its place among the four standard lead categories

GROUPS = (
    Choice(CategoryGroup.POTENTIAL, N_("Potential customer")),
    Choice(CategoryGroup.CUSTOMER, N_("Customer")),
    Choice(CategoryGroup.PARTNER, N_("Partner")),
    Choice(CategoryGroup.LOST, N_("Lost")),
    Choice(CategoryGroup.OTHER, N_("Other")),
    Choice(CategoryGroup.UNKNOWN, N_("No group")),
)

FIELDS = (
    KEY,
    Field(
        "name",
        N_("Category"),
        N_("What users choose on the company card. Names are unique, deleted ones included."),
        minimum=1,
        maximum=239,
    ),
    Field(
        "category_group",
        N_("Category group"),
        N_("Users do not see the group, but searches and automation use it. Leads need Potential customer."),
        Kind.CHOICE,
        default=CategoryGroup.UNKNOWN,
        choices=GROUPS,
        make=CategoryGroup,
    ),
    Field(
        "enable_lead_status",
        N_("Lead status"),
        N_("Contacts of companies in this category get the field Lead status."),
        Kind.SWITCH,
        default=False,
    ),
    Field("tooltip", N_("Tooltip"), N_("The description shown when users point at the item."), maximum=254),
    DELETED,
)

TEXTS = ListTexts(
    same_key=N_("The key “{key}” is used twice in this list. Give one of the two items another key."),
    same_name=N_("There is already a category “{name}”. Choose another name."),
    same_name_as_deleted=N_("A deleted category is called “{name}”. Restore it, or choose another name."),
    vanished=N_(
        "“{name}” ({key}) is in SuperOffice but not in the wanted list. Nothing can vanish there: "
        "add it again, marked as deleted if it shall go."
    ),
    renamed=N_(
        "“{old}” becomes “{name}” on every company that has it, in history and reports too. "
        "If the history matters, delete the old category and add a new one instead."
    ),
    deleted=N_(
        "Companies that have “{name}” keep showing it, but nobody can choose it again. "
        "Move these companies to another category first. It can be restored."
    ),
    several_languages=N_(
        "SuperOffice reads “{name}” as one name in several languages. Check that it is meant."
    ),
)


def _names(setup: LeadSetup) -> Iterator[Problem]:
    return list_problems(setup, "categories", TEXTS)


def _lead_status_needs_group(path: str, item: Category, _old: Category | None) -> Iterator[Problem]:
    """Lead status works only in group Potential customer (lead/admin/add-company-category)."""
    if item.enable_lead_status and item.category_group != CategoryGroup.POTENTIAL:
        message = _(
            "“{name}” can have lead status only in the group Potential customer. "
            "Choose that group, or switch lead status off."
        )
        yield error(f"{path}.enable_lead_status", "lead-status-needs-group", message.format(name=item.name))


def _one_lead_category(setup: LeadSetup) -> Iterator[Problem]:
    """The step is done when one active category has the group and lead status (lead/admin/index)."""
    if not any(item.is_lead_category for item in setup.wanted.categories):
        message = _(
            "No category follows leads yet. Enable lead status ({turn}) on at least one category "
            "of the group Potential customer."
        )
        yield missing("wanted.categories", "no-lead-category", controls.fill(message))


def _group(path: str, item: Category, _old: Category | None) -> Iterator[Problem]:
    """A category without a group is left out of searches by group (lead/admin/add-company-category)."""
    path = f"{path}.category_group"
    if item.name.strip() and not item.deleted and item.category_group == CategoryGroup.UNKNOWN:
        message = _("“{name}” has no category group: it stays out of searches by group.")
        yield warning(path, "no-group", message.format(name=item.name))
    if item.category_group == CategoryGroup.LOST and standard_category_of(item.name) == LOST_OPPORTUNITY:
        message = _(
            "SuperOffice counts “{name}” among the potential customers. In the group Lost, "
            "its contacts cannot have lead status."
        )
        yield warning(path, "lost-opportunity", message.format(name=item.name))


def _lead_data(path: str, item: Category, old: Category | None) -> Iterator[Problem]:
    """Leaving the group or switching lead status off leaves data that users cannot edit any more."""
    if old and old.is_lead_category and not item.deleted and not item.is_lead_category:
        yield _lead_data_stays(path, item)


def leaving_group(before: LeadSetup, after: LeadSetup) -> Iterator[Problem]:
    """Yield a warning for each category of the CRM that one edit takes out of Potential customer.

    The present list may not know that lead status is on, so the edit itself is looked at.
    """
    in_crm = by_key(before.current.categories)
    pairs = zip_longest(after.wanted.categories, before.wanted.categories)
    left = [
        (index, item)
        for index, (item, old) in enumerate(pairs)
        if item is not old and item and item.category_group != CategoryGroup.POTENTIAL and item.key in in_crm
    ]
    was_on = {item.key for item in before.wanted.categories if item.is_lead_category} if left else set()
    for index, item in left:
        if item.key in was_on:
            yield _lead_data_stays(f"wanted.categories[{index}]", item)


def _lead_data_stays(path: str, item: Category) -> Problem:
    message = _(
        "Contacts in “{name}” keep the lead status they have, but users can no longer see or change "
        "it there; it still shows up in searches and dashboards."
    )
    return warning(f"{path}.enable_lead_status", "lead-data-stays", message.format(name=item.name))


def lead_status_text(category: Category) -> str:
    """Return the state of lead status as a list shows it; empty where it cannot be enabled."""
    if category.enable_lead_status:
        return _("enabled")
    return _("off") if category.category_group == CategoryGroup.POTENTIAL else ""


def group_label(group: str) -> str:
    """Return a category group in the user's language."""
    return next(_(choice.label) for choice in GROUPS if choice.value == group)


def _value_text(field: Field, value: Any) -> str:
    if field.name == "category_group":
        return group_label(value)
    if field.kind is Kind.SWITCH:
        return _("enabled") if value else _("off")
    return str(value)


def _where(words: Terms) -> tuple[str, ...]:
    return (words.settings_and_maintenance, words.lists, words.company_category_list)


def _words(setup: LeadSetup) -> ListWords:
    language = setup.customer.crm_language
    labels = terms(language)

    def how(kind: str, item: Item | None, changes: tuple[Change, ...]) -> tuple[Sentence, ...]:
        return how_item(labels, kind, item, changes, tuple(_how_group(labels, language, kind, item, changes)))

    return ListWords(
        step=STEP.id,
        fields=FIELDS[1:-1],
        titles={
            "create": N_("Add the category “{name}”"),
            "change": N_("Change the category “{name}”"),
            "delete": N_("Delete the category “{name}”"),
            "restore": N_("Restore the category “{name}”"),
            "reorder": N_("Put the categories in order"),
        },
        where=_where(labels),
        how=how,
        how_reorder=how_order,
        value_text=_value_text,
    )


def _how_group(
    labels: Terms, language: str, kind: str, item: Item | None, changes: tuple[Change, ...]
) -> Iterator[Sentence]:
    """How the two fields that only categories have are set."""
    if not isinstance(item, Category):
        return
    changed = {change.field for change in changes}
    group = category_group_name(item.category_group, language)
    if group and (kind == CREATE or "category_group" in changed):
        template = _("Under {category_group}, choose {group}.")
        yield Sentence(template, {"category_group": labels.category_group, "group": group})
    elif "category_group" in changed:
        yield Sentence(_("Empty the field {category_group}."), {"category_group": labels.category_group})
    elif group and item.enable_lead_status and "enable_lead_status" in changed:
        template = _("Check that {category_group} is {group}.")
        yield Sentence(template, {"category_group": labels.category_group, "group": group})
    if item.enable_lead_status and (kind == CREATE or "enable_lead_status" in changed):
        yield Sentence(_("Tick {enable}."), {"enable": labels.enable_lead_status})
    elif "enable_lead_status" in changed:
        yield Sentence(_("Clear the tick at {enable}."), {"enable": labels.enable_lead_status})


def _actions(setup: LeadSetup) -> tuple[Action, ...]:
    return list_actions(setup.current.categories, setup.wanted.categories, _words(setup))


def _paste_fields(setup: LeadSetup) -> tuple[Field, ...]:
    """Ask whether the names are in the CRM, and their group."""
    existing = setup.customer.database == Database.EXISTING
    what = _("yes: the customer has these categories; no: they are to be added")
    group = next(field for field in FIELDS if field.name == "category_group")
    about = N_("The group of all of them; you can change each later.")
    return present_field(what, default=existing), group._replace(help=about)


def _empty(setup: LeadSetup) -> str:
    """Say how to begin, which depends on the database."""
    if setup.customer.database != Database.EXISTING:
        return nothing_yet(setup)
    message = _(
        "Paste the categories that the customer has today ({paste}), import them from a table ({import}), or "
        "add the standard ones ({standard})."
    )
    return controls.fill(message)


def _told(category: Category) -> tuple[str, ...]:
    if category.deleted:
        state = _("deleted")
    elif category.enable_lead_status:
        state = _("lead status enabled")
    else:
        state = _("lead status off") if category.category_group == CategoryGroup.POTENTIAL else ""
    return group_label(category.category_group), state, category.tooltip


STEP = Step(
    id="categories",
    title=N_("Categories"),
    why=N_(
        "SuperOffice follows a contact as a lead only when the company's category belongs to the group "
        "Potential customer and has lead status enabled."
    ),
    help=N_(
        "Enable lead status on at least one category of the group Potential customer ({turn}).\n\n"
        "A new database (11.6 or later) has four lead categories: Lead, Marketing qualified lead, "
        "Opportunity and Lost opportunity. In an existing database, paste the present categories ({paste}), "
        "give each the group it has there "
        "({groups}), and add the standard ones that are missing ({standard}).\n\n"
        "Categories that are not listed here stay as they are in SuperOffice. Lead status needs version 11.6 "
        "or later and the licence Sales Essentials, and you need to be an administrator."
    ),
    where=_where,
    rules=(_names, _one_lead_category),
    actions=_actions,
    listing=ListPart(
        name="categories",
        fields=FIELDS,
        edited=("name", "category_group", "enable_lead_status", "tooltip"),
        make=Category,
        key_letter="c",
        words=_words,
        paste_fields=_paste_fields,
        empty=_empty,
        told=_told,
        rules=(partial(item_problems, texts=TEXTS), _lead_status_needs_group, _group, _lead_data),
    ),
)
