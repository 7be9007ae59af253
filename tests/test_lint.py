"""What no linter knows: a text that reaches a widget as a bare string would be read as markup.

A widget of ours gets its text through `plain`, `Content` or what returns one, or with `markup=False`.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SCREENS = Path(__file__).parent.parent / "wizard" / "screens"
# Where the text is, by position, and by keyword.
TAKERS = {
    "Button": (0, "label"),
    "Checkbox": (0, "label"),
    "Collapsible": (0, "title"),
    "Label": (0, "content"),
    "Option": (0, "prompt"),
    "RadioButton": (0, "label"),
    "Static": (0, "content"),
    "TabPane": (0, "title"),
    "notify": (0, "message"),
    "put": (1, "content"),
    "put_lines": (1, "content"),
    "update": (0, "content"),
}
TITLES = {"border_title", "border_subtitle", "tooltip"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
SAFE = {"plain", "paragraphs", "Content", "assemble", "styled", "join", "side_content", "hint"}


def complaints(source: str) -> list[str]:
    """Return the lines that give a widget a text that could be markup."""
    tree = ast.parse(source)
    found = []
    for scope in (tree, *(node for node in ast.walk(tree) if isinstance(node, FUNCTIONS))):
        nodes = list(_own_nodes(scope))
        safe = _safe_names(nodes) | _declared_safe(scope)
        found += [f"{line}: {ast.unparse(text)}" for line, text in _texts(nodes) if not _is_safe(text, safe)]
    return found


def _own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """Yield what is in a module or function, without the functions inside."""
    for node in ast.iter_child_nodes(scope):
        if not isinstance(node, FUNCTIONS):
            yield node
            yield from _own_nodes(node)


def _texts(nodes: list[ast.AST]) -> Iterator[tuple[int, ast.expr]]:
    for node in nodes:
        if isinstance(node, ast.Call):
            place, keyword = TAKERS.get(_name(node.func), (0, ""))
            literal = any(k.arg == "markup" and ast.unparse(k.value) == "False" for k in node.keywords)
            if not keyword or literal:
                continue
            yield from ((node.lineno, arg) for arg in node.args[place : place + 1])
            yield from ((node.lineno, k.value) for k in node.keywords if k.arg == keyword)
        elif isinstance(node, ast.Assign):
            names = {target.attr for target in node.targets if isinstance(target, ast.Attribute)}
            if names & TITLES:
                yield node.lineno, node.value


def _is_safe(text: ast.expr, safe: set[str]) -> bool:
    if isinstance(text, ast.IfExp):
        return _is_safe(text.body, safe) and _is_safe(text.orelse, safe)
    if isinstance(text, ast.Call):
        return _name(text.func) in SAFE
    return isinstance(text, ast.Name) and text.id in safe


def _safe_names(nodes: list[ast.AST]) -> set[str]:
    """Return the names that are only ever given safe texts."""
    given: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    given.setdefault(target.id, []).append(node.value)
    return {name for name, values in given.items() if all(_is_safe(value, set()) for value in values)}


def _declared_safe(scope: ast.AST) -> set[str]:
    """Return the parameters that are no bare strings: the type checker sees to it."""
    parameters = scope.args.args if isinstance(scope, FUNCTIONS) else []
    return {arg.arg for arg in parameters if arg.annotation and ast.unparse(arg.annotation) == "Content"}


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize(
    "bad",
    [
        'Static(f"{name}")',
        "Label(name)",
        'Button(_("OK"), id="ok")',
        "self.notify(message)",
        "app.notify(message=text)",
        "box.border_title = name",
        "self.border_subtitle = f'{count}'",
        "self.tooltip = text",
        "Option(item.name)",
        "self.query_one('#x', Static).update(name)",
        "put(widget, name)",
        "def show(content: str):\n    put(widget, content)",
        "text = plain(a)\ntext = b\nStatic(text)",
        "Static(plain(a) if a else b)",
        "def one():\n    text = plain(a)\ndef two(text):\n    Static(text)",
    ],
)
def test_the_check_finds_a_bare_text(bad: str) -> None:
    assert complaints(bad)


@pytest.mark.parametrize(
    "good",
    [
        "Static(plain(name))",
        "Static()",
        "Static(name, markup=False)",
        "app.notify(message, markup=False)",
        "text = Content.assemble(a)\nStatic(text)",
        "box.border_title = plain(name)",
        "Static(plain(a) if a else hint())",
        "def one():\n    text = plain(a)\n    Static(text)\ndef two():\n    text = b",
    ],
)
def test_the_check_lets_a_safe_text_pass(good: str) -> None:
    assert not complaints(good)


def test_no_screen_gives_a_widget_a_text_that_could_be_markup() -> None:
    files = sorted(SCREENS.rglob("*.py"))
    assert len(files) > 15
    found = [f"{file.name}:{line}" for file in files for line in complaints(file.read_text(encoding="utf-8"))]
    assert found == []
