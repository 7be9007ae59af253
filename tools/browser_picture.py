"""Make the picture of the wizard in a browser by serving the demo: `python -m tools.browser_picture`.

It needs Chromium, which the other pictures do not, and writes docs/pictures/browser.png.
"""

import signal
import subprocess
import sys

from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch
from tests.browser.window import Window
from tools.pictures import PICTURES, ROOT

# Wide enough for the side that shows what users will see.
_WIDTH, _HEIGHT = 1000, 620


def main() -> None:
    """Serve the demo, open a set-up of it and take the picture."""
    command = (sys.executable, "-m", "wizard", "serve", "--port", "0", "--visitors", "1", "--language", "en")
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            take(server.stdout.readline().strip())
        finally:
            server.send_signal(signal.SIGINT)


def take(address: str) -> None:
    """Take the picture of the lead statuses."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        window = Window(chromium.new_page(viewport={"width": _WIDTH, "height": _HEIGHT}))
        window.open(address)
        window.ready("This is a demo")
        window.press("enter")
        window.ready("● 2 Lead statuses")
        window.page.screenshot(path=PICTURES / "browser.png")
        chromium.close()


if __name__ == "__main__":
    main()
