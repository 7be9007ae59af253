"""A running wizard for a test: press, paste, click; what is on the screen, and what is on the disk."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from tests.builders import finished
from tests.screen_text import screen_lines
from wizard.app import WizardApp
from wizard.domain.customer import new_setup
from wizard.domain.model import Category, CategoryGroup, Customer, Database, LeadSetup, Progress, Status
from wizard.saved.anystore import AnyStore
from wizard.screens.dialogs.base import Dialog
from wizard.screens.start import StartScreen
from wizard.screens.step_screen import StepScreen
from wizard.screens.widgets.button_row import ButtonRow
from wizard.screens.widgets.field_row import FieldRow
from wizard.screens.widgets.row_list import RowList
from wizard.store import Store

SIZE = (80, 24)


class Driver:
    """The wizard and its pilot."""

    def __init__(self, app: WizardApp, pilot: Pilot[None], store: AnyStore) -> None:
        self.app, self.pilot, self.store = app, pilot, store

    async def press(self, *keys: str) -> None:
        """Press keys; `=text` puts a text into the focused field."""
        for key in keys:
            if key.startswith("="):
                await self.paste(key[1:])
            else:
                await self.pilot.press(key)
        await self.settle()

    async def settle(self) -> None:
        for _turn in range(2):
            await self.pilot.pause()

    async def paste(self, text: str) -> None:
        assert self.app.focused is not None
        self.app.focused.post_message(events.Paste(text))
        await self.settle()

    async def fill(self, text: str) -> None:
        """Replace the text of the focused field."""
        await self.press("end", "ctrl+u")
        await self.paste(text)

    async def click(self, name: str) -> None:
        """Click a button."""
        for row in self._button_rows:
            for button, begin, end in row.places():
                if button.name == name:
                    padding = row.styles.padding.left
                    await self.pilot.click(row, offset=(padding + (begin + end) // 2, 0))
        await self.settle()

    async def until(self, condition: Callable[[], bool]) -> None:
        for _turn in range(100):
            if condition():
                return
            await self.pilot.pause()
        raise AssertionError(self.text)

    @property
    def lines(self) -> list[str]:
        return screen_lines(self.app)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """The screen in one line, without frames and with single spaces."""
        frame = "│┃║╭╮╰╯─"
        return " ".join(self.text.translate(dict.fromkeys(map(ord, frame), " ")).split())

    @property
    def message(self) -> str:
        """The message area below the body of the current screen, dialogs left out."""
        screen = next(s for s in reversed(self.app.screen_stack) if isinstance(s, StepScreen | StartScreen))
        return str(screen.query_one("#messages", Static).content)

    @property
    def dialog(self) -> Dialog[Any]:
        assert isinstance(self.app.screen, Dialog), self.text
        return self.app.screen

    @property
    def title(self) -> str:
        return self.dialog.dialog_title

    @property
    def focused_button(self) -> str:
        row = self.app.focused
        return row.current.name if isinstance(row, ButtonRow) else ""

    def note(self, field: str) -> str:
        """What stands under a field."""
        row = next(row for row in self.app.screen.query(FieldRow) if row.field.name == field)
        return str(row.query_one(".field-note", Static).content)

    def value(self, field: str) -> Any:
        return next(row.value for row in self.app.screen.query(FieldRow) if row.field.name == field)

    @property
    def focused_field(self) -> str:
        rows = [row for row in self.app.screen.query(FieldRow) if row.has_focus_within]
        return rows[0].field.name if rows else ""

    @property
    def highlighted(self) -> int:
        return self.app.screen.query_one(RowList).highlighted

    @property
    def buttons(self) -> list[str]:
        return [button.label for row in self._button_rows for button in row.buttons]

    @property
    def _button_rows(self) -> list[ButtonRow]:
        return list(self.app.screen.query(ButtonRow))

    @property
    def place(self) -> str:
        assert isinstance(self.app.screen, StepScreen), self.text
        return self.app.screen.shown_place

    @property
    def saved(self) -> LeadSetup:
        """The set-up as the disk has it; when there are several, the one that is open."""
        stem = self.app.keeper.stem if self.app.keeper else self.store.entries()[0].stem
        return self.store.read(stem).setup

    @property
    def status(self) -> str:
        return str(self.saved.progress.status)

    @property
    def names(self) -> list[str]:
        return [item.name for item in self.saved.wanted.categories]

    @property
    def statuses(self) -> list[str]:
        return [item.name for item in self.saved.wanted.lead_statuses]


def save(store: Store, setup: LeadSetup) -> None:
    store.create(setup).close()


@asynccontextmanager
async def wizard_on(
    folder: Path, setup: LeadSetup | None = None, size: tuple[int, int] = SIZE, name: str | None = None
) -> AsyncIterator[Driver]:
    """Run the wizard on a folder; with a set-up, that one is saved if it is new, and opened."""
    store = Store(folder)
    if setup is not None:
        name = setup.customer.name
        if store.find(name) is None:
            save(store, setup)
    app = WizardApp(store, name)
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot, store)
        await driver.settle()
        if setup is not None:
            await driver.until(lambda: isinstance(app.screen, StepScreen))
            await driver.settle()
        try:
            yield driver
        finally:
            if app.keeper:
                app.keeper.close()


def at(step: str, setup: LeadSetup | None = None, status: Status = Status.DRAFT) -> LeadSetup:
    """Return a set-up that was left at a step; by default one without any problem."""
    setup = finished() if setup is None else setup
    return setup._replace(progress=Progress(step, status))


def new(language: str = "en") -> LeadSetup:
    return new_setup(Customer("Acme", crm_language=language))


def existing() -> LeadSetup:
    """Return a set-up of a database that has two categories, one of them followed by the wizard."""
    setup = new_setup(Customer("Acme", database=Database.EXISTING))
    items = (
        Category("c1", "Prospect", CategoryGroup.POTENTIAL, enable_lead_status=True),
        Category("c2", "Supplier", CategoryGroup.OTHER),
    )
    return setup._replace(
        current=setup.current._replace(categories=items), wanted=setup.wanted._replace(categories=items)
    )
