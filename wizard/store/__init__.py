"""The document store: one customer's set-up per file, never half written, one writer at a time.

It never draws and never asks. TinyDB and filelock are imported when something is first written or locked.
"""

from wizard.store.errors import Locked, NotFound, NotKept, NotSaved, Stale, StoreError, Unreadable, local_time
from wizard.store.index import Brief, Entry
from wizard.store.kept import Event, Kept
from wizard.store.locks import Holder
from wizard.store.opened import OpenSetup
from wizard.store.saved import Saved
from wizard.store.store import Store, default_folder

__all__ = [
    "Brief",
    "Entry",
    "Event",
    "Holder",
    "Kept",
    "Locked",
    "NotFound",
    "NotKept",
    "NotSaved",
    "OpenSetup",
    "Saved",
    "Stale",
    "Store",
    "StoreError",
    "Unreadable",
    "default_folder",
    "local_time",
]
