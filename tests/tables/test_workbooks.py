"""Workbooks: sheets, kinds of cells, and files that are damaged, hostile or of another kind."""

import sys
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tables.workbooks import packed, sheet, workbook
from wizard.tables import TableError, about, read_data
from wizard.tables import workbook as reader
from wizard.tables.table import MAX_COLUMNS, MAX_ROWS

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
GOOD = workbook({"Ark1": [["Kategori", "Gruppe"], ["Åse", "Tapt"]]})


def of_rows(xml: str) -> bytes:
    """Return a workbook whose sheet has this XML for its rows."""
    whole = f'<worksheet xmlns="{_MAIN}" xmlns:x="{_MAIN}"><sheetData>{xml}</sheetData></worksheet>'
    return workbook({"S": []}, sheet1=whole)


def test_cells_become_texts_as_a_person_would_type_them() -> None:
    table = read_data(workbook({"S": [["A", 3, 1.5, True, False, None, " x "], [], [None, "b"]]}))
    assert table.rows == (("A", "3", "1.5", "true", "false", "", "x"), (), ("", "b"))
    assert not table.encoding


def test_the_first_sheet_with_something_in_it_is_taken_and_hidden_ones_are_not() -> None:
    data = workbook({"Empty": [], "Hidden": [["x"]], "Lists & co": [["y"]]}, hidden=["Hidden"])
    table = read_data(data)
    assert (table.rows, table.sheet) == ((("y",),), "Lists & co")
    assert table.sheets == ("Empty", "Hidden", "Lists & co")
    assert "Sheet “Lists & co”, of 3." in about(table)


@pytest.mark.parametrize(("wanted", "cell"), [("2", "b"), (" two ", "b"), ("1", "c"), ("3", "c")])
def test_a_sheet_is_chosen_by_name_or_by_number(wanted: str, cell: str) -> None:
    data = workbook({"One": [["a"]], "Two": [["b"]], "1": [["c"]]})
    assert read_data(data, wanted).rows == ((cell,),)


@pytest.mark.parametrize("wanted", ["Three", "0", "4", "²", "-1"])
def test_a_sheet_that_is_not_there_names_those_that_are(wanted: str) -> None:
    with pytest.raises(TableError, match=r"There is no sheet “.*”\. The sheets are: One, Two\."):
        read_data(workbook({"One": [["a"]], "Two": [["b"]]}), wanted)


def test_a_chosen_sheet_without_anything_says_so() -> None:
    with pytest.raises(TableError, match="nothing in the table"):
        read_data(workbook({"One": [], "Two": [["b"]]}), "One")


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ('<row r="1"><c r="A1048576"><v>1</v></c></row>', f"more than {MAX_ROWS} rows"),
        ('<row r="1048576"><c><v>1</v></c></row>', f"more than {MAX_ROWS} rows"),
        ('<row r="1"><c r="XFD1"><v>1</v></c></row>', f"more than {MAX_COLUMNS} columns"),
        ("<x:row r='1'><x:c  r = 'XFD1'><x:v>1</x:v></x:c></x:row>", f"more than {MAX_COLUMNS} columns"),
        ('<row r="1"><c x=">" r="XFD3"><v>1</v></c></row>', "damaged"),
        ('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>', f"more than {MAX_COLUMNS} columns"),
        ("<row", "damaged"),
        ("<row>\0</row>", "damaged"),
    ],
)
def test_a_cell_far_out_is_refused_before_room_is_made_for_all_between(xml: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_data(of_rows(xml))


def test_a_row_far_down_that_only_looks_like_something_is_nothing() -> None:
    far = '<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="A1048576" s="1"/></row>'
    assert read_data(of_rows(far)).rows == (("7",),)


def test_a_bomb_is_refused() -> None:
    with pytest.raises(TableError, match="Unpacked, this workbook is too large"):
        read_data(of_rows(" " * (65 * 1024 * 1024)))


def test_a_text_that_many_cells_share_is_counted_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = {
        **unpacked(workbook({"S": [[1] * 10] * 10})),
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}"><si><t>{"a" * 1000}</t></si></sst>',
    }
    assert read_data(packed(parts)).width == 10
    monkeypatch.setattr(reader, "_MAX_TEXTS", 100_000)
    with pytest.raises(TableError, match="too large"):
        read_data(packed(parts))


def unpacked(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"word/document.xml": "<x/>"}, "not a workbook"),
        ({"content.xml": "<x/>"}, "This kind of workbook cannot be read here"),
        ({"xl/workbook.bin": ""}, "This kind of workbook cannot be read here"),
        ({"xl/workbook.xml": "<workbook/>"}, "damaged"),
        ({"xl/workbook.xml": "no xml"}, "damaged"),
        ({}, "nothing in the table|not a"),
    ],
)
def test_another_kind_of_file_says_what_to_do(files: dict[str, str], message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_data(packed(files))


def test_a_part_that_stands_there_twice_is_damage() -> None:
    out = BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as target, pytest.warns(UserWarning, match="Duplicate name"):
        target.writestr("xl/workbook.xml", unpacked(GOOD)["xl/workbook.xml"])
    with pytest.raises(TableError, match="damaged"):
        read_data(out.getvalue())


@settings(max_examples=150)
@given(st.integers(4, len(GOOD) - 1), st.integers(0, 255), st.booleans())
def test_a_damaged_file_is_taken_or_refused_in_words(place: int, value: int, cut: bool) -> None:
    data = GOOD[:place] if cut else GOOD[:place] + bytes([value]) + GOOD[place + 1 :]
    try:
        read_data(data)
    except TableError as error:
        assert str(error)


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(TableError, match=r'pip install "lead-wizard\[xlsx\]". Or save the table as CSV'):
        read_data(GOOD)
    assert read_data(b"a;b").rows == (("a", "b"),)


def test_many_rows_are_read_up_to_the_limit() -> None:
    assert len(read_data(workbook({"S": [["a"]] * MAX_ROWS})).rows) == MAX_ROWS
    with pytest.raises(TableError, match="more than"):
        read_data(workbook({"S": [["a"]] * (MAX_ROWS + 1)}))


def test_a_sheet_without_places_is_counted_through() -> None:
    assert "<c r=" in sheet([["a"]])
    assert read_data(of_rows("<row><c><v>1</v></c><c><v>2</v></c></row>")).rows == (("1", "2"),)
