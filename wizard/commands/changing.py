"""Commands that write: export, import, delete."""

import sys
from typing import TYPE_CHECKING

from wizard.answers import to_document
from wizard.commands.common import (
    DONE,
    STORE_TROUBLE,
    WRONG,
    Options,
    Stop,
    find,
    json_text,
    open_store,
    print_problems,
    read_file,
    remark,
    saved_setup,
    stopped,
    write_out,
)
from wizard.i18n import _
from wizard.model import LeadSetup
from wizard.text import name_key, show

if TYPE_CHECKING:
    from wizard.store import Store


def export(options: Options) -> int:
    """Write a set-up's document."""
    try:
        setup = saved_setup(options, options.name)
    except Stop as stop:
        return stopped(stop)
    return write_out(json_text(to_document(setup)), options.output)


def import_document(options: Options) -> int:
    """Check a document and save it; with any error nothing changes."""
    from wizard import answers

    reading = read_file(options.file)
    setup = reading.setup
    problems = reading.problems
    if setup and options.name is not None:
        setup = setup._replace(customer=setup.customer._replace(name=options.name))
        problems = answers.problems(setup)
    errors = [problem for problem in problems if problem.severity == "error"]
    if setup is None or errors:
        print_problems(options.file, problems, to=sys.stderr)
        remark(_("Nothing was imported."))
        return WRONG
    try:
        _save(options, setup)
    except Stop as stop:
        return stopped(stop)
    print_problems(options.file, problems, to=sys.stderr)  # saved first: a reader may close the pipe here
    return DONE


def _save(options: Options, setup: LeadSetup) -> None:
    from wizard import log
    from wizard.store import Event, StoreError

    store = open_store(options)
    name = setup.customer.name
    try:
        stem = _stem_of(store, name)
        if stem and not options.replace:
            message = _(
                "There is already a set-up “{name}”. Add --replace to replace it, or --name for another name."
            )
            raise Stop(message.format(name=show(name)), WRONG)
        opened = store.open(stem) if stem else store.create(setup, Event.IMPORTED)
        with opened:
            if stem:
                opened.save(setup, Event.IMPORTED)
            log.note("imported", opened.saved.stem, "revision", opened.saved.revision)
            remark(_("Imported as {name}.").format(name=show(name)))
    except StoreError as error:
        raise Stop(str(error), STORE_TROUBLE) from error


def _stem_of(store: "Store", name: str) -> str | None:
    """Return the stem of this customer's set-up; a name can also be the stem of another customer's."""
    stem = store.find(name)
    if stem and name_key(store.read(stem).setup.customer.name) == name_key(name):
        return stem
    return None


def delete(options: Options) -> int:
    """Move a set-up to the folder `deleted`."""
    from wizard.store import StoreError

    if not options.yes:
        remark(_("Nothing was deleted. Add --yes to move the set-up to the folder “deleted”."))
        return WRONG
    store = open_store(options)
    try:
        place = store.delete(find(store, options.name))
    except Stop as stop:
        return stopped(stop)
    except StoreError as error:
        remark(str(error))
        return STORE_TROUBLE
    remark(_("Moved to {file}.").format(file=show(str(place))))
    return DONE
