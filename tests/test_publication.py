from __future__ import annotations

from datetime import date

import pytest

from timeline.model import Span
from timeline.publication import find_published, in_dateline

DAY = date(2021, 6, 5)


@pytest.mark.parametrize(
    "text",
    [
        "Title: A visit\nDate: June 5, 2021\n\nText.",
        "A visit\nPublished on 5 June 2021\nText.",
        " date 2021-06-05 \n\nText.",
        "A visit\nSat, 05 Jun 2021 20:52:21 +0000\n\nText.",
        "A visit\n5 June 2021, 10:30 a.m.\nText.",
        "https://example.org/world/2021/06/05/the-visit.html\n\nThe king met the queen on June 4, 2021.",
        "OSLO, June 5, 2021 (Agency) -- The king met the queen on June 4, 2021.",
    ],
)
def test_where_the_text_says_it(text):
    found = find_published(text, "en")
    assert found is not None
    assert found[0] == DAY
    assert found[1] is not None
    assert "2021" in found[1].of(text)


@pytest.mark.parametrize(
    "text",
    [
        "They met on June 5, 2021.",
        "Copyright © 2021",
        "Last updated: June 5, 2021",
        "Date: Saturday",
        "See also https://example.org/2021/06/05/the-visit.html for more.",
        "OSLO, June 5 (Agency) -- The king met the queen.",
        "See also https://example.org/20210605/the-visit.html for more.",
        "https://example.org/20219905/the-visit.html",
        "They met at 10:30, June 5, 2021 in Oslo.",
        "",
    ],
)
def test_nothing_else_counts(text):
    assert find_published(text, "en") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Мир 13:58, 05.06.2021\nТекст."),
        ("en", "14:55 UTC+8, 2021-06-05       0\nText."),
        ("ru", "https://example.org/20210605/1061047657.html\n\nТекст."),
        ("ja", "2021年6月5日 17時23分\n本文。"),
        ("ko", "입력 2021.06.05. 오후 5:23\n본문."),
        ("fr", "Par Ana Lund, le 5 juin 2021 à 11h48\nTexte."),
        ("es", "Publicado: junio 5, 2021, 11:48 am\nTexto."),
    ],
)
def test_stamps_of_pages(language, text):
    found = find_published(text, language)
    assert found is not None
    assert found[0] == DAY


def test_metadata_comes_first_and_has_no_span():
    assert find_published("Date: June 1, 2021", "en", hint="2021-06-05T10:00:00+02:00") == (DAY, None)


def test_dateline_is_told_from_a_sentence():
    text = "OSLO, June 5 – The king met the queen on June 4."
    assert in_dateline(text, Span(text.index("June 5"), text.index(" –")))
    assert not in_dateline(text, Span(text.index("June 4"), text.index("4.") + 1))
