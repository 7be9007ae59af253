"""Whatever is typed: no fault, nothing unsafe is said, and what is saved can be opened again."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plain.conversation import Talker, at, existing, new
from wizard.document import answers
from wizard.domain.text import has_unsafe
from wizard.plain import words

_MAKE_FILES = ("quit", "write", "write-trail", "import", "elsewhere")
_NUMBERS = st.sampled_from(["", " 1", " 2", " 3", " 1 2", " 2 1", " 3 6", " 99", " -1"])
_COMMANDS = st.builds(
    str.__add__,
    st.sampled_from([n for n in words.NAMES if n not in _MAKE_FILES]),
    _NUMBERS,
)
_ANSWERS = st.sampled_from(
    ["", "", "", "yes", "no", "1", "2", "3", "<", "?", "-", ".", "undo", "A", "a_b-c", "https://a.example"]
)
_LINES = st.lists(
    st.one_of(_COMMANDS, _ANSWERS, st.text(max_size=20).filter(lambda t: "\n" not in t)), max_size=40
)


@settings(max_examples=120)
@given(
    lines=_LINES,
    step=st.sampled_from(["categories", "statuses", "marketing", "review"]),
    kind=st.integers(0, 2),
)
def test_nothing_that_is_typed_is_a_fault(lines: list[str], step: str, kind: int) -> None:
    setup = at(step, (None, existing(), new())[kind])
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        talker = Talker(Path(folder), patch)
        talker.work(setup, *(line.replace("quit", "") for line in lines))
        assert talker.code in (0, 3)
        for entry in talker.store.entries():
            saved = talker.store.read(entry.stem).setup
            assert answers.read_document(answers.to_document(saved)).setup == saved
            assert not any(has_unsafe(item.name) for item in saved.wanted.categories)
