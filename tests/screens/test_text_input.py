"""The text fields: what is typed stays, what is pasted is clean, and what is left out is told."""

import pytest
from textual import events, on
from textual.app import App, ComposeResult
from textual.widgets import Input, TextArea

from tests.screen_text import screen_lines
from wizard.screens.widgets import paste_area
from wizard.screens.widgets.paste_area import LIMIT, PasteArea
from wizard.screens.widgets.text_input import TextInput, number

STRANGE = ["[red]x[/]", "[/]", "[@click=app.quit]x[/]", "$x", r"\[x]", "日本語の会社", "n" * 60]


class Page(App[None]):
    def __init__(self, value: str = "", limit: int = 239, placeholder: str = "") -> None:
        super().__init__()
        self.value, self.limit, self.placeholder = value, limit, placeholder
        self.notices: list[str] = []
        self.changes: list[str] = []

    def compose(self) -> ComposeResult:
        self.field = TextInput(self.value, limit=self.limit, placeholder=self.placeholder, compact=True)
        self.area = PasteArea(id="area")
        yield self.field
        yield self.area

    @on(TextInput.Notice)
    @on(PasteArea.Notice)
    def note(self, event: TextInput.Notice | PasteArea.Notice) -> None:
        self.notices.append(event.text)

    @on(Input.Changed)
    def change(self, event: Input.Changed) -> None:
        self.changes.append(event.value)


@pytest.mark.parametrize("text", STRANGE)
async def test_a_value_and_a_placeholder_are_shown_as_they_are(text: str) -> None:
    for app in (Page(text), Page(placeholder=text)):
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await pilot.pause()
            assert screen_lines(app)[0].rstrip() == text


async def test_a_placeholder_never_sends_a_control_character() -> None:
    app = Page(placeholder="a\x1b[31mb")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert screen_lines(app)[0].startswith("a\N{REPLACEMENT CHARACTER}[31mb")


async def test_an_unsafe_value_is_cleaned_when_it_is_set() -> None:
    app = Page("a\x1b[31mb\tc")
    async with app.run_test(size=(80, 24), notifications=True):
        assert app.field.value == "ab c"
        app.field.value = "x\x9b1my\u202e"
        assert app.field.value == "xy"


async def test_typing_appends_to_the_text_that_is_there() -> None:
    app = Page("Lead")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("x", "tab", "shift+tab", "y")
        assert app.field.value == "Leadxy"
        assert app.notices == []


async def test_the_text_is_trimmed_and_composed_when_read() -> None:
    app = Page(" e\N{COMBINING ACUTE ACCENT}")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("space")
        assert app.field.value == " e\N{COMBINING ACUTE ACCENT} "
        assert app.field.text == "\N{LATIN SMALL LETTER E WITH ACUTE}"


async def paste(value: str, text: str, limit: int = 239) -> Page:
    app = Page(value, limit)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.field.post_message(events.Paste(text))
        await pilot.pause()
    return app


async def test_one_clean_line_is_pasted_without_a_word() -> None:
    for text in ("name", "name\n", "\r\nname\r\n", "\n  \nname\n\n"):
        app = await paste("a ", text)
        assert app.field.value == "a name"
        assert app.notices == []


async def test_a_paste_replaces_the_selection_only() -> None:
    app = Page("abcdef", limit=6)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("shift+left", "shift+left", "shift+left")
        app.field.post_message(events.Paste("xyz"))
        await pilot.pause()
        assert app.field.value == "abcxyz"
        await pilot.press("!")
        assert app.field.value == "abcxyz!"


async def test_more_lines_are_left_out_and_counted() -> None:
    app = await paste("", "one\ntwo\n\nthree\n")
    assert app.field.value == "one"
    assert app.notices == [
        "Only the first line was pasted; 2 more lines were left out. For many, use the paste list."
    ]
    app = await paste("", "one\rtwo")
    assert "1 more line was left out" in app.notices[0]


async def test_control_characters_are_left_out_and_told() -> None:
    app = await paste("", "\x1b[31mre\x00d\x1b]0;title\x07\nmore")
    assert app.field.value == "red"
    assert app.notices == [
        "Control characters in the pasted text were left out. "
        "Only the first line was pasted; 1 more line was left out. For many, use the paste list."
    ]


async def test_a_tab_from_a_spreadsheet_becomes_a_space_without_a_word() -> None:
    app = await paste("", "Acme\tOslo")
    assert app.field.value == "Acme Oslo"
    assert app.notices == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x1b[0m"])
async def test_a_blank_paste_changes_nothing(text: str) -> None:
    app = await paste("a", text)
    assert app.field.value == "a"
    assert app.notices == ["The pasted text is blank. Nothing was pasted."]


async def test_a_paste_that_does_not_fit_is_refused_with_the_numbers() -> None:
    app = await paste("", "n" * 1_048_576)
    assert app.field.value == ""
    assert app.notices == [
        "The pasted text has 1,048,576 characters; at most 239 fit here. Nothing was pasted."
    ]
    app = await paste("n" * 200, "n" * 40)
    assert app.field.value == "n" * 200
    assert "has 40 characters; at most 39 fit" in app.notices[0]
    app = await paste("n" * 239, "n")
    assert "has 1 character; at most 0 fit" in app.notices[0]
    app = await paste("n" * 200, "n" * 39)
    assert (len(app.field.value), app.notices) == (239, [])


async def test_a_field_without_a_limit_takes_any_paste() -> None:
    app = await paste("", "n" * 20_000, limit=0)
    assert (len(app.field.value), app.notices) == (20_000, [])


async def test_what_was_copied_inside_is_pasted_by_the_same_rules() -> None:
    app = Page("")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.copy_to_clipboard("one\ntwo")
        await pilot.press("ctrl+v")
        await pilot.pause()
        assert app.field.value == "one"
        assert len(app.notices) == 1


async def test_typing_passes_the_limit_but_not_without_end() -> None:
    app = Page("n" * 1237, limit=239)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("a", "b", "c", "d", "e")
        await pilot.pause()
        assert app.field.value == "n" * 1237 + "ab"
        assert app.notices == ["This field is full. Shorten the text to 239 characters."]
        await pilot.press("backspace", "x", "y")
        await pilot.pause()
        assert app.field.value == "n" * 1237 + "ax"
        assert len(app.notices) == 2


async def test_a_text_that_is_far_too_long_can_be_shortened() -> None:
    app = Page("n" * 3000, limit=239)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("backspace")
        assert app.field.value == "n" * 2999
        assert app.notices == []


async def test_the_error_look_belongs_to_the_form() -> None:
    app = Page("a")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.field.add_class("-invalid")
        await pilot.press("b", "tab")
        await pilot.pause()
        assert app.field.has_class("-invalid")
        assert app.changes[-1] == "ab"


async def paste_list(*texts: str) -> Page:
    app = Page()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.area.focus()
        for text in texts:
            app.area.post_message(events.Paste(text))
        await pilot.pause()
    return app


async def test_a_list_is_pasted_line_by_line_and_cleaned() -> None:
    app = await paste_list("one\r\n[red]two[/]\n", "th\x1b[31mree\tx", " y")
    assert app.area.text == "one\n[red]two[/]\nthree x y"
    assert app.notices == ["Control characters in the pasted text were left out."]


async def test_a_list_beyond_the_limit_is_refused_with_the_numbers() -> None:
    app = await paste_list("one", "n" * LIMIT)
    assert app.area.text == "one"
    assert app.notices == [
        "The pasted text has 1,000,000 characters; at most 999,997 fit here. Nothing was pasted."
    ]


async def test_a_list_may_replace_what_is_selected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paste_area, "LIMIT", 5)
    app = Page()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.area.load_text("abcd")
        app.area.select_all()
        app.area.post_message(events.Paste("12345"))
        await pilot.pause()
        assert app.area.text == "12345"
        assert app.notices == []


async def test_the_paste_box_undoes_its_own_paste_and_tab_leaves_it() -> None:
    app = Page()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.area.focus()
        app.copy_to_clipboard("one\x1b[1m\ntwo")
        await pilot.press("ctrl+v")
        await pilot.pause()
        assert app.area.text == "one\ntwo"
        await pilot.press("ctrl+z")
        assert app.area.text == ""
        await pilot.press("tab")
        assert not app.area.has_focus
        assert isinstance(app.area, TextArea)


def test_a_number_has_its_thousands_apart() -> None:
    assert [number(count) for count in (0, 239, 8000, 1_048_576)] == ["0", "239", "8,000", "1,048,576"]
