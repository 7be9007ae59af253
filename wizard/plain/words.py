"""The words that plain mode understands: short commands, in English always and in the user's language."""

from collections.abc import Collection

from wizard.i18n import N_, _

BACK, HELP, EMPTY, END = "back", "help", "empty", "end"
# What can be typed instead of an answer, where it makes sense.
SIGNS = {"<": BACK, "?": HELP, "-": EMPTY, ".": END}

# Translators: each is one word without spaces, typed by the user; the part before | is not shown.
_WORDS = {
    BACK: N_("command|back"),
    HELP: N_("command|help"),
    "undo": N_("command|undo"),
    "redo": N_("command|redo"),
    "quit": N_("command|quit"),
    "next": N_("command|next"),
    "skip": N_("command|skip"),
    "step": N_("command|step"),
    "list": N_("command|list"),
    "problems": N_("command|problems"),
    "customer": N_("command|customer"),
    "history": N_("command|history"),
    "restore-revision": N_("command|restore-revision"),
    "add": N_("command|add"),
    "edit": N_("command|edit"),
    "delete": N_("command|delete"),
    "restore": N_("command|restore"),
    "move": N_("command|move"),
    "paste": N_("command|paste"),
    "lead": N_("command|lead"),
    "group": N_("command|group"),
    "standard": N_("command|standard"),
    "go": N_("command|go"),
    "complete": N_("command|complete"),
    "tick": N_("command|tick"),
    "how": N_("command|how"),
    "write": N_("command|write"),
    "template": N_("command|template"),
    "save-template": N_("command|save-template"),
    "write-trail": N_("command|write-trail"),
    "new": N_("command|new"),
    "import": N_("command|import"),
    "demo": N_("command|demo"),
    "moment": N_("command|moment"),
    "start-over": N_("command|start-over"),
    "retry": N_("command|retry"),
    "elsewhere": N_("command|elsewhere"),
    "merge": N_("command|merge"),
    "copy": N_("command|copy"),
    "theirs": N_("command|theirs"),
    "find": N_("command|find"),
    "sort": N_("command|sort"),
    "only": N_("command|only"),
    "more": N_("command|more"),
    "export": N_("command|export"),
    "hand-over": N_("command|hand-over"),
    "compare": N_("command|compare"),
}
NAMES = tuple(_WORDS)


def word(name: str) -> str:
    """Return a command as the user's language has it."""
    return _(_WORDS[name]).rpartition("|")[2]


def usage(name: str, arguments: str = "") -> str:
    """Return a command as it is typed, with what stands after it."""
    return f"{word(name)} {arguments}".rstrip()


def find(typed: str) -> str:
    """Return the command that is meant, or an empty text. English comes first."""
    wanted = typed.strip().casefold()
    if wanted in SIGNS or wanted in _WORDS:
        return SIGNS.get(wanted, wanted)
    return next((name for name in _WORDS if word(name).casefold() == wanted), "")


def instead(line: str, names: Collection[str]) -> str:
    """Return the command that stands where an answer was asked for, if it is one of these, help or quit."""
    word = SIGNS.get(line) or find(line)
    if line not in SIGNS and word in SIGNS.values():
        return ""  # “back” and “help” may well be answers
    return word if word in (HELP, "quit", *names) else ""


def split(line: str) -> tuple[str, str]:
    """Return the command that a line begins with, or an empty text, and the rest of the line."""
    first, _space, rest = line.strip().partition(" ")
    return find(first), rest.strip()


def keys(*names: str) -> str:
    """Return in brief what can be typed instead of an answer."""
    return f"(<, {', '.join((*map(word, names), '?', word('quit')))})"


def controls() -> dict[str, str]:
    """Return what to type where the texts of the steps name a key of the full screen."""
    return {
        "turn": usage("lead", "N"),
        "groups": usage("group", "N"),
        "edit": usage("group", "N"),
        "add": word("add"),
        "import": word("import"),
        "paste": word("paste"),
        "standard": word("standard"),
        "restore": usage("restore", "N"),
        "skip": word("skip"),
    }
