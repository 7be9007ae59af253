"""Commands that read a document, from a file or the store: check, plan, schema."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from wizard.commands.common import (
    DONE,
    WRONG,
    Options,
    Stop,
    json_text,
    print_problems,
    remark,
    stopped,
    write_line,
    write_out,
)
from wizard.domain.text import show
from wizard.i18n import _
from wizard.saved.document_file import read_file

if TYPE_CHECKING:
    from wizard.domain.actions import Action
    from wizard.domain.model import LeadSetup


def check(options: Options) -> int:
    """Print every problem of every file."""
    if options.json or options.all or len(options.files) > 1 or os.path.isdir(options.files[0]):  # noqa: PTH112
        from wizard.commands.checking import check_many

        return check_many(options)
    file = options.files[0]
    reading = read_file(file)
    print_problems(file, reading.problems)
    if reading.errors:
        return WRONG
    remark(_("{file} has no errors.").format(file=show(file)))
    return DONE


def show_plan(options: Options) -> int:
    """Print what has to change in the CRM; of several set-ups below a heading each, or as lines of JSON."""
    from wizard.commands.named import Names, Target
    from wizard.domain.plan import plan, to_json

    names = Names(options)

    def work(target: Target) -> None:
        found = names.found(target)
        actions = plan(found.setup)
        name = found.setup.customer.name
        if options.json:
            rows = [to_json(action) for action in actions]
            write_line({"name": name, "file": found.file, "actions": rows})
            return
        print(f"# {show(name)} ({show(target.text)})")
        _print_actions(actions)
        print("" if actions else _nothing(found.setup) + "\n")

    try:
        if names.several:
            from wizard.commands.many import count_done, each_named

            return each_named(options, names.targets(), work, count_done)
        setup = names.found(names.one).setup
    except Stop as stop:
        return stopped(stop)
    actions = plan(setup)
    if options.json:
        return write_out(json_text([to_json(action) for action in actions]), None)
    _print_actions(actions)
    if not actions:
        remark(_nothing(setup))
    return DONE


def _nothing(setup: "LeadSetup") -> str:
    """Say that nothing has to change, if that is more than not having begun."""
    from wizard.document import answers
    from wizard.domain.problems import blocking

    if blocking(answers.problems(setup)):
        return _("Something is still to be put right in this set-up first. See it with: lead-wizard check")
    return _("Nothing has to change.")


def _print_actions(actions: "Iterable[Action]") -> None:
    from wizard.domain.review import told_of

    for number, action in enumerate(actions, 1):
        print(f"{number}. {show(action.title)}")
        if told := told_of(action):
            print(f"   {show(told)}")
        for change in action.changes:
            print(f"   {change.label}: {show(change.old) or '–'} → {show(change.new) or '–'}")
        if action.where:
            print(f"   {' → '.join(action.where)}")


def schema(_options: Options) -> int:
    """Print the JSON Schema of the document."""
    from wizard.document.schema import json_schema

    return write_out(json_text(json_schema()), None)
