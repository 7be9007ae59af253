"""What stands on the screen of a running app, as text: readable in a test and in its failure."""

from typing import Any

from textual.app import App


def screen_lines(app: App[Any]) -> list[str]:
    """Return the visible lines, each as wide as the screen in cells."""
    return [strip.text for strip in app.screen._compositor.render_strips()]
