"""How the rows of regex of a language are spelled: letters written one for the other, and what is joined to words.

Both are keys of [dates] (`same`, `clitics`), which every stage of a language shares.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

# Vowel signs over and under Arabic letters, and the stroke that draws a word out: a text may have them anywhere.
_SIGNS = "[\u0640\u064b-\u0655\u0670]*"


def respelled(rows: Iterable[str], dates: dict[str, Any]) -> list[str]:
    """Return rows that fit every spelling of their letters, and words with what a language joins before them.

    `dates` is the [dates] section of the language; where it names neither such letters nor clitics, rows stay as they
    are.
    """
    groups = {letter: group for group in dates.get("same", []) for letter in group}
    clitics = "|".join(sorted(dates.get("clitics", []), key=len, reverse=True))
    spelled = [_every_letter(row, groups) for row in rows]
    return [f"(?:{clitics})?(?:{row})" if clitics else row for row in spelled]


def _every_letter(row: str, groups: dict[str, str]) -> str:
    """Return a row of regex with each letter of Arabic script as any written for it, with the signs it may carry."""
    out: list[str] = []
    escaped = inside = False
    for sign in row:
        if escaped or sign == "\\":
            escaped = not escaped
            out.append(sign)
        elif inside:
            inside = sign != "]"
            out.append(groups.get(sign, sign) if _arabic(sign) else sign)
        elif sign == "[":
            inside = True
            out.append(sign)
        elif _arabic(sign):
            out.append(f"(?:[{groups.get(sign, sign)}]{_SIGNS})")
        else:
            out.append(sign)
    return "".join(out)


def _arabic(sign: str) -> bool:
    return "\u0621" <= sign <= "\u06d3"
