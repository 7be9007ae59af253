"""Completion in the shell: the code that a shell reads once, and what it is told each time it asks."""

import argparse
import os
from collections.abc import Iterator

import argcomplete
from argcomplete.completers import BaseCompleter
from argcomplete.shell_integration import shellcode

from wizard.commands.common import Options, open_store, write_out
from wizard.i18n import _
from wizard.store import StoreError

_PROGRAM = "lead-wizard"


def print_code(options: Options) -> int:
    """Print the code for a shell's start-up file."""
    code = shellcode([_PROGRAM], use_defaults=False, shell=options.shell)
    return write_out(code.lstrip("\n"), None)


def complete(parser: argparse.ArgumentParser) -> None:
    """Tell the shell that asks what could come next, and end the program."""
    argcomplete.autocomplete(parser, always_complete_options=False, default_completer=_Values())


class _Values(BaseCompleter):
    """The values of arguments, told apart by what the help calls them."""

    def __call__(
        self,
        *,
        prefix: str,
        action: argparse.Action,
        parsed_args: argparse.Namespace,
        **_others: object,
    ) -> Iterator[str]:
        kind = action.metavar
        if kind in (_("NAME"), _("NAME_OR_FILE")):
            yield from _saved(parsed_args)
        if kind == _("TEMPLATE"):
            yield from _templates(parsed_args)
        if kind in (_("FILE"), _("NAME_OR_FILE"), _("DIR")):
            yield from _files(prefix, folders_only=kind == _("DIR"))


def _saved(options: argparse.Namespace) -> list[str]:
    """Return the names of the saved set-ups; no shell wants to hear that there are none."""
    if options.store:
        options.store = os.path.expanduser(options.store)  # noqa: PTH111 - the shell has not done it yet
    try:
        return [entry.stem for entry in open_store(options).entries()]
    except StoreError:
        return []


def _templates(options: argparse.Namespace) -> list[str]:
    """Return the ids of the templates."""
    from wizard.saved.shelf import Shelf

    try:
        return [row.id for row in Shelf(open_store(options)).listed()]
    except StoreError:
        return []


def _files(prefix: str, *, folders_only: bool) -> Iterator[str]:
    """Yield the files that begin so; argcomplete would start bash twice, and fail where there is none."""
    start = os.path.basename(prefix)  # noqa: PTH119 - a Path drops a slash at the end
    before = prefix.removesuffix(start)
    try:
        with os.scandir(os.path.expanduser(before) or ".") as files:  # noqa: PTH111
            for file in files:
                hidden = file.name.startswith(".") and not start
                if not hidden and (file.is_dir() or not folders_only):
                    yield f"{before}{file.name}{'/' if file.is_dir() else ''}"
    except OSError:
        return
