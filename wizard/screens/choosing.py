"""The list of saved set-ups: searched while one types, sorted, only some of them, and several marked."""

from asyncio import get_running_loop
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from wizard.i18n import N_, _, ngettext
from wizard.saved.selection import ALL, CHANGED, FILTERS, NAME, ORDERS, PROBLEMS, SHOWN, SORTED, STEP
from wizard.screens.base import BaseScreen
from wizard.screens.widgets.plain import plain, put
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row
from wizard.screens.wizard_app import Library, Wizard

if TYPE_CHECKING:  # an input costs the first picture time
    from textual.widgets import Input

    from wizard.saved.selection import Selection

_MARK = "✓"
_PAUSE = 0.01  # seconds in which keys are answered and the list is painted
# The order by a column, its heading, how it is sorted then, its share of what is left, its least width, and
# the most that is easily read across.
_COLUMNS = (
    (NAME, N_("Customer"), "↑", 3, 11, 60),
    (STEP, N_("Step"), "↑", 2, 9, 30),
    (PROBLEMS, N_("Problems"), "↓", 0, 11, 0),
    (CHANGED, N_("Changed"), "↓", 0, 16, 0),
)


class SetUpList(RowList):
    """A list whose headings tell how it is sorted."""

    def head(self, columns: list[Column], empty: str) -> None:
        """Take other headings, and what to say when no row is left."""
        self._columns = tuple(columns)
        self._empty = empty


class ChoosingScreen(BaseScreen, Screen[None]):
    """A screen with that list. What it does with several acts on the highlighted row if none is marked."""

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", N_("Search"), key_display="/"),
        Binding("space", "mark", N_("Mark")),
        Binding("ctrl+a", "mark_shown", show=False),
        Binding("o", "sort", show=False),
        Binding("f", "filter", show=False),
        Binding("x", "group('export')", show=False),
        Binding("h", "group('hand_over')", show=False),
        Binding("c", "group('compare')", show=False),
        Binding("d,delete", "group('delete')", show=False),
        Binding("escape", "step_back", show=False),
        Binding("down", "to_list", show=False),
    ]
    _said_at = -1
    _search: Iterator[bool] | None = None
    _state = ""

    @property
    def wizard(self) -> Wizard:
        """The app, as screens may use it."""
        return cast("Wizard", self.app)

    @property
    def library(self) -> Library:
        """The saved set-ups."""
        return self.wizard.library

    @property
    def selection(self) -> "Selection":
        """Those of them that are looked at; it outlives the screen."""
        return self.library.selection

    @property
    def rows(self) -> SetUpList:
        """The list."""
        return self.query_one(SetUpList)

    def greeting(self) -> Sequence[Widget]:
        """Return what stands in the place of the list as long as nothing is saved."""
        return ()

    def compose_list(self) -> ComposeResult:
        """The list in its frame, below what is searched for."""
        greeting = self.greeting()
        with Vertical(id="box", classes="-empty" if greeting else ""):
            yield from greeting  # before the list, so that it gets the focus
            if self.selection.text:
                from wizard.screens.widgets.search_line import SearchLine

                yield SearchLine(self.selection.text, self._searched)
            yield SetUpList(self._columns(), self._row, moved=self._moved, id="list")

    def name_of(self, stem: str) -> str:
        """Return the customer of a set-up."""
        index = self.library.index_of(stem)
        return stem if index is None else self.library.summary(index).name

    def say(self, text: str) -> None:
        """Say something below the list until the highlight moves on."""
        self._said_at = self.rows.highlighted
        put(self.query_one("#messages", Static), plain(text), layout=False)

    # Which rows are shown

    def show_list(self, place: int | None = None, position: int = 0) -> None:
        """Show what fits, and highlight the set-up at this place of the library, else the row at `position`.

        What has to be read first may take long: then it is shown in parts, and keys are answered between.
        """
        self._search = search = self.selection.find()
        self._show_part(search, place, position)

    def _show_part(self, search: Iterator[bool], place: int | None, position: int) -> None:
        goes_on = next(search, False)
        shown = self.selection.shown
        if place is not None and place in shown:
            position = shown.index(place)
        self.rows.head(self._columns(), _("No set-up fits. Esc shows the others again."))
        self.rows.show(len(shown), position)
        self._show_state()
        if goes_on:  # Textual's own timer is skipped when its time has passed before it begins
            get_running_loop().call_later(_PAUSE, self.call_later, self._go_on, search)

    def _go_on(self, search: Iterator[bool]) -> None:
        if search is self._search:
            self._show_part(search, self.place, self.rows.highlighted)

    @property
    def place(self) -> int | None:
        """The place of the highlighted set-up in the library, or None."""
        position, shown = self.rows.highlighted, self.selection.shown
        return shown[position] if 0 <= position < len(shown) else None

    def _row(self, position: int) -> Row:
        summary = self.library.summary(self.selection.shown[position])
        mark = _MARK if self.selection.is_marked(position) else ""
        if summary.trouble:
            cells = (summary.name, _("cannot be read"), "", summary.changed)
            return Row(cells, mark or "!", trouble=True)
        count = str(summary.problems) if summary.problems else "–"
        return Row((summary.name, summary.step, count, summary.changed), mark or " ")

    def _columns(self) -> list[Column]:
        order = self.selection.order
        return [
            Column(f"{_(title)} {sign}" if name == order else _(title), share, width, most)
            for name, title, sign, share, width, most in _COLUMNS
        ]

    def _show_state(self) -> None:
        """Say on the frame how many are marked, and which are shown."""
        chosen = self.selection
        parts = []
        if count := len(chosen.marked):
            parts.append(ngettext("{count} marked", "{count} marked", count).format(count=_number(count)))
        if not chosen.is_all:
            text = _("{count} of {total}")
            total = _number(self.library.count())
            parts.append(text.format(count=_number(len(chosen.shown)), total=total))
        if chosen.only != ALL:
            parts.append(_(SHOWN[chosen.only]))
        state = " · ".join(parts)
        if state != self._state:
            self._state = state
            self.query_one("#box").border_subtitle = plain(state)

    def _moved(self, position: int) -> None:
        """Say why a file cannot be read."""
        if position != self._said_at:
            self.say_trouble()

    def say_trouble(self) -> None:
        """Say why the highlighted file cannot be read, or why there are none."""
        place = self.place
        trouble = self.library.trouble if place is None else self.library.summary(place).trouble
        self.say(trouble or self.wizard.demo.about)

    # Searching

    async def action_search(self) -> None:
        """Begin to search, or go on."""
        from wizard.screens.widgets.search_line import SearchLine

        if not self.query(SearchLine):
            line = SearchLine(self.selection.text, self._searched)
            await self.query_one("#box").mount(line, before=self.rows)
        self.query_one(SearchLine).focus()

    def _searched(self, text: str) -> None:
        """Show what fits what was typed until now."""
        if text != self.selection.text:
            self.selection.text = text
            self.show_list()

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        """Enter goes to the list."""
        event.stop()
        self.rows.focus()

    def action_to_list(self) -> None:
        """Down goes from the search to the list."""
        self.rows.focus()

    async def action_step_back(self) -> None:
        """Take back what was searched for, else the marks, else what is left out."""
        chosen = self.selection
        is_searching = self.focused is not None and self.focused.id == "search"
        if chosen.marked and not is_searching:
            chosen.marked.clear()
            self._repaint()
        elif is_searching or chosen.text:
            place = self.place
            chosen.text = ""
            self.rows.focus()
            await self.query("#search").remove()
            self.show_list(place)
        elif chosen.only != ALL:
            chosen.only = ALL
            self.show_list(self.place)

    # Sorting, leaving out, marking

    def action_sort(self) -> None:
        """Take the next order."""
        self.selection.order = _next(ORDERS, self.selection.order)
        self.show_list(self.place)
        self.say(_(SORTED[self.selection.order]))

    def action_filter(self) -> None:
        """Show the next kind of set-ups."""
        self.selection.only = _next(FILTERS, self.selection.only)
        self.show_list(self.place)
        self.say(_("Shown: {which}. f goes on to others.").format(which=_(SHOWN[self.selection.only])))

    def action_mark(self) -> None:
        """Mark the highlighted row, or take its mark away."""
        if self.place is not None:
            self.selection.turn(self.rows.highlighted)
            self.rows.redraw(self.rows.highlighted)
            self._tell_marks()

    def action_mark_shown(self) -> None:
        """Mark every row that is shown."""
        self.selection.mark_shown()
        self._repaint()

    def _repaint(self) -> None:
        """Show all the marks."""
        self.rows.refresh()
        self._tell_marks()

    def _tell_marks(self) -> None:
        """Say how many are marked, and what can be done with them."""
        self._show_state()
        count = len(self.selection.marked)
        text = ngettext(
            "{count} marked: x export, h hand-over, d delete, c compare. Esc takes the mark away.",
            "{count} marked: x export, h hand-over, d delete, c compare. Esc takes the marks away.",
            count,
        )
        self.say(text.format(count=_number(count)) if count else "")

    def action_group(self, name: str) -> None:
        """Do something with what is marked, else with the highlighted set-up."""
        from wizard.screens import group

        if stems := self.selection.chosen(self.rows.highlighted):
            getattr(group, name)(self, stems)


def _next(values: Sequence[str], value: str) -> str:
    return values[(values.index(value) + 1) % len(values)]


def _number(count: int) -> str:
    from wizard.screens.widgets.text_input import number

    return number(count)
