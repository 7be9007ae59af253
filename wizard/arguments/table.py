"""The commands: what each is for, the function that runs it, and its arguments."""

from wizard.arguments import many, single, templates
from wizard.arguments.parts import Command, a_number, switch
from wizard.i18n import _

WIZARD, DEMO = "wizard", "demo"  # they are run on the terminal, and by no function of `wizard.commands`
SHELLS = ("bash", "zsh", "fish", "powershell")
_SHELL = ("shell", {"choices": SHELLS, "metavar": "|".join(SHELLS)})


def commands() -> dict[str, Command]:
    """Return the commands by name, in the order of the help."""
    name = ("name", {"metavar": _("NAME")})
    output = ("--output", {"metavar": _("FILE"), "help": _("write to this file instead of standard output")})
    as_json = switch("--json", _("as JSON"))
    new_name = ("--name", {"metavar": _("NAME"), "help": _("the customer's name, instead of the document's")})
    replace = switch("--replace", _("replace the saved set-up of that name"))
    yes = switch("--yes", _("really do it"))
    text = _("play a whole set-up by itself and say what happens; any key takes over")
    tour = switch("--tour", text)
    number = {"metavar": _("NUMBER"), "type": a_number, "required": True}
    text = _("a saved set-up, a document's file, or NAME@REVISION")
    sides = tuple((side, {"metavar": _("NAME_OR_FILE"), "help": text}) for side in ("before", "after"))
    revision = ("--revision", {**number, "help": _("the number that “history” shows")})
    return {
        "open": Command(
            _("open a customer's set-up where it was left, or start it"),
            WIZARD,
            (name, templates.start_from()),
        ),
        "new": Command(_("start a set-up without a screen"), "templates.new", (name, *templates.new_setup())),
        "demo": Command(_("look around among made-up customers; nothing is saved"), DEMO, (tour,)),
        "list": Command(_("list the saved set-ups"), "listing.list_setups", (as_json,)),
        "show": Command(_("show one set-up in words"), "listing.show", (name, as_json)),
        "check": Command(
            _("check documents and print every problem"), "documents.check", (as_json,), many.files()
        ),
        "plan": Command(
            _("show what has to change in the CRM"),
            "documents.show_plan",
            (as_json,),
            many.names_or_files(),
        ),
        "handover": Command(
            _("write the hand-over: what to do in SuperOffice, and why"),
            "handover.handover",
            (*many.output(), *single.handover()),
            many.names_or_files(),
        ),
        "export": Command(_("write a set-up's document"), "changing.export", many.output(), many.versions()),
        "import": Command(
            _("check a document and save it as a set-up"),
            "changing.import_document",
            (many.documents(), new_name, replace),
        ),
        "import-lists": Command(
            _("take a customer's present list from a table (CSV or .xlsx)"),
            "lists.import_lists",
            (name, *single.import_lists(), as_json),
        ),
        "history": Command(
            _("list the kept revisions of a set-up"), "revisions.show_history", (as_json,), many.names()
        ),
        "restore": Command(_("bring a kept revision back"), "revisions.restore", (name, revision)),
        "diff": Command(_("show what differs between two set-ups"), "comparing.diff", (*sides, as_json)),
        "serve": Command(_("show the wizard in browsers"), "serving.serve", single.serving()),
        "template": Command(
            _("templates: what is the same for many customers"),
            "templates.list_templates",
            commands=templates.commands(name, as_json, output, yes),
        ),
        "delete": Command(_("move a set-up to the folder “deleted”"), "changing.delete", (name, yes)),
        "schema": Command(_("print the JSON Schema of the document"), "documents.schema"),
        "completion": Command(
            _("print what makes the tab key of a shell complete commands"), "completion.print_code", (_SHELL,)
        ),
    }
