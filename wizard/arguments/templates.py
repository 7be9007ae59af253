"""The arguments of the commands about templates, and of `new`."""

from wizard.arguments.parts import Argument, Command, switch
from wizard.i18n import _

_LANGUAGES = ("en", "sv", "no", "da", "de", "nl")


def start_from() -> Argument:
    """Return the option for the template that a new set-up starts from."""
    text = _("the template that it starts from, instead of SuperOffice's standard lists")
    return ("--template", {"metavar": _("TEMPLATE"), "help": text})


def new_setup() -> tuple[Argument, ...]:
    """Return whose CRM a new set-up is for, and what it starts from."""
    database = _("new: from 11.6 or later, with the standard categories; existing: without")
    return (
        start_from(),
        _crm_language(_("the language of the customer's CRM; English if not given")),
        ("--database", {"choices": ("new", "existing"), "default": "new", "help": database}),
        ("--tenant", {"metavar": "Cust12345", "default": "", "help": _("the customer's tenant")}),
    )


def commands(name: Argument, as_json: Argument, output: Argument, yes: Argument) -> dict[str, Command]:
    """Return the commands about templates, given the arguments that they share with others."""
    template = ("template", {"metavar": _("TEMPLATE")})
    source = ("name", {"metavar": _("NAME_OR_FILE")})
    language = _crm_language(_("for a CRM in this language, if it comes with the wizard"))
    replace = switch("--replace", _("replace the template of that name"))
    dry_run = switch("--dry-run", _("show what would change, and save nothing"))
    show, export = (template, language, as_json), (template, language, output)
    return {
        "list": Command(_("list the templates"), "templates.list_templates", (as_json,)),
        "save": Command(
            _("save a set-up as a template, without what belongs to its customer"),
            "templates.save",
            (source, template, replace),
        ),
        "show": Command(_("show a template in words"), "templates.show_template", show),
        "apply": Command(
            _("put a template into a saved set-up; nothing of the customer's is deleted"),
            "templates.apply_template",
            (name, template, dry_run),
        ),
        "delete": Command(_("move a template to the folder “deleted”"), "templates.delete", (template, yes)),
        "export": Command(_("write a template's document"), "templates.export", export),
    }


def _crm_language(text: str) -> Argument:
    return ("--crm-language", {"choices": _LANGUAGES, "help": text})
