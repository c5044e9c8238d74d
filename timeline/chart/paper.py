"""What a picture is drawn on: the room there is, the ground and its colours, the face and how wide its letters are."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import east_asian_width

FONT = '"Source Sans", "Source Sans 3", "Noto Sans", "Noto Sans Khmer", sans-serif'

# Advance widths of the interface's face as shares of its size, enough to know whether a label fits.
LETTERS = {" ": 0.2, "ijlI.,:;'’·|": 0.26, "ftr()[]-": 0.33, "szxcvyJ–": 0.46, "mwMW": 0.78, "…—": 0.95}
MIDDLE, CAPITAL, SQUARE = 0.53, 0.6, 1.0
ADVANCES = {letter: width for letters, width in LETTERS.items() for letter in letters}


@dataclass(frozen=True, slots=True)
class Paper:
    """What decides a picture besides the events: `width` are the pixels that it may use."""

    width: int = 1000
    dark: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours that are not a kind's: text, quiet text, paper, the tint of a fold, the line of the axis.

    `shade` is what counts are drawn in, as red, green and blue.
    """

    ink: str
    quiet: str
    paper: str
    tint: str
    line: str
    shade: str


LIGHT = Ground(ink="#1E242B", quiet="#59636E", paper="#FFFFFF", tint="#F1EFEA", line="#C9CDD2", shade="31,95,168")
DARK = Ground(ink="#E8EAED", quiet="#A3ACB6", paper="#13171C", tint="#1F252C", line="#3C454F", shade="111,168,232")


def ground(paper: Paper) -> Ground:
    """Return the colours of the paper's ground."""
    return DARK if paper.dark else LIGHT


def text_width(text: str, size: float) -> float:
    """Estimate how many pixels a line of text takes at a font size in pixels."""
    return size * sum(map(_advance, text))


def shortened(text: str, size: float, room: float) -> str:
    """Cut a line to the room it has, in pixels, at a word where it can; an ellipsis says so."""
    if text_width(text, size) <= room:
        return text
    while text and text_width(text + "…", size) > room:
        text = text[:-1]
    return text.rpartition(" ")[0].rstrip(" ·,") + "…" if " " in text else text + "…"


def _advance(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return SQUARE
    return ADVANCES.get(letter, CAPITAL if letter.isupper() else MIDDLE)
