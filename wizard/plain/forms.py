"""A step that is a form: its fields are asked in order, and each answer is an edit."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from wizard.compare.differences import value_text
from wizard.domain.fields import Field, Kind, get_value, value_problems, with_values
from wizard.domain.model import LeadSetup
from wizard.domain.problems import Problem, covers
from wizard.i18n import _
from wizard.plain import trouble, words
from wizard.plain.place import Command, Place
from wizard.plain.questions import ask_field
from wizard.plain.records import Records


class Spot(NamedTuple):
    """One field that is asked: its value and its place in the document."""

    field: Field
    value: Any
    path: str

    @property
    def text(self) -> str:
        """Label and value in words."""
        if self.field.kind is Kind.RECORDS:
            return f"{_(self.field.label)}: {len(self.value)}"
        return f"{_(self.field.label)}: {value_text(self.field, self.value) or '–'}"


class FormPlace(Place):
    """A form step. Only the fields that a form shows are asked."""

    def own_commands(self) -> Iterator[Command]:
        """Yield what edits the answers."""
        yield Command("list", "", _("read the answers"), lambda _rest: self.tell())
        yield Command("edit", "N", _("change answer N; without N: ask all again"), self._edit)
        if self.step and self.step.skip:
            yield Command(
                "skip", "", _("skip this step; what was filled in is kept"), lambda _r: self._skip()
            )
        yield Command("next", "", _("go on to the next step"), self.next)

    def tell(self) -> None:
        """Read out the answers."""
        for number, spot in enumerate(self.spots(), 1):
            self.talk.say(f"{number}. {spot.text}")

    def begin(self) -> None:
        """Ask every field in order."""
        self._ask(0, on=True)

    def go_to(self, path: str) -> None:
        """Ask for the field at a place in the document."""
        index = next((i for i, spot in enumerate(self.spots()) if covers(spot.path, path)), None)
        if index is not None and not self.session.read_only:
            self._ask(index, on=False)

    def in_order(self, problems: tuple[Problem, ...]) -> list[Problem]:
        """Return problems in the order of the fields."""
        paths = [spot.path for spot in self.spots()]

        def place(problem: Problem) -> int:
            return next((i for i, path in enumerate(paths) if covers(path, problem.path)), len(paths))

        return sorted(problems, key=place)

    def spots(self) -> list[Spot]:
        """Return the fields that are asked now."""
        assert self.step
        return list(_spots(self.step.fields, self._values(), self.step.path))

    def put(self, path: str, value: Any) -> bool:
        """Make an edit of one answer; tell whether it was made."""
        return self.desk.edit(self._with(path, value))

    def keep_unfinished(self, path: str, value: Any) -> None:
        """Keep what was answered before the user left in the middle of a record."""
        self.desk.edit_unfinished(self._with(path, value))

    def say_about_path(self, path: str) -> None:
        """Say what is wrong, or to know, at a place in the document."""
        self.say_about([p for p in self.session.problems_of(self.place) if covers(path, p.path)])

    def _with(self, path: str, value: Any) -> LeadSetup:
        assert self.step
        names = path.removeprefix(f"{self.step.path}.").split(".")
        return self.step.with_values(self.session.setup, _with_one(self._values(), names, value))

    def _values(self) -> Any:
        assert self.step
        return self.step.values(self.session.setup)

    # Asking

    def _ask(self, index: int, *, on: bool) -> None:
        """Ask from one field on to the last; or that field only, and what its answer brings up."""
        known = {spot.path for spot in self.spots()}
        spots = self.spots()
        while index < len(spots):
            spot = spots[index]
            self.desk.settle()
            word = self._ask_spot(spot)
            if word in ("skip", "next"):
                self._skip() if word == "skip" else self.next()
                return
            if word in trouble.COMMANDS:
                trouble.do(self.desk, word)
                continue
            spots = self.spots()
            index = next((i for i, other in enumerate(spots) if other.path == spot.path), 0)
            if word == words.BACK and not on:
                return
            if word == words.BACK and index == 0:
                self.desk.back()
            if word == "undo":
                index = self._undo(index)
                spots = self.spots()
            else:
                index += -1 if word == words.BACK else 1
            if not on and index < len(spots) and spots[index].path in known and word != "undo":
                return
        if on:
            text = _("That was the last question of this step; {next} goes on.")
            self.talk.say(text.format(next=words.word("next")))

    def _ask_spot(self, spot: Spot) -> str:
        """Ask for one field; return the command that was given instead of an answer."""
        skip = ("skip",) if self.step and self.step.skip else ()
        instead = (*skip, *trouble.commands(self.desk))
        if spot.field.kind is Kind.RECORDS:
            return Records(self, spot.field, spot.path).run(*instead)
        return self._ask_value(spot, ("next", *instead))

    def _ask_value(self, spot: Spot, instead: tuple[str, ...]) -> str:
        def check(value: Any) -> list[Problem]:
            if value == spot.value:  # what stands there already is told at Next, and traps nobody here
                return []
            return list(value_problems(spot.field, value, spot.path))

        reply = ask_field(self.talk, spot.field, spot.value, check, *instead)
        if not reply.word:
            if reply.value != spot.value:
                self.put(spot.path, reply.value)
            self.say_about_path(spot.path)
        return reply.word

    def _undo(self, index: int) -> int:
        """Take the last edit back and return the field that it changed."""
        before = {spot.path: spot.value for spot in self.spots()}
        self.desk.undo()
        after = self.spots()
        changed = (i for i, spot in enumerate(after) if before.get(spot.path, spot.value) != spot.value)
        return next(changed, min(index, len(after) - 1))

    def _edit(self, rest: str) -> None:
        if not self.desk.may_edit():
            return
        if not rest:
            self._ask(0, on=True)
            return
        index = self.index(rest, len(self.spots()), "edit")
        if index is not None:
            self._ask(index, on=False)

    def _skip(self) -> None:
        assert self.step and self.step.skip
        skipped = self.step.skip(self.session.setup)
        if skipped == self.session.setup or self.desk.edit(skipped):
            self.next()


def _spots(fields: tuple[Field, ...], record: Any, path: str) -> Iterator[Spot]:
    for field in fields:
        if field.shown and not field.shown(record):
            continue
        value, place = get_value(record, field.name), f"{path}.{field.name}"
        if field.kind is Kind.RECORD:
            yield from _spots(field.fields, value, place)
        else:
            yield Spot(field, value, place)


def _with_one(record: Any, names: list[str], value: Any) -> Any:
    """Return a record with the value at the end of a chain of names changed."""
    first, *rest = names
    return with_values(record, **{first: _with_one(get_value(record, first), rest, value) if rest else value})
