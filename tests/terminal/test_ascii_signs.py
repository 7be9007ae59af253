"""Signs for terminals that have only ASCII."""

from collections.abc import Mapping

import pytest
from rich.cells import cell_len

from wizard.terminal.ascii_signs import SIGNS, only_ascii


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, False),
        ({"LANG": "C"}, True),
        ({"LANG": "POSIX"}, True),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "sv_SE"}, False),
        ({"LANG": "sv_SE.utf8"}, False),
        ({"LANG": "sv_SE.ISO-8859-1"}, True),
        ({"LANG": "de_DE@euro"}, False),
        ({"LANG": "C", "LC_ALL": "en_GB.UTF-8"}, False),
        ({"LANG": "en_GB.UTF-8", "LC_CTYPE": "C"}, True),
        ({"LANG": "C", "LC_ALL": ""}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"LANG": "en_GB.UTF-8", "LC_CTYPE": "C.UTF-8"}, False),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, False),
        ({"LC_CTYPE": "C.UTF-8"}, False),
    ],
)
def test_which_locales_have_only_ascii(environ: Mapping[str, str], expected: bool) -> None:
    assert only_ascii(environ) is expected


def test_each_sign_takes_one_cell_as_the_one_it_stands_for() -> None:
    for code, sign in SIGNS.items():
        assert sign.isascii()
        assert cell_len(chr(code)) == len(sign) == 1


def test_frames_and_signs_are_readable() -> None:
    assert "╭─ ● Kategorie ─╮│ ✓ “Å” …".translate(SIGNS) == '+- * Kategorie -+| + "Å" ~'
