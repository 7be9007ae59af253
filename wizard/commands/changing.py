"""Commands that write: export, import, delete."""

import os
import sys
from typing import TYPE_CHECKING

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
    remark,
    stopped,
    write_line,
    write_out,
)
from wizard.commands.named import Names, Target, targets_in
from wizard.document.answers import to_document
from wizard.domain.model import LeadSetup
from wizard.domain.text import name_key, show
from wizard.i18n import _
from wizard.saved.document_file import read_file

if TYPE_CHECKING:
    from wizard.store import Store


def export(options: Options) -> int:
    """Write a set-up's document; of several a file each into a folder, or a JSON object a line."""
    names = Names(options, documents=False)
    try:
        if names.several:
            return _export_many(options, names)
        setup = names.found(names.one).setup
    except Stop as stop:
        return stopped(stop)
    return write_out(json_text(to_document(setup)), options.output)


def _export_many(options: Options, names: Names) -> int:
    from wizard.commands.many import count_done, each_named
    from wizard.commands.output import OutputFolder

    targets = names.targets()
    if options.output is None:
        return each_named(
            options,
            targets,
            lambda target: write_line(to_document(names.found(target).setup)),
            count_done,
        )
    folder = OutputFolder(options)

    def work(target: Target) -> None:
        found = names.found(target)
        folder.write(f"{found.stem}.json", json_text(to_document(found.setup)).encode())

    return each_named(options, targets, work, folder.written)


def import_document(options: Options) -> int:
    """Check a document and save it; with any error nothing changes. Of several, each is on its own."""
    first = options.files[0]
    if len(options.files) == 1 and not os.path.isdir(first):  # noqa: PTH112
        try:
            _import(options, first)
        except Stop as stop:
            return stopped(stop)
        return DONE
    if options.name is not None:
        remark(_("--name is for one document. Leave it out to import several."))
        return WRONG
    from wizard.commands.many import count_done, each_named

    def work(target: Target) -> None:
        if target.trouble:
            raise Stop(target.trouble, WRONG)
        _import(options, target.text)

    return each_named(options, targets_in(options.files), work, count_done)


def _import(options: Options, file: str) -> None:
    """Save a document as a set-up.

    Raises:
        Stop: it has errors, which are printed, or cannot be saved.
    """
    from wizard.document import answers

    reading = read_file(file)
    setup = reading.setup
    problems = reading.problems
    if setup and options.name is not None:
        setup = setup._replace(customer=setup.customer._replace(name=options.name))
        problems = answers.problems(setup)
    errors = [problem for problem in problems if problem.severity == "error"]
    if setup is None or errors:
        print_problems(file, problems, to=sys.stderr)
        raise Stop(_("Nothing was imported."), WRONG)
    _save(options, setup)
    print_problems(file, problems, to=sys.stderr)  # saved first: a reader may close the pipe here


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
