"""The buttons of a screen in one line and in one widget: each widget costs a new screen a millisecond."""

from collections.abc import Collection, Iterator, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from wizard.domain.text import show
from wizard.screens.widgets.plain import fit

_LEAST = 6  # cells of a button
_GAP = 1


class RowButton(NamedTuple):
    """One button: its name, what stands on it, and its look: `button`, `primary` or `warning`."""

    name: str
    label: str
    look: str = "button"

    @property
    def text(self) -> str:
        """The label with the space around it."""
        label = show(self.label)
        width = max(_LEAST, cell_len(label) + 2)
        return fit(" " * ((width - cell_len(label)) // 2) + label, width)


class ButtonRow(Widget, can_focus=True):
    """Left and right go from one button to the next, and so does Tab; Enter, Space and a click press."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "button-row--button",
        "button-row--primary",
        "button-row--warning",
        "button-row--focused",
    }
    DEFAULT_CSS = """
    ButtonRow {
        width: auto;
        height: 1;
        & > .button-row--button {
            color: $button-foreground; background: $surface; text-style: bold;
        }
        & > .button-row--primary {
            color: $block-cursor-foreground; background: $primary; text-style: bold;
        }
        & > .button-row--warning {
            color: $button-color-foreground; background: $warning; text-style: bold;
        }
        & > .button-row--focused { color: $background; background: $foreground; text-style: bold; }
        &:ansi > .button-row--primary { color: $primary; background: ansi_default; }
        &:ansi > .button-row--warning { color: $warning; background: ansi_default; }
        &:ansi > .button-row--focused {
            color: ansi_default; background: ansi_default; text-style: bold reverse;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("enter,space", "press", show=False),
    ]

    class Pressed(Message):
        """A button was pressed."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(
        self,
        buttons: Sequence[RowButton],
        right: Sequence[RowButton] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        """Show buttons on the left, and some on the right."""
        super().__init__(id=id)
        self._all = (*buttons, *right)
        self._right = len(right)
        self._hidden: Collection[str] = ()
        self._current = 0

    @property
    def buttons(self) -> list[RowButton]:
        """The buttons that are shown; in a narrow row not the last ones on the left: each has a key."""
        shown = [button for button in self._all if button.name not in self._hidden]
        if self._right and self.size.width:
            while len(shown) > self._right and self._cells(shown) > self.size.width:
                del shown[-self._right - 1]
        return shown

    @staticmethod
    def _cells(buttons: Sequence[RowButton]) -> int:
        return sum(cell_len(button.text) + _GAP for button in buttons) - _GAP

    @property
    def current(self) -> RowButton:
        """The button that Enter presses."""
        return self.buttons[self._current]

    def hide(self, *names: str) -> None:
        """Show all buttons but these."""
        self._hidden = names
        self._current = min(self._current, len(self.buttons) - 1)
        self.refresh()

    def label(self, name: str, text: str) -> bool:
        """Put a text on a button; return whether it is another one."""
        named = tuple(button._replace(label=text) if button.name == name else button for button in self._all)
        if named == self._all:
            return False
        self._all = named
        self.refresh()
        return True

    def places(self) -> Iterator[tuple[RowButton, int, int]]:
        """Tell where each button begins and ends."""
        shown = self.buttons
        end, left = -_GAP, len(shown) - self._right
        for index, button in enumerate(shown):
            begin = end + _GAP
            if index == left:
                begin = max(begin, self.size.width - self._cells(shown[left:]))
            end = begin + cell_len(button.text)
            yield button, begin, end

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """Return the room that the buttons need."""
        return self._cells(self.buttons)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Return the buttons."""
        segments: list[Segment] = []
        column = 0
        for index, (button, begin, end) in enumerate(self.places()):
            style = self.get_component_rich_style(f"button-row--{button.look}")
            if self.has_focus and index == self._current:
                style += self.get_component_rich_style("button-row--focused", partial=True)
            segments += [Segment(" " * (begin - column), self.rich_style), Segment(button.text, style)]
            column = end
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def enter(self, *, last: bool = False) -> None:
        """Begin at the first button, or at the last."""
        self._current = len(self.buttons) - 1 if last else 0
        self.refresh()

    def move(self, by: int) -> bool:
        """Go to another button; return whether there is one."""
        if not 0 <= self._current + by < len(self.buttons):
            return False
        self._current += by
        self.refresh()
        return True

    def action_move(self, by: int) -> None:
        """Go to another button, if there is one."""
        self.move(by)

    def action_press(self) -> None:
        """Press the button that has the focus."""
        self.post_message(self.Pressed(self.current.name))

    def on_click(self, event: events.Click) -> None:
        """Press the button that was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        for index, (_button, begin, end) in enumerate(self.places()):
            if offset is not None and begin <= offset.x < end:
                self._current = index
                self.refresh()
                self.action_press()
