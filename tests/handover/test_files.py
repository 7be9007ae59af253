"""What files of the hand-over are called, and what their endings mean."""

import pytest

from tests.builders import finished
from wizard.handover import Format, file_name, format_of, with_ending


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.html", "html"), ("A.HTM", "html"), ("a.b.pdf", "pdf"), ("x/y.MD", "md"), ("a.markdown", "md")]
    + [(name, None) for name in ("html", "a", "a.txt", "", "pdf", "a.pdf/b")],
)
def test_the_ending_of_a_file_name_decides_the_format(name: str, kind: str | None) -> None:
    assert format_of(name) == kind


@pytest.mark.parametrize(
    ("customer", "name"),
    [
        ("Nordlys AS", "Nordlys AS lead management.html"),
        ("../../etc\\x:y*?", "etcxy lead management.html"),
        ("\x1b[31m\u202e<>", "[31m lead management.html"),
        ("/", "Customer lead management.html"),
        ("語" * 300, "語" * 50 + " lead management.html"),
    ],
)
def test_the_file_name_to_suggest_is_safe_everywhere(customer: str, name: str) -> None:
    setup = finished()
    assert file_name(setup._replace(customer=setup.customer._replace(name=customer)), "html") == name


@pytest.mark.parametrize(
    ("name", "kind", "named"),
    [
        ("a.html", "pdf", "a.pdf"),
        ("a.html", "html", "a.html"),
        ("a.htm", "html", "a.htm"),
        ("v1.2", "md", "v1.2.md"),
        ("x/y.MD", "html", "x/y.html"),
        ("", "pdf", ""),
    ],
)
def test_another_format_gives_a_name_another_ending(name: str, kind: Format, named: str) -> None:
    assert with_ending(name, kind) == named
