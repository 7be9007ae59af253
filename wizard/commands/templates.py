"""Commands about templates, and `new`, which starts a set-up from one without a screen."""

from typing import TYPE_CHECKING

from wizard import log
from wizard.commands.common import (
    DONE,
    STORE_TROUBLE,
    WRONG,
    Options,
    Stop,
    find,
    json_text,
    open_store,
    print_table,
    remark,
    setup_of,
    stopped,
    write_out,
)
from wizard.compare.diff import lines
from wizard.compare.differences import differences
from wizard.document.answers import to_document
from wizard.domain.fields import value_problems
from wizard.domain.model import Customer, Database, LeadSetup
from wizard.domain.problems import Problem
from wizard.domain.text import show
from wizard.i18n import _, spoken
from wizard.saved.shelf import Shelf
from wizard.store import Event, StoreError
from wizard.templates.template import NAME, Listed, apply, in_words, notes, start_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def _command(run: "Callable[[Options], int]") -> "Callable[[Options], int]":
    """Return a command that says why it stops or what the store refuses, with the exit code for it."""

    def command(options: Options) -> int:
        try:
            return run(options)
        except Stop as stop:
            return stopped(stop)
        except StoreError as error:
            remark(str(error))
            return STORE_TROUBLE

    command.__doc__ = run.__doc__
    return command


@_command
def list_templates(options: Options) -> int:
    """List the templates; a damaged one is named and the others still listed."""
    rows = _shelf(options).listed()
    for row in rows:
        if row.trouble:
            remark(row.trouble)
    whole = [row for row in rows if not row.trouble]
    if options.json:
        found = [{"id": row.id, "name": row.name, "own": row.own, "about": row.about} for row in whole]
        write_out(json_text(found), None)
    else:
        titles = (_("Template"), _("Name"), _("From"))
        origins = {True: _("own"), False: _("the wizard")}
        print_table([titles, *((show(row.id), show(row.name), origins[row.own]) for row in whole)])
    return DONE if len(whole) == len(rows) else STORE_TROUBLE


@_command
def save(options: Options) -> int:
    """Save a set-up, without what belongs to its customer, as a template."""
    name = options.template
    _refuse(value_problems(NAME, name, ""))
    setup, shelf = setup_of(options, options.name), _shelf(options)
    if shelf.has(name) and not options.replace:
        message = _("There is already a template “{name}”. Add --replace to replace it.")
        raise Stop(message.format(name=show(name)), WRONG)
    text = _("Saved as the template “{name}” ({id}).")
    remark(text.format(name=show(name), id=show(shelf.save(setup, name))))
    return DONE


@_command
def show_template(options: Options) -> int:
    """Show a template in words, or as its document."""
    shelf, row = _found(options)
    template = shelf.read(row, options.crm_language or spoken())
    if options.json:
        return write_out(json_text(to_document(template)), None)
    for line in filter(None, (row.name, row.about)):
        print(show(line))
    for line in in_words(template):
        print(show(line))
    return DONE


@_command
def apply_template(options: Options) -> int:
    """Put a template into a saved set-up, and print what that changes."""
    store = open_store(options)
    stem = find(store, options.name)
    if options.dry_run:
        _print_changes(options, store.read(stem).setup)
        remark(_("Nothing was saved."))
        return DONE
    with store.open(stem) as opened:
        if opened.obstacle:
            raise opened.obstacle
        after = _print_changes(options, opened.saved.setup)
        if after != opened.saved.setup:
            saved = opened.save(after, Event.APPLIED)
            log.note("template applied", stem, "revision", saved.revision)
            remark(_("Saved as revision {number}.").format(number=saved.revision))
    return DONE


def _print_changes(options: Options, setup: LeadSetup) -> LeadSetup:
    """Print what the template changes in a set-up; return the set-up with it."""
    shelf, row = _found(options)
    template = shelf.read(row, setup.customer.crm_language)
    after = apply(setup, template)
    found = differences(setup, after)
    for line in lines(found):
        print(f"  {line.sign} {line.text}" if line.sign else line.text)
    if not found:
        remark(_("The set-up has everything that the template has."))
    for note in notes(after, template):
        remark(note)
    return after


@_command
def delete(options: Options) -> int:
    """Move a template of one's own to the folder `deleted`."""
    shelf, row = _found(options)
    if not row.own:
        message = _("“{name}” comes with the wizard and cannot be deleted.")
        raise Stop(message.format(name=show(row.name)), WRONG)
    if not options.yes:
        remark(_("Nothing was deleted. Add --yes to move the template to the folder “deleted”."))
        return WRONG
    remark(_("Moved to {file}.").format(file=show(str(shelf.delete(row)))))
    return DONE


@_command
def export(options: Options) -> int:
    """Write a template's document."""
    shelf, row = _found(options)
    template = shelf.read(row, options.crm_language or spoken())
    return write_out(json_text(to_document(template)), options.output)


@_command
def new(options: Options) -> int:
    """Start a set-up without a screen, from a template or from SuperOffice's standard lists."""
    from wizard.domain.customer import entry_problems, new_setup
    from wizard.saved.library import name_problem

    store = open_store(options)
    customer = Customer(
        options.name, options.tenant, options.crm_language or "en", Database(options.database)
    )
    _refuse(entry_problems(customer, lambda name: name_problem(store, name)))
    setup = new_setup(customer)
    said: tuple[str, ...] = ()
    if options.template is not None:
        shelf, row = _found(options)
        template = shelf.read(row, customer.crm_language)
        setup = start_from(template, customer)
        said = notes(setup, template)
    with store.create(setup) as opened:
        log.note("started", opened.saved.stem)
        remark(_("Started as {name}. Go on with: lead-wizard open {name}").format(name=opened.saved.stem))
    for note in said:
        remark(note)
    return DONE


@_command
def known(options: Options) -> int:
    """Give the template that `open` was given by its id, or say that there is none."""
    options.template = _found(options)[1].id
    return DONE


def _shelf(options: Options) -> Shelf:
    return Shelf(open_store(options))


def _found(options: Options) -> tuple[Shelf, Listed]:
    """Return the template that was named; stop when there is none."""
    shelf: Shelf = _shelf(options)
    row = shelf.find(options.template)
    if row is None:
        message = _("There is no template “{name}”. See them with: lead-wizard template list")
        raise Stop(message.format(name=show(options.template)), WRONG)
    if row.trouble:
        raise Stop(row.trouble, STORE_TROUBLE)
    return shelf, row


def _refuse(found: "Iterable[Problem]") -> None:
    """Stop with the first problem that blocks."""
    reason = next((problem.message for problem in found if problem.blocks), "")
    if reason:
        raise Stop(reason, WRONG)
