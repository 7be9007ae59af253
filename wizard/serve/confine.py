"""Keeps a demo away from the files of the computer that serves it, whatever the wizard's dialogs offer.

A visitor of a demo sits at another computer, and the wizard reads and writes any file that it is told to. So
the visitor's process may read what the program consists of, and nothing else; it may write nothing.
"""

import errno
import os
import sys
from typing import Any

from wizard.i18n import _

# Python asks before it does one of these.
_REFUSED = frozenset(
    {
        *("os.chflags", "os.chmod", "os.chown", "os.exec", "os.fork", "os.forkpty", "os.link", "os.mkdir"),
        *(
            "os.posix_spawn",
            "os.remove",
            "os.removexattr",
            "os.rename",
            "os.rmdir",
            "os.setxattr",
            "os.spawn",
        ),
        *("os.startfile", "os.symlink", "os.system", "os.truncate", "os.utime", "subprocess.Popen"),
    }
)
_LOOKED_AT = frozenset({"os.listdir", "os.scandir"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_DEVICES = (os.devnull, "/dev/urandom")
_TIME_ZONES = ("/etc/localtime", "/usr/share/zoneinfo")


def confine() -> None:
    """Refuse this process every file but the program's own, from now on and for good."""
    sys.dont_write_bytecode = True
    allowed = _folders()

    def check(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            _check(arguments[0], arguments[2] or 0, allowed)
        elif event in _LOOKED_AT:
            _check(arguments[0] or ".", 0, allowed)
        elif event in _REFUSED:
            raise PermissionError(errno.EACCES, _refusal())

    sys.addaudithook(check)


def _folders() -> tuple[str, ...]:
    """Return where the program, its libraries and Python itself are."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    libraries = (folder for folder in sys.path if folder.startswith((sys.prefix, sys.base_prefix)))
    return tuple({os.path.realpath(folder) for folder in (package, *libraries, *_TIME_ZONES)})


def _check(path: Any, flags: int, allowed: tuple[str, ...]) -> None:
    """Refuse to open what is none of the program's own files.

    Raises:
        PermissionError: it would be written to.
        FileNotFoundError: whether it is there is nobody's business.
    """
    if isinstance(path, int) or path in _DEVICES:
        return
    if flags & _WRITING:
        raise PermissionError(errno.EACCES, _refusal(), path)
    real = os.path.realpath(os.fsdecode(path))
    if not any(real == folder or real.startswith(folder + os.sep) for folder in allowed):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)


def _refusal() -> str:
    return _("a demo in the browser touches no files of the computer that serves it")
