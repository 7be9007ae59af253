"""What a step is. One file beside this one declares each; every screen and command reads the declaration."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from wizard.domain import controls
from wizard.domain.actions import Action, ListWords
from wizard.domain.fields import Field, new_record, record_problems
from wizard.domain.memo import Memo, Quiet
from wizard.domain.model import LeadSetup, ListName
from wizard.domain.problems import Problem
from wizard.i18n import _
from wizard.standard import Terms, terms
from wizard.steps.lists import by_key

Rule = Callable[[LeadSetup], Iterable[Problem]]


ItemRule = Callable[[str, Any, Any], Iterable[Problem]]
"""What must be so for one wanted item: given its path, the item, and the same one in the CRM or None."""

_MOST_ITEMS = 50_000
_MOST_LISTS = 4
_sound: Memo[Quiet[Problem]] = Memo(_MOST_LISTS)
_in_order: Memo[Memo[Quiet[Problem]]] = Memo(_MOST_LISTS)


class ListPart(NamedTuple):
    """What a step that edits one list of the CRM says about it.

    Attributes:
        name: the list in the model and in the document.
        fields: all fields of an item in document order; `edited` are those a person edits.
        edited: names of the fields in the edit dialog.
        make: builds an item.
        key_letter: new keys are this letter and a number.
        words: how its actions are worded, in the CRM's language.
        paste_fields: what is asked about names that are pasted together.
        empty: what an empty list says, given the set-up: how to begin.
        told: what is said of an item after its name when the list is read out, in the user's words.
        rules: what must be so for each item, whatever the other items are.
    """

    name: ListName
    fields: tuple[Field, ...]
    edited: tuple[str, ...]
    make: Callable[..., Any]
    key_letter: str
    words: Callable[[LeadSetup], ListWords]
    paste_fields: Callable[[LeadSetup], tuple[Field, ...]]
    empty: Callable[[LeadSetup], str]
    told: Callable[[Any], tuple[str, ...]]
    rules: tuple[ItemRule, ...]

    def item_problems(self, setup: LeadSetup) -> Iterator[Problem]:
        """Yield what is wrong with each item of both states, whatever the other items are.

        An item is looked at again only if there was something to say, or if the list of the CRM is another.
        """
        now, then = getattr(setup.current, self.name), getattr(setup.wanted, self.name)
        present, sound = by_key(now), _sound.of(self, _nothing)

        def said_now(index: int, item: Any) -> Iterator[Problem]:
            return record_problems(self.fields, item, f"current.{self.name}[{index}]")

        def said_then(index: int, item: Any) -> Iterator[Problem]:
            path = f"wanted.{self.name}[{index}]"
            if not sound.knows(item):  # most items stay as they are
                yield from record_problems(self.fields, item, path)
            for rule in self.rules:
                yield from rule(path, item, present.get(item.key))

        yield from sound.said(now, said_now)
        yield from _in_order.of(self, _no_list).of(now, _nothing).said(then, said_then)


def _nothing(_value: Any) -> Quiet[Problem]:
    return Quiet(_MOST_ITEMS)


def _no_list(_part: Any) -> Memo[Quiet[Problem]]:
    return Memo(_MOST_LISTS)


class Step(NamedTuple):
    """One step of the wizard.

    Attributes:
        id: its name in the document's `progress.step`, and of its own part of the document if it has one.
        title: its name (to translate).
        why: why it matters, in one or two sentences (to translate).
        help: what to do here, a few short paragraphs (to translate).
        where: the click path in SuperOffice.
        rules: what must be so; each yields problems.
        actions: what has to change in the CRM for this step.
        listing: set for a step that edits one list.
        fields: for a form step, its fields.
        part: for a form step, the attribute of the set-up that holds its values; empty for a step that
            brings a part of its own to the document, under its id.
        counts: tells whether a problem counts, for a step of which parts can be switched off.
        skip: for an optional step, what skips it.
    """

    id: str
    title: str
    why: str
    help: str
    where: Callable[[Terms], tuple[str, ...]]
    rules: tuple[Rule, ...]
    actions: Callable[[LeadSetup], Iterable[Action]]
    listing: ListPart | None = None
    fields: tuple[Field, ...] = ()
    part: str = ""
    counts: Callable[[LeadSetup, Problem], bool] | None = None
    skip: Callable[[LeadSetup], LeadSetup] | None = None

    @property
    def own_part(self) -> bool:
        """Tell whether the step brings a part of its own to the document."""
        return bool(self.fields) and not self.part

    @property
    def path(self) -> str:
        """Where in the document a form step's values are."""
        return self.part or self.id

    def guide(self) -> str:
        """Return why the step matters and what to do here, in short paragraphs."""
        return f"{_(self.why)}\n\n{controls.fill(_(self.help))}"

    def values(self, setup: LeadSetup) -> Any:
        """Return a form step's values: a model value, or a mapping for a step with a part of its own."""
        if self.part:
            return getattr(setup, self.part)
        return setup.extra.get(self.id) or new_record(self.fields)

    def with_values(self, setup: LeadSetup, values: Any) -> LeadSetup:
        """Return the set-up with a form step's values changed."""
        if self.part:
            return setup._replace(**{self.part: values})
        return setup._replace(extra={**setup.extra, self.id: values})

    def problems(self, setup: LeadSetup) -> tuple[Problem, ...]:
        """Return everything that is wrong in this step, in the order of the document."""
        found = list(self._value_problems(setup))
        for rule in self.rules:
            found.extend(rule(setup))
        if self.counts:
            found = [problem for problem in found if self.counts(setup, problem)]
        return tuple(found)

    def click_path(self, setup: LeadSetup) -> tuple[str, ...]:
        """Return where in SuperOffice this step happens, in the CRM's language."""
        return self.where(terms(setup.customer.crm_language))

    def _value_problems(self, setup: LeadSetup) -> Iterator[Problem]:
        if self.listing:
            yield from self.listing.item_problems(setup)
        elif self.fields:
            yield from record_problems(self.fields, self.values(setup), self.path)
