"""Text tables: encodings, separators, quotation marks, odd rows, limits, and what is said of each."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.domain.text import clean, has_unsafe
from wizard.tables import Table, TableError, about, read_data, read_file, read_text
from wizard.tables.table import MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ROWS

NORDIC = "Navn;Gruppe\r\nÅse;Förlorad\r\nStraße;Overig\r\n"
ROWS = (("Navn", "Gruppe"), ("Åse", "Förlorad"), ("Straße", "Overig"))


@pytest.mark.parametrize(
    ("codec", "mark", "encoding", "is_guess"),
    [
        ("utf-8", b"", "UTF-8", False),
        ("utf-8", b"\xef\xbb\xbf", "UTF-8", False),
        ("utf-16-le", b"\xff\xfe", "UTF-16", False),
        ("utf-16-be", b"\xfe\xff", "UTF-16", False),
        ("utf-16-le", b"", "UTF-16", True),
        ("utf-16-be", b"", "UTF-16", True),
        ("cp1252", b"", "Windows-1252", True),
    ],
)
def test_each_encoding_is_read_and_a_guess_is_told(
    codec: str, mark: bytes, encoding: str, is_guess: bool
) -> None:
    table = read_data(mark + NORDIC.encode(codec))
    assert table.rows == ROWS
    assert (table.encoding, table.is_guess) == (encoding, is_guess)
    told = " ".join(about(table))
    assert f"Read as {encoding}" in told
    assert ("which is a guess" in told) == is_guess


def test_plain_letters_leave_nothing_to_tell_about_an_encoding() -> None:
    assert not read_data(b"a;b\nc;d").encoding
    assert list(about(read_data(b"a\n\nb"))) == ["2 rows."]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfea\x00b", "says that it is UTF-16, but it is not whole"),
        (b"\xef\xbb\xbf\xe5", "says that it is UTF-8"),
        (b"caf\xe9\x81", "neither UTF-8 nor UTF-16 nor Windows-1252"),
        (b"a;b\x00\x01\x02", "not a table of text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind, or it has a password"),
        (b"%PDF-1.7 x", "a PDF"),
        (b"", "nothing in the table"),
        (b" ;\t; \r\n\n", "nothing in the table"),
        (b"a" * (MAX_BYTES + 1), "larger than 8 MiB"),
    ],
)
def test_what_is_no_text_says_so(data: bytes, message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_data(data)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_separator_is_found(sign: str) -> None:
    table = read_text(sign.join(["Name", "Group"]) + "\n" + sign.join(["A", "Customer"]))
    assert table.rows == (("Name", "Group"), ("A", "Customer"))
    assert table.separator == sign


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Name;Note\nA;x, y\nB;u, v", [["Name", "Note"], ["A", "x, y"], ["B", "u, v"]]),
        ("A\nSmith, Jones\nC", [["A"], ["Smith, Jones"], ["C"]]),
        ("Smith, Jones\nA\nB, C\nD", [["Smith, Jones"], ["A"], ["B, C"], ["D"]]),
        ("A\nB; C\nD", [["A"], ["B; C"], ["D"]]),
        ("Name;Group\nA\nB\nC;Lost", [["Name", "Group"], ["A"], ["B"], ["C", "Lost"]]),
        ("List\nName;Group\nA;Lost\nB;x\nC", [["List"], ["Name", "Group"], ["A", "Lost"], ["B", "x"], ["C"]]),
        ("Name,Group\nA;a,Lost\nB,", [["Name", "Group"], ["A;a", "Lost"], ["B"]]),
        ('"A, B",x\n"C;D",y', [["A, B", "x"], ["C;D", "y"]]),
        ("a,b;c\td\n", [["a,b;c", "d"]]),
        ("a;b\nc;d\te\nf;g", [["a", "b"], ["c", "d e"], ["f", "g"]]),
        ("sep=,\na;b,c", [["a;b", "c"]]),
        ('"sep=;"\r\na,b;c', [["a,b", "c"]]),
    ],
)
def test_a_separator_inside_a_name_is_none(text: str, rows: list[list[str]]) -> None:
    assert read_text(text).rows == tuple(map(tuple, rows))


def test_quotation_marks_hold_line_breaks_separators_and_themselves() -> None:
    table = read_text('Name;Note\r\n"A ""x"" B";"one\r\ntwo; three"\r\n5" pipe;y\r\n')
    assert table.rows == (("Name", "Note"), ('A "x" B', "one two; three"), ('5" pipe', "y"))
    assert table.joined == 1
    assert "Line breaks in 1 cell became spaces." in about(table)


@pytest.mark.parametrize("text", ['a;b\n"c;d\ne;f', 'a\n"', '"a'])
def test_a_quotation_mark_that_is_never_closed_is_told_with_its_row(text: str) -> None:
    row = text.split('"')[0].count("\n") + 1
    with pytest.raises(TableError, match=f"In row {row} a quotation mark is opened and never closed"):
        read_text(text)


def test_blank_rows_keep_their_number_and_blank_ends_go() -> None:
    assert read_text("a;b;;\n\n;;\n;c\n\n;\n").rows == (("a", "b"), (), (), ("", "c"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_one(end: str) -> None:
    assert read_text(end.join(["a;b", "c;d", ""])).rows == (("a", "b"), ("c", "d"))


def test_control_characters_are_left_out_and_told() -> None:
    table = read_text("a\x1b[31mb;\u202ec\nd\x07;e\tf\ng;h")
    assert table.rows[0][0].startswith("ab")
    assert not any(has_unsafe(cell) for row in table.rows for cell in row)
    assert table.cleaned == 3
    assert "Control characters in 3 cells were left out." in about(table)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\n" * (MAX_ROWS + 1), f"more than {MAX_ROWS} rows"),
        ("\n" * (3 * MAX_ROWS) + "a", f"more than {MAX_ROWS} rows"),
        ("\n" + ";".join("a" * (MAX_COLUMNS + 1)), f"Row 2 has more than {MAX_COLUMNS} columns"),
        ("a" + ";" * 20_000, f"Row 1 has more than {MAX_COLUMNS} columns"),
        ("b\n" + "a" * (MAX_CELL + 1), f"row 2 has more than {MAX_CELL} characters"),
        ("a" * 200_000, f"row 1 has more than {MAX_CELL} characters"),
        ("a" * (MAX_BYTES + 1), "larger than 8 MiB"),
    ],
    ids=["rows", "blank rows", "columns", "separators", "cell", "huge cell", "text"],
)
def test_each_limit_is_told(text: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_text(text)


def test_what_is_just_within_the_limits_is_taken() -> None:
    assert len(read_text("a\n" * MAX_ROWS).rows) == MAX_ROWS
    assert read_text(";".join("a" * MAX_COLUMNS)).width == MAX_COLUMNS
    assert read_text("a" * MAX_CELL).rows == (("a" * MAX_CELL,),)


def test_a_file_is_read_and_what_is_none_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(NORDIC.encode())
    assert read_file(path).rows == ROWS
    for wrong, message in (
        (tmp_path / "none", "no such file"),
        (tmp_path, "a folder"),
        ("a\0b", "no such file"),
        ("/dev/null", "a device"),
    ):
        with pytest.raises(TableError, match=message):
            read_file(wrong)
    with pytest.raises(TableError, match="no sheets"):
        read_file(path, "Sheet1")


@settings(max_examples=300)
@given(
    st.binary(max_size=300)
    | st.text().map(str.encode)
    | st.text(max_size=80).map(lambda t: t.encode("utf-16"))
)
def test_any_bytes_are_taken_or_refused_in_words(data: bytes) -> None:
    try:
        table = read_data(data)
    except TableError as error:
        assert str(error)
        return
    assert_sound(table)


@settings(max_examples=300)
@given(st.text(st.sampled_from('ab,;\t\n\r" \x00\x1b\x85é=sep\u2028'), max_size=60))
def test_any_text_is_taken_or_refused_in_words(text: str) -> None:
    try:
        table = read_text(text)
    except TableError as error:
        assert str(error)
        return
    assert_sound(table)


def assert_sound(table: Table) -> None:
    assert any(map(any, table.rows))
    for row in table.rows:
        assert not row or row[-1]
        assert all(cell == clean(cell).strip() for cell in row)
    assert all(about(table))


_cells = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6).map(lambda t: clean(t).strip())


@settings(max_examples=200)
@given(
    st.lists(st.lists(_cells, min_size=3, max_size=3), min_size=2, max_size=6),
    st.sampled_from(",;\t"),
    st.sampled_from(["utf-8-sig", "utf-16"]),
)
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]], sign: str, codec: str) -> None:
    rows = [["Name", "Group", "Note"], *rows]
    out = StringIO()
    csv.writer(out, delimiter=sign, quoting=csv.QUOTE_ALL).writerows(rows)
    table = read_data(out.getvalue().encode(codec))
    padded = [[*row, *[""] * (3 - len(row))] for row in table.rows]
    assert padded == rows[: len(padded)]
    assert not any(any(row) for row in rows[len(padded) :])
