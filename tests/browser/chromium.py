"""Chromium, as it is found on the computer."""

import os
import shutil

from playwright.sync_api import Browser, Playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")


def launch(playwright: Playwright) -> Browser:
    """Start it without a window."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    assert found, "Chromium is needed for this: install the package chromium."
    # Its sandbox refuses to run for root, as whom a container runs.
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=found, args=arguments)
