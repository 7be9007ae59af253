"""Commands that write: export, import, delete."""

import sys
from argparse import Namespace

from wizard.answers import to_document
from wizard.commands.common import (
    DONE,
    STORE_TROUBLE,
    WRONG,
    Stop,
    find,
    open_store,
    print_problems,
    read_file,
    remark,
    saved_setup,
    stopped,
    write_out,
)
from wizard.i18n import _
from wizard.jsonfile import dumps
from wizard.model import LeadSetup
from wizard.text import show


def export(options: Namespace) -> int:
    """Write a set-up's document."""
    try:
        setup = saved_setup(options, options.name)
    except Stop as stop:
        return stopped(stop)
    return write_out(dumps(to_document(setup)), options.output)


def import_document(options: Namespace) -> int:
    """Check a document and save it; with any error nothing changes."""
    from wizard import answers

    reading = read_file(options.file)
    setup = reading.setup
    problems = reading.problems
    if setup and options.name:
        setup = setup._replace(customer=setup.customer._replace(name=options.name))
        problems = answers.problems(setup)
    errors = [problem for problem in problems if problem.severity == "error"]
    print_problems(options.file, problems, to=sys.stderr)
    if setup is None or errors:
        remark(_("Nothing was imported."))
        return WRONG
    try:
        return _save(options, setup)
    except Stop as stop:
        return stopped(stop)


def _save(options: Namespace, setup: LeadSetup) -> int:
    from wizard.store import StoreError

    store = open_store(options)
    name = setup.customer.name
    try:
        stem = store.find(name)
        if stem and not options.replace:
            message = _(
                "There is already a set-up “{name}”. Add --replace to replace it, or --name for another name."
            )
            raise Stop(message.format(name=show(name)), WRONG)
        opened = store.open(stem) if stem else store.create(setup)
        with opened:
            if stem:
                opened.save(setup)
            remark(_("Imported as {name}.").format(name=show(opened.saved.stem)))
    except StoreError as error:
        raise Stop(str(error), STORE_TROUBLE) from error
    return DONE


def delete(options: Namespace) -> int:
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
