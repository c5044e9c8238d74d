from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.sentences import split_sentences


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        (
            "en",
            "He met Mr. Xi on Mar. 28 in D.C. on Monday. They spoke.",
            ["He met Mr. Xi on Mar. 28 in D.C. on Monday.", "They spoke."],
        ),
        ("en", "J. R. Biden left. “Good,” he said.", ["J. R. Biden left.", "“Good,” he said."]),
        ("en", "A caption without a stop\n\nThe text begins.", ["A caption without a stop", "The text begins."]),
        ("en", "a line that was\nwrapped in the middle. Next.", ["a line that was\nwrapped in the middle.", "Next."]),
        ("en", "Title: One\nDate: Two", ["Title: One", "Date: Two"]),
        ("en", "- First point.\n- Second point.", ["First point.", "Second point."]),
        ("en", "“Stop!” he cried. Then he left.", ["“Stop!” he cried.", "Then he left."]),
        ("fr", "Mme. X et M. Xi sont là. Oui.", ["Mme. X et M. Xi sont là.", "Oui."]),
        ("zh", "他到了。他走了。", ["他到了。", "他走了。"]),
        ("km", "គាត់មក។ គាត់ទៅ។", ["គាត់មក។", "គាត់ទៅ។"]),
        ("en", "", []),
    ],
)
def test_sentences(language, text, sentences):
    assert [span.of(text) for span in split_sentences(text, language)] == sentences


@given(st.text(alphabet="aB .!?\n。-“”1", max_size=60))
def test_nothing_but_space_and_bullets_is_lost(text):
    spans = split_sentences(text, "en")
    assert spans == sorted(spans)
    covered = set().union(*(range(span.start, span.end) for span in spans)) if spans else set()
    assert all(char.isspace() or char == "-" for at, char in enumerate(text) if at not in covered)


def test_a_line_of_a_wrapped_text_ends_no_sentence_before_a_name():
    text = (
        "The National Security Advisor, the Secretary of Homeland Security and the\n"
        "Under Secretary of State travelled last month to Peru, where they met with\n"
        "President Ana Zork, Foreign Minister Bo Blatt and the Attorney General of\n"
        "Peru. The delegations then spoke of trade, of fishing and of the border with\n"
        "Chile on August 10.\n"
        "A Heading of Its Own\n"
        "The visit followed a phone call between the two presidents at the end of the\n"
        "year.\n"
    )
    first, second, heading, last = (span.of(text) for span in split_sentences(text, "en"))
    assert first.endswith("General of\nPeru.")
    assert second.endswith("on August 10.")
    assert heading == "A Heading of Its Own"
    assert last.endswith("end of the\nyear.")
