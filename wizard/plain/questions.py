"""Asking for one value of a field, for yes or no, or for one of several answers."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from wizard.compare.differences import value_text
from wizard.domain.fields import Field, Kind, limits
from wizard.domain.problems import Problem
from wizard.i18n import _
from wizard.plain import words
from wizard.plain.talk import Talk


class Reply(NamedTuple):
    """The value that was given, or the command that was given instead."""

    value: Any
    word: str = ""


def ask_field(
    talk: Talk,
    field: Field,
    value: Any,
    check: Callable[[Any], Iterable[Problem]],
    *instead: str,
) -> Reply:
    """Ask for a field's value until it is one that can be taken.

    Args:
        talk: the conversation.
        field: the field.
        value: its present value, which Enter keeps.
        check: returns what is wrong with a value.
        instead: commands that may be given instead, besides going back, undo, help and quit.

    Raises:
        Leave: the user leaves.
    """
    empties = (words.EMPTY,) if field.kind in (Kind.TEXT, Kind.NAMES) else ()
    accepted = (words.BACK, "undo", *empties, *instead)
    question = [*_choices(field), f"{_asked(field, value)} {words.keys('undo', *instead)}"]
    if field.kind is Kind.CHOICE:
        question.insert(0, f"{_(field.label)}:")
    while True:
        answer = talk.answer(question, _about(field), *accepted)
        if answer.word not in ("", *empties):
            return Reply(value, answer.word)
        try:
            given = _parsed(field, answer.text) if answer.text or answer.word else value
        except ValueError as error:
            talk.say(str(error))
            continue
        problems = list(check(given))
        if not problems:
            return Reply(given)
        talk.say(*map(problem_text, problems))


def ask_text(talk: Talk, label: str, about: str, value: str = "") -> str:
    """Ask for one line, such as the name of a file; empty when the user goes back."""
    default = _("Enter takes “{value}”.").format(value=value) if value else _("Enter goes back.")
    answer = talk.answer([f"{label}. {default} {words.keys()}"], [about], words.BACK)
    return "" if answer.word else answer.text or value


def confirm(talk: Talk, title: str, lines: Sequence[str], question: str) -> bool:
    """Ask for yes or no; Enter and going back are no."""
    asked = _("{question} yes or no; Enter is no.").format(question=question)
    talk.say(title, *lines)
    while True:
        answer = talk.answer([f"{asked} {words.keys()}"], [title, *lines], words.BACK, "undo")
        if answer.word or not answer.text:
            return False
        try:
            return _yes_or_no(answer.text)
        except ValueError as error:
            talk.say(str(error))


def choose(talk: Talk, title: str, lines: Sequence[str], answers: Sequence[tuple[str, str]]) -> str:
    """Ask for one of the answers by its number; Enter and going back are none of them."""
    told = [title, *lines, *numbered(label for _id, label in answers)]
    asked = _("A number from 1 to {count}; Enter cancels.").format(count=len(answers))
    talk.say(*told)
    while True:
        answer = talk.answer([f"{asked} {words.keys()}"], told, words.BACK, "undo")
        if answer.word or not answer.text:
            return ""
        index = index_in(answer.text, len(answers))
        if index is not None:
            return answers[index][0]
        talk.say(_("Type a number from 1 to {count}.").format(count=len(answers)))


def numbered(texts: Iterable[str]) -> list[str]:
    """Return the lines of a list, each with its number."""
    return [f"{number}. {text}" for number, text in enumerate(texts, 1)]


def index_in(text: str, count: int) -> int | None:
    """Return the place in a list that a number from 1 means, or None."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        return None
    index = int(text) - 1
    return index if 0 <= index < count else None


def chosen_value(field: Field, text: str) -> Any:
    """Return the value of a choice that a number from 1, or its name, means; None if it means none."""
    index = index_in(text.strip(), len(field.choices))
    if index is None:
        names = [(str(choice.value).casefold(), _(choice.label).casefold()) for choice in field.choices]
        index = next((i for i, both in enumerate(names) if text.strip().casefold() in both), None)
    if index is None:
        return None
    value = field.choices[index].value
    return field.make(value) if field.make else value


def problem_text(problem: Problem) -> str:
    """Return a problem with what it is: one that blocks or one to know."""
    return (_("To put right: {text}") if problem.blocks else _("Note: {text}")).format(text=problem.message)


def _asked(field: Field, value: Any) -> str:
    """Return the question: what is asked, its limits, and what Enter does."""
    label, now = _(field.label), value_text(field, value)
    if field.kind is Kind.SWITCH:
        return _("{label}, yes or no. Now {value}: Enter keeps it.").format(label=label, value=now)
    if field.kind is Kind.CHOICE:
        text = _("A number from 1 to {count}. Now {value}: Enter keeps it.")
        return text.format(count=len(field.choices), value=now)
    allowed = limits(field)
    label = f"{label}, {allowed}." if allowed else f"{label}."
    if not now:
        return f"{label} " + (_("Enter leaves it empty.") if not field.minimum else _("It cannot be empty."))
    text = _("Now “{value}”: Enter keeps it, - empties it.") if not field.minimum else ""
    return f"{label} " + (text or _("Now “{value}”: Enter keeps it.")).format(value=now)


def _choices(field: Field) -> list[str]:
    return numbered(_(choice.label) for choice in field.choices) if field.kind is Kind.CHOICE else []


def _about(field: Field) -> list[str]:
    return [_(field.help)] if field.help else []


def _parsed(field: Field, text: str) -> Any:
    """Return the value that a text means.

    Raises:
        ValueError: it means none; the error says what to type.
    """
    if field.kind is Kind.SWITCH:
        return _yes_or_no(text)
    if field.kind is Kind.CHOICE:
        chosen = chosen_value(field, text)
        if chosen is None:
            raise ValueError(_("Type a number from 1 to {count}.").format(count=len(field.choices)))
        return chosen
    if field.kind is Kind.NAMES:
        return tuple(name for part in text.split(",") if (name := part.strip()))
    return field.tidy(text)


def _yes_or_no(text: str) -> bool:
    given = text.casefold()
    for value, names in ((True, ("yes", _("yes").casefold())), (False, ("no", _("no").casefold()))):
        if given in (*names, *(name[0] for name in names)):
            return value
    raise ValueError(_("Type yes or no."))
