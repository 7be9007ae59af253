"""Programs that run to their end: how long they take, and whether they did their part."""

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import Runner
from benchmarks.programs import environment
from benchmarks.watched import TIMEOUT


class Shell(NamedTuple):
    """Where programs are run.

    Attributes:
        folder: the folder that they start in.
        store: where the wizard finds its set-ups.
    """

    folder: Path
    store: Path

    def run(self, argv: Sequence[str], text: str = "") -> float:
        """Run a program to its end; return the milliseconds.

        Raises:
            RuntimeError: it failed, took too long, or did not write what it should.
        """
        shown = " ".join(argv)[:200]
        begun = time.perf_counter()
        try:
            done = subprocess.run(
                argv,
                env={"PATH": os.environ["PATH"], **environment(self.folder, self.store)},
                cwd=self.folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=TIMEOUT,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise RuntimeError(f"{shown} did not end in {TIMEOUT:g} s") from None
        took = (time.perf_counter() - begun) * 1000
        if done.returncode or text not in done.stdout:
            raise RuntimeError(f"{shown} ended with {done.returncode} and wrote:\n{done.stdout[:1000]}")
        return took

    def command(self, name: str, argv: Sequence[str], text: str = "") -> Runner:
        """Return what runs a program once in each turn."""
        return Runner(name, lambda: {f"{name}: time": [self.run(argv, text)]})
