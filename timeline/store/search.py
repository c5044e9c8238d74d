"""Full-text search in any script: a word is found wherever it stands in a text, whatever its case and accents.

A search has no spaces within a word, so what it finds lies between two spaces of a text: the different words of a
column are searched instead of all its texts. In scripts without spaces a "word" is what stands between two of them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from timeline.store.facets import Facet, Mask, smallest

PIECE = 1 << 16  # texts that are cut into words at a time: all at once take several times their memory

# Accents and vowel points that writers leave out, and characters that are not seen. The vowel signs of Khmer and of the
# Indian scripts are letters of their words, and stay.
LEFT_OUT = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u064b-\u065f\u0670\u0640\u00ad\u200b-\u200f\u2060\ufeff]"
)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What is searched, folded, and which rows have it: the values of the facet."""

    folded: pa.Array
    facet: Facet

    def holding(self, part: str, size: int) -> Mask:
        """Return which of `size` rows have a word that holds a folded part."""
        places = np.flatnonzero(pc.match_substring(self.folded, part).to_numpy(zero_copy_only=False))
        return self.facet.having(places, size)


def folded(text: str) -> str:
    """Return a text without case and accents, as searches compare it."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", LEFT_OUT.sub("", unicodedata.normalize("NFKD", text))).casefold()


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a search, each once."""
    return tuple(dict.fromkeys(folded(text).split()))


def words_in(column: pa.Array) -> Words:
    """Return the words of a column of texts."""
    pieces, lengths = [], [np.zeros(1, np.int32)]
    for start in range(0, len(column), PIECE):
        lists = pc.utf8_split_whitespace(pc.fill_null(column.slice(start, PIECE), ""))
        pieces.append(pc.dictionary_encode(pc.list_flatten(lists)))
        lengths.append(pc.list_value_length(lists).to_numpy())
    plain = pa.chunked_array(pieces, pa.dictionary(pa.int32(), pa.string())).unify_dictionaries().combine_chunks()
    values, same = np.unique(
        np.array([folded(word) for word in plain.dictionary.to_pylist()], dtype=object), return_inverse=True
    )
    codes = same.astype(smallest(len(values)))[plain.indices.to_numpy()]
    texts = pa.array(values, pa.string())
    return Words(texts, Facet(texts, codes, np.cumsum(np.concatenate(lengths), dtype=np.int32), np.empty(0, np.int64)))


def values_in(facet: Facet) -> Words:
    """Return the values of a facet as what is searched."""
    return Words(pa.array([folded(value) for value in facet.values.to_pylist()], pa.string()), facet)
