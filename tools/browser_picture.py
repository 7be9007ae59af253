"""Make the picture of the wizard in a browser by serving the demo: `python -m tools.browser_picture`.

It needs Chromium, which the other pictures do not, and writes docs/pictures/browser.png. With `--check` it
writes nothing and fails when the picture is out of date. One Chromium smooths letters otherwise than another,
so pictures are compared as somebody sees them from a few steps away: a letter that is another one shows.
"""

import base64
import signal
import subprocess
import sys

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import launch
from tests.browser.window import Window
from tools.pictures import PICTURES, ROOT

PICTURE = PICTURES / "browser.png"
# Wide enough for the side that shows what users will see.
WIDTH, HEIGHT = 1000, 620
# How far apart two squares may be, of 255, to pass for the same. Letters that are placed a part of a pixel
# further make 55, the dot of an i that is not there makes 75.
ALIKE = 65

# Draws both pictures four times smaller and returns by how much their most different squares differ.
_DIFFERENCE = """async pictures => {
    const smaller = async picture => {
        const image = new Image();
        image.src = "data:image/png;base64," + picture;
        await image.decode();
        const [width, height] = [image.width / 4, image.height / 4];
        const drawing = new OffscreenCanvas(width, height).getContext("2d");
        drawing.imageSmoothingQuality = "high";
        drawing.drawImage(image, 0, 0, width, height);
        return drawing.getImageData(0, 0, width, height).data;
    };
    const [one, other] = await Promise.all(pictures.map(smaller));
    if (one.length !== other.length) return 255;
    return one.reduce((most, value, index) => Math.max(most, Math.abs(value - other[index])), 0);
}"""


def taken(page: Page) -> bytes:
    """Serve the demo, open a set-up of it on a page and return its picture, as PNG."""
    command = (sys.executable, "-m", "wizard", "serve", "--port", "0", "--visitors", "1", "--language", "en")
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            return picture_of(page, server.stdout.readline().strip())
        finally:
            server.send_signal(signal.SIGINT)


def picture_of(page: Page, address: str) -> bytes:
    """Return the picture of the lead statuses."""
    window = Window(page)
    window.open(address)
    window.ready("This is a demo")
    window.press("enter")
    window.ready("● 2 Lead statuses")
    return page.screenshot()


def difference(page: Page, one: bytes, other: bytes) -> int:
    """Return how far apart two pictures are, from 0 to 255."""
    pictures = [base64.b64encode(picture).decode("ascii") for picture in (one, other)]
    found: int = page.evaluate(_DIFFERENCE, pictures)
    return found


def main() -> int:
    """Write the picture, or compare it with what is there."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        picture = taken(chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}))
        found = difference(chromium.new_page(), picture, PICTURE.read_bytes()) if PICTURE.exists() else 255
        chromium.close()
    print(f"docs/pictures/browser.png: {found} of 255 apart")
    if found <= ALIKE:
        return 0
    if "--check" in sys.argv[1:]:
        print("This picture is out of date: run `python -m tools.browser_picture` and look at it.")
        return 1
    PICTURE.write_bytes(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
