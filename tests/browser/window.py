"""A window of a browser with the wizard in it: what a visitor sees, read from the terminal's own memory."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

# textual.js keeps its terminal to itself. It sets this attribute of itself, and is caught at it.
CATCH = """
Object.defineProperty(Object.prototype, "fitAddon", {
    configurable: true,
    set(value) {
        Object.defineProperty(this, "fitAddon", {value, writable: true});
        window.caught = this.terminal;
    },
});
"""
_LINES = """() => {
    const terminal = window.caught;
    if (!terminal) return [];
    const line = (_, row) => terminal.buffer.active.getLine(row).translateToString(true, 0, terminal.cols);
    return Array.from({length: terminal.rows}, line);
}"""
_SIZE = "() => [window.caught.cols, window.caught.rows]"
_CELL = """([column, row]) => {
    const box = window.caught.element.querySelector(".xterm-screen").getBoundingClientRect();
    const [width, height] = [box.width / window.caught.cols, box.height / window.caught.rows];
    return [box.x + (column + 0.5) * width, box.y + (row + 0.5) * height];
}"""
_PASTE = """text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const paste = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true});
    document.querySelector(".xterm-helper-textarea").dispatchEvent(paste);
}"""
_KEYS = {
    "ctrl+n": "Alt+KeyN",  # what a browser keeps for itself has a stand-in
    "ctrl+q": "Alt+KeyQ",
    "down": "ArrowDown",
    "left": "ArrowLeft",
    "right": "ArrowRight",
    "up": "ArrowUp",
}
_MODIFIERS = {"ctrl": "Control", "alt": "Alt", "shift": "Shift"}
_SECONDS = 20.0


class Window:
    """One visitor's window, which the stories take for a terminal."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        """What the browser complains of: refused by the policy, not found, an error in a script."""
        page.add_init_script(CATCH)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._note)

    def open(self, url: str) -> None:
        """Open the server's page."""
        self.page.goto(url)

    def lines(self) -> list[str]:
        """Return the terminal's lines without trailing spaces."""
        lines: list[str] = self.page.evaluate(_LINES)
        return lines

    def text(self) -> str:
        """Return the screen as one text."""
        return "\n".join(self.lines())

    def size(self) -> tuple[int, int]:
        """Return the terminal's columns and lines."""
        columns, lines = self.page.evaluate(_SIZE)
        return columns, lines

    def wait_for(self, wanted: str | Callable[[str], bool], timeout: float = _SECONDS) -> None:
        """Wait until a text stands on the screen, or the screen's text fulfils a condition."""
        holds = wanted if callable(wanted) else lambda screen: wanted in screen
        self._wait(lambda: holds(self.text()), f"{wanted!r} did not come", timeout)

    def wait_gone(self, text: str) -> None:
        """Wait until a text no longer stands on the screen."""
        self.wait_for(lambda screen: bool(screen.strip()) and text not in screen)

    def settle(self) -> None:
        """Wait until two looks at the screen, a moment apart, are the same: nothing is half drawn."""
        before = [""]

        def rests() -> bool:
            self.page.wait_for_timeout(60)
            same = before[0] == (now := self.text())
            before[0] = now
            return same

        self._wait(rests, "the screen did not come to rest")

    def ready(self, text: str) -> None:
        """Wait until a new screen or dialog stands there with its focus set."""
        self.wait_for(text)
        self.settle()

    def press(self, *names: str) -> None:
        """Press keys by the names that the stories use."""
        for name in names:
            self.page.keyboard.press(_KEYS.get(name) or _playwright_name(name))

    def type(self, text: str) -> None:
        """Type a text."""
        self.page.keyboard.type(text)

    def paste(self, text: str) -> None:
        """Paste a text."""
        self.page.evaluate(_PASTE, text)

    def click(self, text: str) -> None:
        """Click on the middle of the first place where a text stands."""
        for row, line in enumerate(self.lines()):
            if (column := line.find(text)) >= 0:
                x, y = self.page.evaluate(_CELL, [column + len(text) // 2, row])
                self.page.mouse.click(x, y)
                return
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text()}")

    def wait_ended(self) -> None:
        """Wait until the page says that the wizard has ended."""
        expect(self.page.locator("#ended")).to_be_visible(timeout=_SECONDS * 1000)

    def _wait(self, holds: Callable[[], bool], what: str, timeout: float = _SECONDS) -> None:
        for _ in range(int(timeout / 0.02)):
            if holds():
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"{what}:\n{self.text()}")

    def _note(self, message: Any) -> None:
        if message.type in ("error", "warning") and not re.search("GPU|GL Driver|WebGL", message.text):
            self.complaints.append(message.text)


def _playwright_name(name: str) -> str:
    *modifiers, key = name.split("+")
    key = _KEYS.get(key) or (key if len(key) == 1 else key.capitalize())
    return "+".join([*map(_MODIFIERS.__getitem__, modifiers), key])
