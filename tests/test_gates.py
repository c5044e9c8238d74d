"""A look ahead at how rows begin changes nothing that they find."""

import re

import pytest
from cases import FOLDER

from timeline.lexicon.files import language_codes, read_toml
from timeline.lexicon.gates import opening
from timeline.lexicon.rows import any_case, any_row, small, trie, word_start
from timeline.lexicon.spelling import Spelling, spelling

LONGEST = 4_000  # letters of a text
PLAIN = Spelling(spaced=True, clitics=(), groups={}, variants={})
JOINED = Spelling(spaced=False, clitics=(), groups={}, variants={})


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        (["met|saw"], ["met", "saw"]),
        (["meeting|talks"], ["meet", "talk"]),
        (["meeting", "(?:re)?visit(?:s|ed)?"], ["meet", "revi", "visi"]),
        (["[a-c]{2}", "d?e"], ["a", "b", "c", "de", "e"]),
        (["x*y(?=z)"], ["x", "y"]),
        (["(?!no)go", "(?:go|gone) on"], ["go"]),
        (["a b", "of"], ["a b", "of"]),
        (["(?P<n>su)mmit"], ["summ"]),
    ],
)
def test_an_opening_holds_the_first_letters_of_every_row(rows, heads):
    assert opening(rows, PLAIN) == f"(?={trie(heads)})"


@pytest.mark.parametrize("rows", [["[^a]b"], [".x", "y"], ["x*"], [""], ["(?!)"], [r"a|\w*"], []])
def test_an_opening_of_any_letter_is_none(rows):
    assert opening(rows, PLAIN) == ""


def test_what_follows_any_part_of_a_word_is_looked_for_in_the_whole_word():
    assert (
        opening([r"\w*meeting", r"[A-Z][\w-]*talks", "visit"], PLAIN)
        == rf"(?={trie(['visi'])}|\S*?{trie(['meet', 'talk'])})"
    )


def test_where_words_are_joined_one_letter_is_looked_at_first_and_a_space_may_be_none():
    assert opening(["訪 問", "会談"], JOINED) == f"(?=[会訪])(?={trie(['会談', '訪'])})"
    assert opening(["首脳? ?会談"], JOINED).startswith(r"(?=[首])")
    found = any_case(opening(["(?:首脳)? ?会談"], JOINED) + any_row(["(?:首脳)? ?会談"], JOINED)).search("首脳 会談")
    assert found
    assert found[0] == "首脳 会談"


@pytest.mark.parametrize("language", sorted({path.stem for path in FOLDER.glob("*.toml")} & set(language_codes())))
def test_rows_behind_an_opening_find_what_the_rows_find(language):
    text = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")[:LONGEST]
    spelled = spelling(language)
    sections = read_toml(f"languages/{language}.toml")
    rows = [row["words"] for row in sections.get("events", {}).get("trigger", [])]
    rows += [sections.get("tense", {}).get(name, []) for name in ("future", "past", "reported")]
    for words in rows:
        plain = re.compile(any_row(words, spelled), re.IGNORECASE)
        source = text if any("(?-i:" in word for word in words) else small(text)
        start = word_start(spelled)
        opened = any_case(f"{start}{opening(words, spelled)}{any_row(words, spelled).removeprefix(start)}")
        assert [one.span() for one in opened.finditer(text)] == [one.span() for one in plain.finditer(source)]
