"""The start of plain mode: the saved set-ups, and the ways to begin; then the one that is open."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from wizard import greeting, log
from wizard.domain import customer
from wizard.domain.model import Customer
from wizard.domain.problems import Problem
from wizard.i18n import _
from wizard.plain import trouble, words
from wizard.plain.desk import Closed, Desk, Elsewhere
from wizard.plain.ending import place_of
from wizard.plain.questions import ask_text, confirm
from wizard.plain.record import Record
from wizard.plain.set_up_list import SetUpList
from wizard.plain.talk import Ended, EndOfInput, Leave, Talk
from wizard.plain.templates import read_out, starter
from wizard.saved.anystore import AnyOpen, AnyStore
from wizard.saved.library import name_problem
from wizard.store import Event, StoreError, Unreadable, local_time
from wizard.templates.template import not_used

DONE, LEFT, STORE_TROUBLE = 0, 3, 4


class Setups:
    """The list of set-ups and the one that is open.

    Attributes:
        code: the exit code if the user leaves now.
    """

    def __init__(self, talk: Talk, store: AnyStore) -> None:
        self.code = LEFT
        self._talk = talk
        self._store = store
        self._list = SetUpList(talk, store)

    def run(self, name: str | None, template: str = "") -> None:
        """Open what was asked for, then take commands until the user leaves.

        Raises:
            Leave: the user leaves.
        """
        if name is not None:
            self._open_by_name(name, template)
        while True:
            self._announce()
            while not self._take(self._talk.ask(_("Saved set-ups: command?") + " " + words.keys())):
                pass

    # The list

    def _announce(self) -> None:
        self._talk.say("", _("Lead management set-up"))
        self._list.announce()
        commands = ", ".join(usage for usage, _what in self._commands())
        text = _("Type a number to open a set-up, or a command: {commands}. ? tells more, {quit} leaves.")
        self._talk.say(text.format(commands=commands, quit=words.word("quit")))

    def _commands(self) -> Iterator[tuple[str, str]]:
        yield words.word("new"), _("new set-up; the name of a template to start from may follow")
        yield words.usage("import", _("FILE")), _("import a document")
        if self._list.library.count():
            yield from self._list.commands()
        yield words.word("template"), _("read out the templates")
        yield words.word("list"), _("read the list again")
        yield words.word("demo"), _("look around among made-up customers; nothing is saved")

    def _take(self, line: str) -> bool:
        """Do what a line says; tell whether the list is to be announced anew."""
        name, rest = words.split(line)
        if stem := self._list.stem_at(line):
            return self._open(stem)
        if name == "quit":
            raise Leave
        if name == "new":
            return self._new("", rest)
        if name == "import":
            return self._import(rest)
        if (anew := self._list.take(name, rest)) is not None:
            return anew
        if name == "demo":
            return self._demo()
        if name == "template":
            read_out(self._talk, self._store)
        else:
            self._answer(name, line)
        return name == "list"

    def _answer(self, name: str, line: str) -> None:
        if name == words.HELP:
            self._talk.say_paragraphs(f"{greeting.about()}\n{greeting.promise()}")
            self._talk.say(*(f"{usage}: {what}" for usage, what in self._commands()))
            self._talk.say(_("{quit}: leave; everything is kept").format(quit=words.word("quit")))
        elif name == words.BACK:
            text = _("This is the start; {quit} leaves the wizard.")
            self._talk.say(text.format(quit=words.word("quit")))
        elif name != "list":
            self._talk.say(_("“{text}” is no number or command here; ? lists them.").format(text=line))

    def _demo(self) -> bool:
        from wizard.demo.plain import visit

        visit(self._talk)
        return True

    # Beginning

    def _open_by_name(self, name: str, template: str) -> None:
        try:
            stem = self._store.find(name)
        except StoreError as error:
            self._failed(error)
            return
        if stem:
            if template:
                self._talk.say(not_used())
            self._open(stem)
        else:
            self._new(name, template)

    def _open(self, stem: str) -> bool:
        """Open a saved set-up where it was left; tell whether it was opened."""
        try:
            opened = self._store.open(stem)
        except StoreError as error:
            if isinstance(error, Unreadable) and error.previous:
                return self._offer_previous(stem, error.brief, local_time(error.previous.saved_at))
            return self._failed(error)
        return self._work(opened)

    def _offer_previous(self, stem: str, reason: str, moment: str) -> bool:
        self.code = STORE_TROUBLE
        text = _("The version of {moment} is whole. The damaged file is kept in the folder “damaged”.")
        lines = [reason, text.format(moment=moment)]
        if not confirm(self._talk, _("Damaged file"), lines, _("Go on from that version?")):
            return False
        try:
            opened = self._store.recover(stem)
        except StoreError as refusal:
            return self._failed(refusal)
        log.note("recovered", stem)
        return self._work(opened)

    def _new(self, name: str, template: str) -> bool:
        """Ask for the customer and start, from a template if one is named; tell whether it was started."""
        try:
            setup_for = starter(self._talk, self._store, template)
        except StoreError as refusal:
            return self._failed(refusal)
        if setup_for is None:
            return False

        def check(values: dict[str, Any]) -> tuple[Problem, ...]:
            return customer.entry_problems(Customer(**values), partial(name_problem, self._store))

        opened: list[AnyOpen] = []

        def start(values: dict[str, Any]) -> str:
            try:
                opened.append(self._store.create(setup_for(Customer(**values)), Event.CREATED))
            except StoreError as refusal:
                self.code = STORE_TROUBLE
                return str(refusal)
            return ""

        self._talk.say(_("New set-up"))
        record = Record(self._talk, customer.FIELDS, customer.blank(name), check, "customer")
        try:
            asked = record.ask(start)
        except Leave:
            if not opened:
                self._talk.say(_("Nothing was started."))
            raise
        return asked and self._work(opened[0])

    def _import(self, rest: str) -> bool:
        """Take a document in; tell whether it was opened."""
        from wizard.files import path_of
        from wizard.saved.document_file import read_setup

        name = rest or ask_text(self._talk, _("File"), _("A set-up document (JSON), as Export writes it."))
        if not name:
            return False
        setup, reason = read_setup(path_of(name))
        if setup is None or (reason := name_problem(self._store, setup.customer.name)):
            self._talk.say(reason)
            return False
        try:
            opened = self._store.create(setup, Event.IMPORTED)
        except StoreError as refusal:
            return self._failed(refusal)
        return self._work(opened)

    def _failed(self, error: StoreError) -> bool:
        self.code = STORE_TROUBLE
        self._talk.say(str(error))
        return False

    # The open set-up

    def _work(self, opened: AnyOpen) -> bool:
        """Go through the steps of an open set-up until it is closed."""
        desk = Desk(self._talk, self._store, opened)
        leaving = False
        try:
            self._walk(desk)
        except Leave:
            leaving = True
            self._talk.leave()
            raise
        finally:
            self._close(desk, leaving=leaving)
        return True

    def _walk(self, desk: Desk) -> None:
        setup, path, back = desk.session.setup, "", False
        language = next(c.label for c in customer.CRM_LANGUAGES if c.value == setup.customer.crm_language)
        self._talk.say("", setup.customer.name + _(" · CRM: {language}").format(language=language))
        trouble.tell(desk)
        while True:
            place = desk.session.place
            try:
                place_of(place)(desk, place).run(path, back=back)
            except Elsewhere as move:
                path, back = move.path, move.back
            except (EndOfInput, Ended):
                raise
            except (Closed, Leave) as move:
                if trouble.may_leave(desk):
                    if isinstance(move, Leave):
                        raise
                    return
                path, back = "", True

    def _close(self, desk: Desk, *, leaving: bool) -> None:
        saved, complete = desk.close(), desk.keeper.complete
        self.code = STORE_TROUBLE if not saved else DONE if complete else LEFT
        if leaving and saved and not desk.session.read_only:
            self._talk.say(self._last_words(desk))

    def _last_words(self, desk: Desk) -> str:
        return desk.keeper.farewell(" --plain")
