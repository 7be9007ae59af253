"""Stands in for the wizard where only its process matters: it speaks as Textual's driver for the web does.

It says "here", then echoes what is typed and what it is told. Arguments: `stubborn` ignores every wish to
leave, `silent` never says that it is ready, `loud` writes to standard error, `family` starts a child of its
own that is stubborn as well, `full` writes without end; `FOLDER/` is where it leaves a draft when it goes.
"""

import os
import signal
import subprocess
import sys

_ENDLESS = b"x" * 65536


def packet(kind: bytes, content: bytes) -> None:
    data = kind + len(content).to_bytes(4, "big") + content
    while data:
        data = data[os.write(1, data) :]


def prepare(manner: str) -> None:
    if manner in ("stubborn", "family"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    if manner == "family":
        subprocess.Popen([sys.executable, "-S", __file__, "stubborn"], stdin=subprocess.DEVNULL)
    if manner != "silent":
        os.write(1, b"\r\nsomething before\n__GANGLION__\n")
        packet(b"D", b"here")
    while manner == "full":
        packet(b"D", _ENDLESS)


def converse() -> int:
    """Echo until there is nobody any more."""
    while head := os.read(0, 5):
        size = int.from_bytes(head[1:], "big")
        content = os.read(0, size) if size else b""
        if content == b"bye":
            packet(b"M", b'{"type": "exit"}')
            return 3
        packet(b"D", head[:1] + content)
    return 129


def main(manner: str) -> int:
    if manner == "loud":
        os.write(2, b"\x1b[31mtrouble\n")
        return 1
    prepare(manner)
    code = converse()
    while manner in ("stubborn", "family"):
        signal.pause()
    if manner.endswith("/"):
        with open(manner + str(os.getpid()), "w") as draft:  # noqa: PTH123 - without pathlib it starts sooner
            draft.write("kept")
    return code


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:] or [""]))
