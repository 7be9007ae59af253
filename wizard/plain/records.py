"""A field that holds several records, such as campaign links: a numbered list inside a form."""

from typing import TYPE_CHECKING, Any

from wizard.domain.fields import Field, get_value, new_record, record_problems, with_values
from wizard.domain.problems import Problem
from wizard.i18n import _
from wizard.plain import words
from wizard.plain.record import Record
from wizard.plain.talk import Leave

if TYPE_CHECKING:
    from wizard.plain.forms import FormPlace


class Records:
    """The records of one field, with commands to edit them. Each edit is saved at once."""

    def __init__(self, form: "FormPlace", field: Field, path: str) -> None:
        self._form = form
        self._talk = form.talk
        self._field = field
        self._path = path

    @property
    def _records(self) -> tuple[Any, ...]:
        spot = next(spot for spot in self._form.spots() if spot.path == self._path)
        records: tuple[Any, ...] = spot.value
        return records

    def run(self, *instead: str) -> str:
        """Take commands until the user goes on (an empty text), goes back, undoes or skips."""
        self._tell()
        while True:
            self._form.desk.settle()
            line = self._talk.ask(self._question(instead))
            name, rest = words.split(line)
            if not line or name == "next":
                return ""
            if name in (words.BACK, "undo", *instead):
                return name
            if name == "quit":
                raise Leave
            self._take(name, rest, line)

    def _question(self, instead: tuple[str, ...]) -> str:
        usages = ", ".join((words.usage("add"), words.usage("edit", "N"), words.usage("delete", "N")))
        text = _("{label}: {commands}; Enter goes on.")
        asked = text.format(label=_(self._field.label), commands=usages)
        return f"{asked} {words.keys('undo', *instead)}"

    def _take(self, name: str, rest: str, line: str) -> None:
        if name == words.HELP:
            self._talk.say(_(self._field.help), *self._help())
        elif name == "list":
            self._tell()
        elif name == "add":
            self._edit(len(self._records), new_record(self._field.fields, self._field.make or dict))
        elif name in ("edit", "delete"):
            index = self._form.index(rest, len(self._records), name)
            if index is not None and name == "edit":
                self._edit(index, self._records[index])
            elif index is not None:
                self._delete(index)
        else:
            self._talk.say(_("“{text}” is no command here; ? lists them.").format(text=line))

    def _help(self) -> list[str]:
        told = (
            (words.usage("add"), _("add one at the end")),
            (words.usage("edit", "N"), _("change number N")),
            (words.usage("delete", "N"), _("delete number N")),
            (words.usage("list"), _("read all of them")),
            (words.usage("quit"), _("leave; everything is kept")),
        )
        return [f"{usage}: {what}" for usage, what in told]

    def _tell(self) -> None:
        """Read out every record, with what it comes to."""
        count = str(len(self._records)) if self._records else _("none yet")
        self._talk.say(f"{_(self._field.label)}: {count}")
        for index in range(len(self._records)):
            self._talk.say(self._line(index))

    def _line(self, index: int) -> str:
        record = self._records[index]
        texts = [str(get_value(record, field.name)) for field in self._field.fields if field.minimum]
        preview = self._field.preview(record) if self._field.preview else ""
        return f"{index + 1}. " + ", ".join(filter(None, texts)) + (f": {preview}" if preview else "")

    def _edit(self, index: int, before: Any) -> None:
        root = f"{self._path}[{index}]"

        def check(values: dict[str, Any]) -> list[Problem]:
            return list(record_problems(self._field.fields, values, root))

        def changed(values: dict[str, Any]) -> tuple[Any, ...]:
            records = self._records
            return (*records[:index], with_values(before, **values), *records[index + 1 :])

        def keep(values: dict[str, Any]) -> None:
            self._form.keep_unfinished(self._path, changed(values))

        if not self._form.desk.may_edit():
            return
        record = Record(self._talk, self._field.fields, before, check, root)
        if record.ask(unfinished=keep):
            self._form.put(self._path, changed(record.values))
            self._talk.say(self._line(index))
            self._form.say_about_path(root)

    def _delete(self, index: int) -> None:
        line = self._line(index)
        if self._form.put(self._path, (*self._records[:index], *self._records[index + 1 :])):
            self._talk.say(_("Deleted: {name}").format(name=line))
