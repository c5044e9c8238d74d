"""A look ahead at the first letter changes nothing that a regex finds."""

import re

import pytest
from cases import FOLDER

from timeline.lexicon.files import language_codes, read_toml
from timeline.lexicon.gates import gated
from timeline.lexicon.rows import any_case, any_row, small
from timeline.lexicon.spelling import spelling

LONGEST = 4_000  # letters of a text


@pytest.mark.parametrize(
    ("regex", "expected"),
    [
        ("met|saw", "(?=[ms])met|saw"),
        (r"(?<!\w)(?:re)?visit(?!\w)", r"(?<!\w)(?=[rv])(?:re)?visit(?!\w)"),
        (r"[a-c]{2}|\]d", r"(?=[\]abc])[a-c]{2}|\]d"),
        ("(?P<n>x*)y(?=z)", "(?=[xy])(?P<n>x*)y(?=z)"),
        (r"(?:a|\w*)visit", r"(?:a|\w*)visit"),
        ("[^a]b", "[^a]b"),
        (".x|y", ".x|y"),
        ("x*", "x*"),
        ("", ""),
        (r"(?!)", r"(?!)"),
        ("[\u4e00-\u9fff]x", "[\u4e00-\u9fff]x"),
    ],
)
def test_a_gate_holds_the_first_letters_where_these_are_few(regex, expected):
    assert gated(regex) == expected


@pytest.mark.parametrize("language", sorted({path.stem for path in FOLDER.glob("*.toml")} & set(language_codes())))
def test_gated_rows_find_what_the_rows_find(language):
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")[:LONGEST]
    spelled = spelling(language)
    sections = read_toml(f"languages/{language}.toml")
    rows = [row["words"] for row in sections.get("events", {}).get("trigger", [])]
    rows += [sections.get("tense", {}).get("reported", [])]
    for words in rows:
        plain = re.compile(any_row(words, spelled), re.IGNORECASE)
        source = text if any("(?-i:" in word for word in words) else small(text)
        found = [one.span() for one in any_case(gated(any_row(words, spelled))).finditer(text)]
        assert found == [one.span() for one in plain.finditer(source)]
