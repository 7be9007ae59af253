"""A conversation with the wizard in plain mode: what is typed, what is said, and what is on the disk."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from tests.builders import finished
from wizard.domain.customer import new_setup
from wizard.domain.model import Category, CategoryGroup, Customer, Database, LeadSetup, Progress, Status
from wizard.domain.text import has_unsafe
from wizard.plain import run
from wizard.store import Store

Line = str | Callable[[], object]
KEEP = ""  # Enter keeps the present value


class Script(StringIO):
    """Standard input. A function among the lines is called when the wizard comes to it."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        super().__init__()
        self._lines = list(lines)

    def readline(self, _limit: int | None = -1) -> str:  # type: ignore[override]
        while self._lines:
            line = self._lines.pop(0)
            if isinstance(line, str):
                return f"{line}\n"
            line()
        return ""


class Talker:
    """Talks to the wizard on one folder.

    Attributes:
        code: the exit code of the last conversation.
        text: everything that was said in it.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.store = Store(folder)
        self.code = -1
        self.text = ""
        self._monkeypatch = monkeypatch

    def start(self, *lines: Line, name: str | None = None, template: str = "") -> str:
        """Start on the list of set-ups, or right in one, and type these lines; then the input ends."""
        out = StringIO()
        with self._monkeypatch.context() as streams:
            streams.setattr("sys.stdin", Script(lines))
            streams.setattr("sys.stdout", out)
            try:
                self.code = run(self.store.folder, name, template)
            finally:
                self.text = out.getvalue()
        assert not has_unsafe(self.text.replace("\n", ""))
        return self.text

    def work(self, setup: LeadSetup, *lines: Line) -> str:
        """Open a set-up, saved before if it is new, and type these lines; return what is said then."""
        self.save(setup)
        text = self.start(*lines, name=setup.customer.name)
        return text.partition("command? ")[2]

    def save(self, setup: LeadSetup) -> None:
        if self.store.find(setup.customer.name) is None:
            self.store.create(setup).close()

    @property
    def saved(self) -> LeadSetup:
        """The set-up that was saved last."""
        return self.store.read(self.store.entries()[0].stem).setup

    @property
    def names(self) -> list[str]:
        return [item.name for item in self.saved.wanted.categories]

    @property
    def statuses(self) -> list[str]:
        return [item.name for item in self.saved.wanted.lead_statuses]


def at(step: str, setup: LeadSetup | None = None, status: Status = Status.DRAFT) -> LeadSetup:
    """Return a set-up that was left at a step; by default one without any problem."""
    setup = finished() if setup is None else setup
    return setup._replace(progress=Progress(step, status))


def new(language: str = "en") -> LeadSetup:
    return new_setup(Customer("Acme", crm_language=language))


def existing() -> LeadSetup:
    """Return a set-up of a database that has two categories, one of them with lead status."""
    setup = new_setup(Customer("Acme", database=Database.EXISTING))
    items = (
        Category("c1", "Prospect", CategoryGroup.POTENTIAL, enable_lead_status=True),
        Category("c2", "Supplier", CategoryGroup.OTHER),
    )
    return setup._replace(
        current=setup.current._replace(categories=items), wanted=setup.wanted._replace(categories=items)
    )
