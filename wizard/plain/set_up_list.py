"""The saved set-ups in plain mode: read out in pages, searched, sorted, and several of them worked on."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from wizard.domain.fields import Field
from wizard.i18n import N_, _, ngettext
from wizard.plain import words
from wizard.plain.questions import ask_text, confirm, index_in
from wizard.plain.record import Record
from wizard.plain.talk import Talk
from wizard.saved import asking
from wizard.saved.anystore import AnyStore
from wizard.saved.library import StoreLibrary
from wizard.saved.selection import CALLED, SHOWN, SORTED
from wizard.store import StoreError

if TYPE_CHECKING:
    from wizard.saved.group import Group, Work
    from wizard.saved.sides import Side

_KINDS = {"+": N_("added"), "-": N_("removed"), "*": N_("changed"), "↕": N_("moved")}
_PAGE = 20
_TELL_EVERY = 5.0  # seconds between two lines that tell how far something is


class SetUpList:
    """The list, and what is done with those whose numbers are given.

    Attributes:
        library: the saved set-ups.
    """

    def __init__(self, talk: Talk, store: AnyStore) -> None:
        self.library = StoreLibrary(store)
        self._talk = talk
        self._store = store
        self._told = 0

    def announce(self) -> None:
        """Look at the folder again, and read out the first page."""
        self.library.refresh()
        self.library.selection.reread()
        if self.library.trouble:
            self._talk.say(self.library.trouble)
        elif not self.library.count():
            self._talk.say(_("There is no saved set-up yet."))
        self._tell_found()
        self.library.keep()

    def stem_at(self, text: str) -> str | None:
        """Return the file of the set-up whose number this is, or None."""
        index = index_in(text, len(self.library.selection.shown))
        return None if index is None else self.library.selection.stem(index)

    def commands(self) -> Iterator[tuple[str, str]]:
        """Yield what can be typed, and what it does."""
        yield words.usage("find", _("TEXT")), _("search by name; without TEXT: show all again")
        yield words.usage("sort", _("BY")), _("sort by last change, name, step or problems")
        yield words.usage("only", _("WHICH")), _("show drafts, with problems, complete, or all")
        yield words.word("more"), _("read on in a long list")
        numbers = "N..."
        yield words.usage("delete", numbers), _("delete, such as 2 5-9: moved to the folder “deleted”")
        yield words.usage("export", numbers), _("write the documents into a folder")
        yield words.usage("hand-over", numbers), _("write the hand-overs into a folder")
        yield words.usage("compare", "N"), _("compare with another number, a name or a file that follows")

    def take(self, name: str, rest: str) -> bool | None:
        """Do a command of the list; tell whether to announce anew, or None if it is none of these."""
        looking: Mapping[str, Callable[[str], None]] = {
            "find": self._find,
            "sort": self._sort,
            "only": self._only,
            "more": lambda _rest: self._tell(),
            "compare": self._compare,
        }
        if name in looking:
            looking[name](rest)
            return False
        acting = {"delete": self._delete, "export": self._export, "hand-over": self._hand_over}
        return acting[name](name, rest) if name in acting else None

    # Reading out

    def _tell_found(self) -> None:
        chosen = self.library.selection
        chosen.find_all()
        self._told = 0
        if not chosen.is_all:
            text = _("{count} of {total}")
            self._talk.say(text.format(count=len(chosen.shown), total=self.library.count()) + ".")
        self._tell()

    def _tell(self) -> None:
        """Read out the next page."""
        count = len(self.library.selection.shown)
        end = min(self._told + _PAGE, count)
        for position in range(self._told, end):
            self._talk.say(f"{position + 1}. {self._line(position)}")
        self._told = end
        if end < count:
            text = _("{end} of {count} read out; {more} reads on.")
            self._talk.say(text.format(end=end, count=count, more=words.word("more")))

    def _line(self, position: int) -> str:
        row = self.library.summary(self.library.selection.shown[position])
        if row.trouble:
            return ", ".join((row.name, _("cannot be read"), row.changed))
        count = ngettext("{count} to do", "{count} to do", row.problems).format(count=row.problems)
        changed = _("changed {moment}").format(moment=row.changed)
        return ", ".join((row.name, row.step, *([count] if row.problems else []), changed))

    # Looking

    def _find(self, rest: str) -> None:
        self.library.selection.text = rest
        self._tell_found()

    def _sort(self, rest: str) -> None:
        if chosen := self._one_of("sort", CALLED, rest):
            self.library.selection.order = chosen
            self._talk.say(_(SORTED[chosen]))
            self._tell_found()

    def _only(self, rest: str) -> None:
        if chosen := self._one_of("only", SHOWN, rest):
            self.library.selection.only = chosen
            self._tell_found()

    def _one_of(self, command: str, labels: Mapping[str, str], typed: str) -> str:
        """Return which is meant, by its name or the start of its label; else say what there is."""
        wanted = typed.casefold()
        if wanted in labels:
            return wanted
        meant = [name for name, label in labels.items() if _(label).casefold().startswith(wanted)]
        if wanted and len(meant) == 1:
            return meant[0]
        text = _("Type one of these after {command}: {choices}.")
        choices = ", ".join(_(label) for label in labels.values())
        self._talk.say(text.format(command=words.word(command), choices=choices))
        return ""

    # Comparing

    def _compare(self, rest: str) -> None:
        from wizard.compare.diff import compared, lines
        from wizard.saved.sides import NoSide

        first, _space, other = rest.partition(" ")
        stem = self.stem_at(first)
        if stem is None:
            self._say_numbers("compare")
            return
        about = _("A customer's name, a document's file, or an earlier version as NAME@REVISION.")
        other = other.strip() or ask_text(self._talk, _("With"), about)
        if not other:
            return
        try:
            before, after = self._other_side(other), self._side(stem)
        except (NoSide, StoreError) as error:
            self._talk.say(str(error))
            return
        found = compared(before.setup, after.setup)
        count = ngettext("{count} difference", "{count} differences", len(found)).format(count=len(found))
        self._talk.say(f"{before.title} → {after.title}: {count}.")
        for line in lines(found):
            self._talk.say(f"{_(_KINDS[line.sign])}: {line.text}" if line.sign else f"{line.text}:")

    def _other_side(self, text: str) -> "Side":
        from wizard.saved.sides import named

        stem = self.stem_at(text)
        return named(self._store, text) if stem is None else self._side(stem)

    def _side(self, stem: str) -> "Side":
        from wizard.saved.sides import saved

        return saved(self._store, stem)

    # What is done with several

    def _delete(self, name: str, rest: str) -> bool:
        stems = self._stems(name, rest)
        if not stems:
            return False
        places = [self.library.index_of(stem) for stem in stems[: asking.NAMED]]
        names = [self.library.summary(place).name for place in places if place is not None]
        title, lines = asking.deletion(names, len(stems))
        return confirm(self._talk, title, lines, _("Do it?")) and self._follow(self._group.delete(stems))

    def _export(self, name: str, rest: str) -> bool:
        stems, group = self._stems(name, rest), self._group
        if stems and (values := self._asked(asking.DOCUMENTS)):
            self._follow(group.export(stems, values["folder"], replace=values["replace"]))
        return False

    def _hand_over(self, name: str, rest: str) -> bool:
        stems, group = self._stems(name, rest), self._group
        if stems and (values := self._asked(asking.HAND_OVERS)):
            how = {"trail": values["trail"], "replace": values["replace"]}
            self._follow(group.hand_over(stems, values["folder"], values["format"], **how))
        return False

    @property
    def _group(self) -> "Group":
        from wizard.saved.group import Group

        return Group(self._store)

    def _asked(self, fields: tuple[Field, ...]) -> dict[str, Any]:
        """Return the answers, or nothing when the user went back."""
        record = Record(self._talk, fields, asking.FIRST, asking.problems, "")
        accepted = record.ask(lambda values: self._group.folder_problem(values["folder"]))
        return record.values if accepted else {}

    def _follow(self, work: "Work") -> bool:
        """Wait for it, and say what was done and what failed; tell whether anything was done."""
        while not work.wait(_TELL_EVERY):
            self._talk.say(_("{done} of {total}").format(done=work.done, total=work.total))
            if self._talk.ends:
                work.stop()
        self._talk.say(*(f"{name}: {reason}" for name, reason in work.failures))
        if work.total > 1 or not work.failures:
            self._talk.say(work.summary())
        return work.done > len(work.failures)

    def _stems(self, command: str, rest: str) -> list[str]:
        """Return the files of the set-ups with these numbers, or say what to type."""
        chosen = self.library.selection
        positions = numbers_in(rest, len(chosen.shown))
        if not positions:
            self._say_numbers(command)
        return [chosen.stem(position) for position in positions]

    def _say_numbers(self, command: str) -> None:
        text = _("Type the number of a set-up after {command}.")
        self._talk.say(text.format(command=words.word(command)))


def numbers_in(text: str, count: int) -> list[int]:
    """Return the places that numbers from 1 and ranges such as `2 5-9` mean; none if one means nothing."""
    found: dict[int, None] = {}
    for part in text.replace(",", " ").split():
        first, dash, last = part.partition("-")
        start, end = index_in(first, count), index_in(last if dash else first, count)
        if start is None or end is None or end < start:
            return []
        found |= dict.fromkeys(range(start, end + 1))
    return list(found)
