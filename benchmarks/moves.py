"""What is pressed on each step, and what the screen shows then.

Each function has one turn: it begins and ends in the same state, so that a round is like the next one. What
changes nothing is pressed several times.
"""

from collections.abc import Callable, Iterator, Mapping

from benchmarks.samples import PLANNED, category_name, status_name
from benchmarks.watched import Condition, Reaction, Watched, shows

Reactions = Iterator[tuple[str, Reaction]]
Turn = Callable[[Watched, int], Reactions]
_ADDED = "Added"


def on(name: str) -> Condition:
    """Return the condition that the highlight is on the row of that name."""
    return lambda screen: any(
        ">" in line.partition(name)[0] for line in screen.splitlines() if f"{name} " in line
    )


def _gone(name: str) -> Condition:
    return lambda screen: name not in screen


def hello_input(terminal: Watched, times: int) -> Reactions:
    """Type into the field of the smallest app and take it back: the reference for every key."""
    for _ in range(times):
        yield "key", terminal.react("x", shows("x"))
        yield "key", terminal.react("backspace", shows("hello", without="x"))


def categories(terminal: Watched, times: int) -> Reactions:
    """Do everything that can be done to an item, and go to the next step and back."""
    yield from _cursor(terminal, category_name, times)
    terminal.react("down", on(category_name(PLANNED)))
    yield from _turn_on(terminal)
    yield from _move(terminal, category_name)
    yield from _edit(terminal)
    yield from _delete(terminal)
    yield from _add(terminal)
    yield "next", terminal.edit("ctrl+n", shows("Re-nurture"))
    yield "back", terminal.edit("ctrl+b", on(category_name(1)))


def statuses(terminal: Watched, times: int) -> Reactions:
    """Move the highlight and an item."""
    yield from _cursor(terminal, status_name, times)
    terminal.react("down", on(status_name(PLANNED)))
    yield from _move(terminal, status_name)
    terminal.react("up", on(status_name(1)))


def marketing(terminal: Watched, times: int) -> Reactions:
    """Turn a switch, which hides half the form, and type into a field; the switch has the focus."""
    yield "switch", terminal.edit("space", shows("[ ] no", without="Website"))
    yield "switch", terminal.edit("space", shows("[x] yes", "Website"))
    terminal.press("tab")
    terminal.settle()
    for _ in range(times):
        yield "type", terminal.react("x", shows("nordlys.nox"))
        yield "type", terminal.react("backspace", shows("nordlys.no ", without="nordlys.nox"))
    terminal.press("shift+tab")
    terminal.settle()


def review(terminal: Watched, times: int) -> Reactions:
    """Move the highlight over the changes."""
    yield from _cursor(terminal, lambda number: "1 Categories" if number == 1 else _action(1), times)


def hand_over(terminal: Watched, times: int) -> Reactions:
    """Move the highlight and tick."""
    yield from _cursor(terminal, _action, times)
    yield "tick", terminal.edit("space", shows(f"[x]  {_action(1)}"))
    yield "tick", terminal.edit("space", shows(f"[ ]  {_action(1)}"))


def _action(number: int) -> str:
    return f"Add the category “{category_name(number)}”"


def _cursor(terminal: Watched, name: Callable[[int], str], times: int) -> Reactions:
    for _ in range(times):
        yield "cursor", terminal.react("down", on(name(2)))
        yield "cursor", terminal.react("up", on(name(1)))


def _turn_on(terminal: Watched) -> Reactions:
    yield "toggle", terminal.edit("space", _is(PLANNED, "enabled"))
    yield "undo", terminal.edit("ctrl+z", _is(PLANNED, "off"))


def _move(terminal: Watched, name: Callable[[int], str]) -> Reactions:
    moved, other = name(PLANNED), name(PLANNED + 1)
    yield "move", terminal.edit("shift+down", _in_order(other, moved))
    yield "undo", terminal.edit("ctrl+z", _in_order(moved, other))
    terminal.react("up", on(moved))


def _edit(terminal: Watched) -> Reactions:
    name = category_name(PLANNED)
    yield "dialog", terminal.react("e", shows("Edit category"))
    yield "type", terminal.react("x", shows(f"{name}x"))
    yield "edit", terminal.edit("ctrl+s", on(f"{name}x"))
    yield "undo", terminal.edit("ctrl+z", on(name))


def _delete(terminal: Watched) -> Reactions:
    name, below = category_name(PLANNED), category_name(PLANNED + 1)
    yield "ask", terminal.react("d", shows(f"Delete “{name}”?"))
    terminal.press("tab")
    terminal.settle()
    yield "delete", terminal.edit("enter", on(below))
    yield "undo", terminal.edit("ctrl+z", on(name))


def _add(terminal: Watched) -> Reactions:
    terminal.react("a", shows("New category"))
    terminal.type(_ADDED)
    terminal.wait_for(_ADDED)
    terminal.settle()
    yield "add", terminal.edit("ctrl+s", on(_ADDED))
    yield "undo", terminal.edit("ctrl+z", _gone(_ADDED))
    terminal.react("home", on(category_name(1)))


def _is(number: int, state: str) -> Condition:
    name = category_name(number)
    return lambda screen: any(name in line and state in line for line in screen.splitlines())


def _in_order(*names: str) -> Condition:
    def holds(screen: str) -> bool:
        places = [screen.find(name) for name in names]
        return -1 not in places and places == sorted(places)

    return holds


TURNS: Mapping[str, Turn] = {
    "categories": categories,
    "statuses": statuses,
    "marketing": marketing,
    "review": review,
    "hand-over": hand_over,
}
