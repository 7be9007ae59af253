"""Stores of many set-ups for the tests, quickly made."""

import os
import time
from collections.abc import Iterable

from tests.store.samples import file_text
from wizard.domain.customer import new_setup
from wizard.domain.model import Customer, LeadSetup
from wizard.store import Store


def named(name: str) -> LeadSetup:
    return new_setup(Customer(name))


def save_named(store: Store, names: Iterable[str]) -> None:
    """Save a set-up of each name; the last one was changed last, each a second after the one before."""
    names = list(names)
    for number, name in enumerate(names):
        opened = store.create(named(name))
        opened.close()
        moment = time.time() - 1000 - len(names) + number
        os.utime(store.folder / f"{opened.saved.stem}.json", (moment, moment))


def fill(store: Store, count: int) -> None:
    """Put that many set-ups without errors into an empty store, as files and without the store."""
    store.folder.mkdir()
    text = file_text()
    for number in range(count):
        name = f"Customer {number:04}"
        path = store.folder / f"customer-{number:04}.json"
        path.write_text(text.replace("Nordlys AS", name), encoding="utf-8")
