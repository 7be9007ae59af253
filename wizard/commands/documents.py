"""Commands that read a document, from a file or the store: check, plan, handover, schema."""

from wizard.commands.common import (
    DONE,
    WRONG,
    Options,
    Stop,
    json_text,
    print_problems,
    read_file,
    remark,
    setup_of,
    stopped,
    write_out,
)
from wizard.i18n import _, ngettext
from wizard.text import show


def check(options: Options) -> int:
    """Print every problem of every file."""
    wrong = 0
    for name in options.files:
        reading = read_file(name)
        print_problems(name, reading.problems)
        wrong += bool(reading.errors)
    if len(options.files) > 1:
        count = len(options.files)
        text = ngettext(
            "{wrong} of {count} document has errors.", "{wrong} of {count} documents have errors.", count
        )
        remark(text.format(wrong=wrong, count=count))
    elif not wrong:
        remark(_("{file} has no errors.").format(file=show(options.files[0])))
    return WRONG if wrong else DONE


def show_plan(options: Options) -> int:
    """Print what has to change in the CRM."""
    from wizard.plan import plan, to_json
    from wizard.review import told_of

    try:
        actions = plan(setup_of(options, options.name))
    except Stop as stop:
        return stopped(stop)
    if options.json:
        return write_out(json_text([to_json(action) for action in actions]), None)
    for number, action in enumerate(actions, 1):
        print(f"{number}. {show(action.title)}")
        if told := told_of(action):
            print(f"   {show(told)}")
        for change in action.changes:
            print(f"   {change.label}: {show(change.old) or '–'} → {show(change.new) or '–'}")
        if action.where:
            print(f"   {' → '.join(action.where)}")
    if not actions:
        remark(_("Nothing has to change."))
    return DONE


def handover(options: Options) -> int:
    """Write the hand-over checklist."""
    from time import localtime, strftime

    from wizard.handover import markdown

    try:
        setup = setup_of(options, options.name)
    except Stop as stop:
        return stopped(stop)
    return write_out(markdown(setup, today=strftime("%Y-%m-%d", localtime())), options.output)


def schema(_options: Options) -> int:
    """Print the JSON Schema of the document."""
    from wizard.schema import json_schema

    return write_out(json_text(json_schema()), None)
