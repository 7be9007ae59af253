"""Brings the translations up to date with the texts in the code: `python -m tools.catalogues`.

Run it after adding, changing or dropping a text, then translate what is empty in `wizard/locale`. What is
translated stays, what nobody says any more goes, nothing is guessed, and a file that is right is not touched.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def texts(package: Path) -> Catalog:
    """Collect every text that a package's code marks for translation."""
    found = Catalog()
    for _file, _line, message, _comments, _context in extract_from_dir(package, keywords=_KEYWORDS):
        found.add(message)
    return found


def catalogues(package: Path) -> list[Path]:
    """Return the package's catalogues, one per language."""
    return sorted(package.glob("locale/*/LC_MESSAGES/wizard.po"))


def language_of(catalogue: Path) -> str:
    """Return the language that a catalogue's folder is named after."""
    return catalogue.parent.parent.name


def read(content: bytes, language: str) -> Catalog:
    """Read a catalogue; an empty file is one without translations."""
    return read_po(BytesIO(content), locale=language)


def messages(catalogue: Catalog) -> list[Message]:
    """Return a catalogue's messages without its header."""
    return [message for message in catalogue if message.id]


def forms(text: str | Sequence[str] | None) -> list[str]:
    """Return a text's forms: one, or one for each plural."""
    return [text or ""] if text is None or isinstance(text, str) else list(text)


def merge(content: bytes, language: str, wanted: Catalog) -> bytes:
    """Return a catalogue's new content: the texts wanted, with the translations it had."""
    catalogue = read(content, language)
    catalogue.update(wanted, no_fuzzy_matching=True)
    for message in catalogue:
        # Which formats Babel recognises depends on its version; only "not sure yet" is a person's word.
        message.flags &= {"fuzzy"}
    body = BytesIO()
    write_po(
        body,
        catalogue,
        width=0,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    # Babel's own header has dates and names, which would differ each time.
    header = (
        'msgid ""\n'
        'msgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n'
    )
    return f"{header}\n".encode() + body.getvalue().strip() + b"\n"


def update(package: Path) -> list[Path]:
    """Bring a package's catalogues up to date; return those that had to be written."""
    wanted = texts(package)
    written = []
    for path in catalogues(package):
        old = path.read_bytes()
        new = merge(old, language_of(path), wanted)
        if new != old:
            path.write_bytes(new)
            written.append(path)
    return written


def main() -> None:
    """Update all catalogues and say what is left to translate."""
    package = ROOT / "wizard"
    written = update(package)
    for path in catalogues(package):
        known = messages(read(path.read_bytes(), language_of(path)))
        open_texts = sum(not all(forms(message.string)) for message in known)
        state = "updated" if path in written else "unchanged"
        print(f"{language_of(path)}: {state}, {open_texts} to translate")


if __name__ == "__main__":
    main()
