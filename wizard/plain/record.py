"""Asking for the fields of one record, one after the other: a category, a campaign link, the customer."""

from collections.abc import Callable, Sequence
from typing import Any

from wizard.domain.fields import Field, get_value
from wizard.domain.problems import Problem, covers
from wizard.i18n import _
from wizard.plain import words
from wizard.plain.questions import ask_field, problem_text
from wizard.plain.talk import Leave, Talk

Check = Callable[[dict[str, Any]], Sequence[Problem]]
Accept = Callable[[dict[str, Any]], str]


class Record:
    """The answers to the questions about one record.

    Attributes:
        values: what was answered so far, and the present values of the rest.
    """

    def __init__(self, talk: Talk, fields: tuple[Field, ...], record: Any, check: Check, root: str) -> None:
        """Prepare the questions.

        Args:
            talk: the conversation.
            fields: the fields to ask for.
            record: the values to start from.
            check: returns what is wrong with some values; a problem's path ends in the field's name.
            root: the record's path in the document, to find the field of a problem.
        """
        self.values = {field.name: get_value(record, field.name) for field in fields}
        self._talk = talk
        self._fields = fields
        self._check = check
        self._root = root
        self._answered: list[tuple[int, Any]] = []

    def ask(
        self,
        accept: Accept = lambda _values: "",
        *,
        unfinished: Callable[[dict[str, Any]], object] = lambda _values: None,
    ) -> bool:
        """Ask until all is in order; return whether it was accepted, or False when the user went back.

        Args:
            accept: does what the values are for and returns why that failed, or an empty text.
            unfinished: takes what was answered when the user leaves in the middle; it must ask nothing.

        Raises:
            Leave: the user leaves.
        """
        index = 0
        try:
            while 0 <= index < len(self._fields):
                index = self._ask_one(index)
                if index == len(self._fields):
                    index = self._accepted(accept)
        except Leave:
            if self._answered and not self._blocking():
                unfinished(self.values)
            raise
        return index > 0

    def _ask_one(self, index: int) -> int:
        """Ask for one field and return which comes next."""
        field = self._fields[index]
        before = self.values[field.name]
        reply = ask_field(self._talk, field, before, lambda value: self._problems_at(index, value))
        if reply.word == words.BACK:
            return index - 1
        if reply.word == "undo":
            return self._undo(index)
        self._answered.append((index, before))
        self.values[field.name] = reply.value
        return index + 1

    def _undo(self, index: int) -> int:
        """Take the last answer back and return where it was given."""
        if not self._answered:
            self._talk.say(_("Nothing was answered here yet. < goes back without change."))
            return index
        index, value = self._answered.pop()
        self.values[self._fields[index].name] = value
        return index

    def _accepted(self, accept: Accept) -> int:
        """Return the number of fields when all is in order, else where to go on."""
        problems = self._blocking()
        if not problems:
            reason = accept(self.values)
            if not reason:
                return len(self._fields)
            self._talk.say(reason)
            return 0
        self._talk.say(*map(problem_text, problems))
        return next((i for i in range(len(self._fields)) if self._own(i, problems)), 0)

    def _blocking(self) -> list[Problem]:
        return [problem for problem in self._check(self.values) if problem.blocks]

    def _problems_at(self, index: int, value: Any) -> list[Problem]:
        """Return what blocks a value; the first field also has what belongs to none of them."""
        values = {**self.values, self._fields[index].name: value}
        problems = [problem for problem in self._check(values) if problem.blocks]
        own = self._own(index, problems)
        if index == 0:
            places = range(len(self._fields))
            own += [p for p in problems if not any(self._own(i, [p]) for i in places)]
        return own

    def _own(self, index: int, problems: Sequence[Problem]) -> list[Problem]:
        path = f"{self._root}.{self._fields[index].name}"
        return [problem for problem in problems if covers(path, problem.path)]
