"""Taking a list of names, one per line, up to a line with a full stop; then what holds for all of them."""

from typing import Any

from wizard.domain import edits
from wizard.domain.fields import value_problems
from wizard.i18n import _, ngettext
from wizard.plain import words
from wizard.plain.desk import Desk
from wizard.plain.questions import ask_field, problem_text
from wizard.plain.talk import Leave
from wizard.steps.base import ListPart


class Paste:
    """The names of one list and the answers about all of them."""

    def __init__(self, desk: Desk, part: ListPart) -> None:
        self._desk = desk
        self._talk = desk.talk
        self._part = part
        self._fields = part.paste_fields(desk.session.setup)
        self._asked: dict[str, Any] = {field.name: field.default for field in self._fields}
        self._lines: list[str] = []

    def run(self) -> edits.Pasted | None:
        """Ask, and return what the names become; None when the user goes back.

        Raises:
            Leave: the user leaves; the names so far are kept, with what was answered.
        """
        try:
            wanted = self._ask()
        except Leave:
            if any(self._lines):
                self._desk.edit_unfinished(self._result().setup)
            raise
        return self._result() if wanted else None

    def _result(self) -> edits.Pasted:
        return edits.paste_asked(self._desk.session.setup, self._part, self._lines, self._asked)

    def _ask(self) -> bool:
        """Ask everything; return False when the user goes back from the names."""
        index = -1
        while index < len(self._fields):
            if index < 0:
                if not self._ask_names():
                    return False
                index = 0
                continue
            field = self._fields[index]
            reply = ask_field(self._talk, field, self._asked[field.name], lambda _value: ())
            self._asked[field.name] = reply.value
            index += -1 if reply.word else 1
        return True

    def _ask_names(self) -> bool:
        about = [_("One name per line, pasted or typed. A full stop on a line of its own ends the list.")]
        question = [f"{about[0]} {words.keys('undo')}"]
        name_field = next(field for field in self._part.fields if field.name == "name")
        while True:
            answer = self._talk.answer(question, about, words.BACK, "undo", words.END)
            question = []
            if answer.word == words.BACK:
                return False
            if answer.word == "undo":
                self._take_back()
            elif answer.word == words.END and any(self._lines):
                return True
            elif answer.word == words.END:
                self._talk.say(_("There is no name yet. Paste or type one per line; < goes back."))
            elif answer.text and (problems := list(value_problems(name_field, answer.text, ""))):
                self._talk.say(*map(problem_text, problems))
            else:
                self._lines.append(answer.text)

    def _take_back(self) -> None:
        if self._lines:
            self._talk.say(_("Taken back: {name}").format(name=self._lines.pop()))
        count = len([*filter(None, self._lines)])
        self._talk.say(ngettext("{count} name so far.", "{count} names so far.", count).format(count=count))
