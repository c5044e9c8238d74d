"""What names look like where neither capitals nor spaces tell them: keys of the [parties] section.

- `names`: regex rows of a whole name, the first that fits counts. `<surname>` stands for any of `surnames`, `<sign>`
  for a letter of `name_signs`, which transliterations are written with. A group whose name begins with "family" is
  what the name is shortened to: "(?P<family><surname>)[一-龯]{1,2}", "(?:<sign>+·)*(?P<family><sign>{2,})"
  A row with a group "foreign" fits only beside the name of a country ("자비에 베텔 룩셈부르크 총리").
- `name_edges`: regex rows of words that no name holds: it ends before, or begins behind them
- `titles_behind` = true where a title stands behind its name ("岸田首相"); else it stands before it
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.lexicon.authority import Person, people
from timeline.lexicon.files import language_codes, read_toml
from timeline.lexicon.gates import opening
from timeline.lexicon.spelling import spelling


@dataclass(frozen=True, slots=True)
class NameShapes:
    """The compiled keys; a language without `rows` knows names by capitals alone."""

    language: str = ""
    rows: tuple[re.Pattern[str], ...] = ()
    edges: re.Pattern[str] = re.compile(r"(?!)")
    titles_behind: bool = False

    def short_forms(self, found: re.Match[str]) -> tuple[str, ...]:
        """Return what a name that fits one of the rows is shortened to."""
        groups = found.groupdict().items()
        return tuple(part for key, part in groups if key.startswith("family") and part and part != found[0])

    def shortened(self, name: str) -> tuple[str, ...]:
        """Return what a name is shortened to; nothing where no row fits it."""
        found = next((match for row in self.rows if (match := row.fullmatch(name))), None)
        return self.short_forms(found) if found else ()


@cache
def name_shapes(language: str) -> NameShapes:
    """Compile the keys of a language."""
    known: dict[str, Any] = read_toml(f"languages/{language}.toml") if language in language_codes() else {}
    section, spelled = known.get("parties", {}), spelling(language)
    surnames = sorted(section.get("surnames", []), key=len, reverse=True)
    surname = f"(?:{'|'.join(surnames) or '(?!)'})"
    sign = f"[{section.get('name_signs') or 'x'}]"
    rows = [row.replace("<surname>", surname).replace("<sign>", sign) for row in section.get("names", [])]
    shapes = tuple(re.compile(spelled.every(row)) for row in rows)
    edges = section.get("name_edges", [])
    edge = f"{opening(edges, spelled)}(?:{'|'.join(map(spelled.every, edges)) or '(?!)'})"
    return NameShapes(language, shapes, re.compile(edge), bool(section.get("titles_behind")))


@cache
def sole_families(language: str) -> frozenset[str]:
    """Return the last words of the names on file in the language that tell of one person without his country."""
    short = people_by_short_form(language)
    last = {alias.form.split()[-1] for person in people() for alias in person.aliases if alias.language == language}
    return frozenset(form for form in last if len(form) > 1 and len(short.get(form, ())) == 1)


@cache
def people_by_short_form(language: str) -> dict[str, tuple[Person, ...]]:
    """Return whom the authority file knows by each short form of a name in the language."""
    shapes = name_shapes(language)
    index: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people():
        forms = (alias.form for alias in person.aliases if alias.language == language)
        for short in {short for form in forms for short in shapes.shortened(form)}:
            index[short].append(person)
    return {short: tuple(found) for short, found in index.items()}
