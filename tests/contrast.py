"""How far two colours are apart, by the Web Content Accessibility Guidelines (2.2, "relative luminance")."""

READABLE = 4.5


def luminance(colour: str) -> float:
    """Return the light of a colour that is written as #rrggbb."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return from 1, the same, to 21, black and white; READABLE is enough for a text."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
