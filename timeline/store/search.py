"""Full-text search in any script: a word is found wherever it stands in a text, whatever its case and accents.

Scripts without spaces have no words to index, so texts are searched through, in compiled code and on all cores.
"""

from __future__ import annotations

import os
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from timeline.store.facets import Mask, Rows

PIECE = 1 << 16  # texts that one thread searches at a time
SELDOM = 8  # rows are searched apart from all others where they are fewer than one in so many

# Accents and vowel points that writers leave out, and characters that are not seen. The vowel signs of Khmer and of the
# Indian scripts are letters of their words, and stay.
LEFT_OUT = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u064b-\u065f\u0670\u0640\u00ad\u200b-\u200f\u2060\ufeff]"
)


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """A column of texts to search in; those that are not plain ASCII stand beside it, folded, with their rows."""

    column: pa.Array
    folded: pa.Array
    rows: Rows


def folded(text: str) -> str:
    """Return a text without case and accents, as searches compare it."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", LEFT_OUT.sub("", unicodedata.normalize("NFKD", text))).casefold()


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a search, each once, the longest first, since they are the rarest."""
    return tuple(sorted(dict.fromkeys(folded(text).split()), key=len, reverse=True))


def searchable(column: pa.Array) -> Texts:
    """Prepare a column of texts for searching."""
    foreign = np.flatnonzero(pc.invert(pc.string_is_ascii(column)).to_numpy(zero_copy_only=False)).astype(np.int32)
    texts = pa.array((folded(text) for text in column.take(pa.array(foreign)).to_pylist()), pa.string())
    return Texts(column, texts, foreign)


def holding(texts: Texts, word: str, rows: Rows | None = None) -> Mask:
    """Return which texts hold a folded word, or which of some rows'."""
    if rows is None or SELDOM * len(rows) > len(texts.column):
        mask = _found(texts.column, word)
        mask[texts.rows[_found(texts.folded, word)]] = True
        return mask if rows is None else mask[rows]
    mask = _found(texts.column.take(pa.array(rows)), word)
    among = np.isin(texts.rows, rows, assume_unique=True)
    found = texts.rows[among][_found(texts.folded.filter(pa.array(among)), word)]
    mask[np.searchsorted(rows, found)] = True
    return mask


def _found(column: pa.Array, word: str) -> Mask:
    pieces = [column.slice(start, PIECE) for start in range(0, len(column), PIECE)]
    pattern = re.escape(word)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda piece: pc.match_substring_regex(piece, pattern, ignore_case=True), pieces)
        return np.concatenate([np.empty(0, np.bool_), *(one.to_numpy(zero_copy_only=False) for one in found)])
