"""What the tests of the store share: set-ups, files as the store writes them, and a disk that fails."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wizard.document.answers import to_document
from wizard.document.jsonfile import dumps
from wizard.domain.model import Category, CategoryGroup, Customer, LeadSetup, LeadStatus, Lists


def setup(name: str = "Nordlys AS", status: str = "Åpen") -> LeadSetup:
    lists = Lists(
        (Category("c1", "Lead", CategoryGroup.POTENTIAL, enable_lead_status=True),),
        (LeadStatus("s1", status, default=True),),
    )
    return LeadSetup(Customer(name), lists, lists)


def stored(**changes: Any) -> dict[str, Any]:
    wrapper = {"revision": 1, "saved_at": "2024-05-01T10:00:00+00:00", "history": []}
    return {**to_document(setup()), **wrapper, **changes}


def file_text(**changes: Any) -> str:
    return dumps({"setup": {"1": stored(**changes)}})


def status_in(saved_setup: LeadSetup) -> str:
    return saved_setup.wanted.lead_statuses[0].name


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in (".locks", "history"))


def fail_at(
    monkeypatch: pytest.MonkeyPatch, function: str, call: int, error: int = errno.ENOSPC
) -> Callable[[], bool]:
    """Let the n-th call of a function of `os` fail; the result tells whether that call was reached."""
    calls = 0
    real = getattr(os, function)

    def failing(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == call:
            raise OSError(error, os.strerror(error))
        return real(*arguments, **options)

    monkeypatch.setattr(os, function, failing)
    return lambda: calls >= call
