"""A step that edits one list of the CRM: the list is numbered, and commands with numbers edit it."""

from collections.abc import Collection, Iterator
from typing import Any

from wizard.domain import edits
from wizard.domain.edits import Pasted, Refused
from wizard.domain.fields import Field, new_record
from wizard.domain.model import LeadSetup
from wizard.domain.problems import Problem, covers
from wizard.i18n import _, ngettext
from wizard.plain import words
from wizard.plain.paste import Paste
from wizard.plain.place import Command, Place
from wizard.plain.questions import ask_field, choose, chosen_value, confirm
from wizard.plain.record import Record
from wizard.steps.base import ListPart
from wizard.store import Event

_TOLD_AT_ONCE = 30


class ListPlace(Place):
    """A list step."""

    @property
    def part(self) -> ListPart:
        """What the step says about its list."""
        assert self.step and self.step.listing
        return self.step.listing

    @property
    def items(self) -> tuple[Any, ...]:
        """The wanted items."""
        return edits.items_of(self.session.setup, self.part.name)

    def own_commands(self) -> Iterator[Command]:
        """Yield what edits the list."""
        yield Command("list", "", _("read the whole list"), lambda _rest: self.tell_all())
        yield Command("add", "", _("add an item at the end"), lambda _rest: self._add())
        yield Command("edit", "N", _("edit item N"), self._edit)
        yield Command("delete", "N", _("delete item N"), self._delete)
        yield Command("restore", "N", _("bring the deleted item N back"), self._restore)
        yield Command("move", "N M", _("move item N to place M"), self._move)
        yield Command("paste", "", _("add many names, one per line"), lambda _rest: self._paste())
        about = _("take the customer's present list from a table (CSV or .xlsx)")
        yield Command("import", "", about, lambda _rest: self._import())
        if self._has_groups:
            yield Command("lead", "N", _("enable or disable lead status of item N"), self._lead)
            yield Command("group", "N", _("give item N a category group; its number may follow"), self._group)
            about = _("add the standard lead categories that are missing")
            yield Command("standard", "", about, lambda _rest: self._standard())
        yield Command("next", "", _("go on to the next step"), self.next)

    @property
    def _has_groups(self) -> bool:
        return any(field.name == "category_group" for field in self.part.fields)

    # Reading out

    def tell(self) -> None:
        """Say how many items there are, and read out the first of them."""
        deleted = sum(item.deleted for item in self.items)
        count = ngettext("{count} item", "{count} items", len(self.items) - deleted)
        text = count.format(count=len(self.items) - deleted)
        if deleted:
            text = _("{items}, {count} deleted").format(items=text, count=deleted)
        if self.items:
            self.talk.say(f"{text}:")
            self._tell_first()
        else:
            self.talk.say(self.part.empty(self.session.setup))

    def tell_all(self) -> None:
        """Read out every item."""
        self._tell_items(range(len(self.items)))
        if not self.items:
            self.talk.say(_("The list is empty."))

    def go_to(self, path: str) -> None:
        """Read out the item that a problem is about."""
        index = self._index_in(path)
        if index is not None:
            self._tell_item(index)

    def in_order(self, problems: tuple[Problem, ...]) -> list[Problem]:
        """Return problems in the order of the items."""
        return sorted(problems, key=lambda problem: self._index_in(problem.path) or 0)

    def _tell_first(self, start: int = 0) -> None:
        """Read out the items from one on, as many as one listens to at once."""
        left = len(self.items) - start
        self._tell_items(range(start, start + min(left, _TOLD_AT_ONCE)))
        if left > _TOLD_AT_ONCE:
            text = _("… and {count} more; {list} reads the whole list.")
            self.talk.say(text.format(count=left - _TOLD_AT_ONCE, list=words.word("list")))

    def _tell_items(self, places: range) -> None:
        """Read out items; mark those of which there is more to say."""
        marks = self._marks()
        for index in places:
            self.talk.say(self._line(index) + marks.get(index, ""))

    def _marks(self) -> dict[int, str]:
        """Return what follows each item with a problem: what blocks only once asked to go on."""
        asked = self.place in self.session.asked
        marks: dict[int, str] = {}
        for problem in self.session.problems_of(self.place):
            index = self._index_in(problem.path)
            if index is not None and problem.blocks and asked:
                marks[index] = _(" (to put right)")
            elif index is not None and not problem.blocks:
                marks.setdefault(index, _(" (note)"))
        return marks

    def _line(self, index: int) -> str:
        item = self.items[index]
        return f"{index + 1}. " + ", ".join(filter(None, (item.name, *self.part.told(item))))

    def _tell_item(self, index: int, known: Collection[Problem] = ()) -> None:
        """Read out one item with what is to say about it and was not said yet."""
        self.talk.say(self._line(index))
        path = f"wanted.{self.part.name}[{index}]"
        found = self.session.problems_of(self.place)
        self.say_about([p for p in found if covers(path, p.path) and p not in known])

    def _index_in(self, path: str) -> int | None:
        root = f"wanted.{self.part.name}["
        return int(path.removeprefix(root).split("]")[0]) if path.startswith(root) else None

    # Editing one item

    def _change(self, setup: LeadSetup, index: int) -> None:
        """Make an edit, and read out the item that it changed."""
        consequences = self.session.consequences(setup)
        if setup == self.session.setup:
            self.talk.say(_("Nothing was changed."))
        elif self.desk.edit(setup):
            self._tell_item(index, consequences)

    def _add(self) -> None:
        if self.desk.may_edit():
            self._ask_item(None, self.part.make(key="", **new_record(self._edited)))

    def _edit(self, rest: str) -> None:
        index = self.index(rest, len(self.items), "edit")
        if index is not None and self.desk.may_edit():
            self.talk.say(self._line(index))
            self._ask_item(index, self.items[index])

    @property
    def _edited(self) -> tuple[Field, ...]:
        return tuple(field for field in self.part.fields if field.name in self.part.edited)

    def _ask_item(self, index: int | None, item: Any) -> None:
        position = len(self.items) if index is None else index

        def edited(values: dict[str, Any]) -> LeadSetup:
            if index is None:
                return edits.add(self.session.setup, self.part, values)
            return edits.change(self.session.setup, self.part, index, values)

        root = f"wanted.{self.part.name}[{position}]"
        check = edits.item_check(self.session.problems, root, edited)
        record = Record(self.talk, self._edited, item, check, root)
        if record.ask(unfinished=lambda values: self.desk.edit_unfinished(edited(values))):
            self._change(edited(record.values), position)

    def _delete(self, rest: str) -> None:
        index = self.index(rest, len(self.items), "delete")
        if index is None or not self.desk.may_edit():
            return
        item, setup = self.items[index], self.session.setup
        if item.deleted:
            text = _("“{name}” is deleted already. {restore} brings it back.")
            self.talk.say(text.format(name=item.name, restore=words.usage("restore", str(index + 1))))
            return
        try:
            after = edits.delete(setup, self.part, index)
        except Refused as refusal:
            self.talk.say(str(refusal))
            return
        title = _("Delete “{name}”?").format(name=item.name[:60])
        lines = [problem.message for problem in self.session.consequences(after)]
        if edits.in_crm(setup, self.part.name, item.key):
            answers = (("delete", _("Delete")), ("forget", _("It is not in SuperOffice")))
            answer = choose(self.talk, title, lines, answers)
        else:
            lines.append(_("It is not in SuperOffice yet, so nothing happens there."))
            answer = "delete" if confirm(self.talk, title, lines, _("Do it?")) else ""
        if answer:
            gone = after if answer == "delete" else edits.forget(setup, self.part, index)
            if self.desk.edit_asked(gone):
                self.talk.say(_("Deleted: {name}").format(name=item.name))

    def _restore(self, rest: str) -> None:
        index = self.index(rest, len(self.items), "restore")
        if index is None:
            return
        if self.items[index].deleted:
            self._change(edits.restore(self.session.setup, self.part, index), index)
        else:
            self.talk.say(_("“{name}” is not deleted.").format(name=self.items[index].name))

    def _move(self, rest: str) -> None:
        first, _space, second = rest.partition(" ")
        index = self.index(first, len(self.items), "move")
        target = None if index is None else self.index(second.strip(), len(self.items), "move")
        if index is None or target is None:
            return
        setup, by = self.session.setup, 1 if target > index else -1
        for place in range(index, target, by):
            setup = edits.move(setup, self.part, place, by)
        self._change(setup, target)

    # What only categories have

    def _lead(self, rest: str) -> None:
        index = self.index(rest, len(self.items), "lead")
        if index is not None:
            try:
                self._change(edits.toggle_lead_status(self.session.setup, self.part, index), index)
            except Refused as refusal:
                self.talk.say(str(refusal))

    def _group(self, rest: str) -> None:
        first, _space, second = rest.partition(" ")
        index = self.index(first, len(self.items), "group")
        if index is None or not self.desk.may_edit():
            return
        field = next(field for field in self.part.fields if field.name == "category_group")
        value: Any = self.items[index].category_group
        chosen = chosen_value(field, second) if second.strip() else None
        if chosen is None:
            reply = ask_field(self.talk, field, value, lambda _value: ())
            if reply.word:
                return
            chosen = reply.value
        self._change(edits.set_group(self.session.setup, self.part, index, chosen), index)

    def _standard(self) -> None:
        result = edits.add_standard_categories(self.session.setup, self.part)
        self._take_pasted(result)

    def _paste(self) -> None:
        if self.desk.may_edit() and (result := Paste(self.desk, self.part).run()):
            self._take_pasted(result)

    def _import(self) -> None:
        from wizard.plain.import_lists import ImportLists
        from wizard.tables.taken import taken_text

        if not self.desk.may_edit():
            return
        first_new = len(self.items)
        taken = ImportLists(self.desk, self.part).run()
        if taken and self.desk.edit_asked(taken.setup, Event.IMPORTED):
            self.talk.say(taken_text(taken))
            self._tell_first(first_new if taken.added and not taken.ordered else 0)

    def _take_pasted(self, result: Pasted) -> None:
        """Make the edit, say what became of each name, and read out the new items."""
        first_new = len(self.items)
        if not result.added or self.desk.edit_asked(result.setup):
            self.talk.say(edits.pasted_text(result))
            self._tell_first(first_new)
