"""Each format gives the words, and a file that can't be read says why."""

import json
import zipfile
from io import BytesIO

import pytest
from docx import Document as WordFile

from timeline.readers import READERS, Document, ReadError, headline

STORY = "Xi Jinping met Hun Sen in Beijing on Tuesday, and the two leaders spoke about trade between their countries."

PUBLISHED = '<meta property="article:published_time" content="2024-12-04T08:00:00Z">'

PAGE = f"""<html lang="en"><head><meta charset="utf-8"><title>Leaders meet in Beijing</title>
<meta property="og:site_name" content="The Daily">{PUBLISHED}
<link rel="canonical" href="https://example.org/leaders-meet"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Leaders meet in Beijing</h1><p>{STORY}</p>
<p>Both said that the talks had gone well, and that more would follow in the spring.</p></article>
<footer>Copyright © 2019 The Daily</footer></body></html>"""


def read(ending: str, data: bytes | str) -> Document:
    (document,) = READERS[ending](data.encode() if isinstance(data, str) else data)
    return document


def word_file(*paragraphs: str) -> bytes:
    file, stream = WordFile(), BytesIO()
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    file.save(stream)
    return stream.getvalue()


def broken_word_file() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<a")
    return stream.getvalue()


def pdf_file(*lines: str) -> bytes:
    """Write the smallest PDF of one page with these lines."""
    drawn = "BT /F1 12 Tf 14 TL 50 750 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(drawn)} >> stream\n{drawn}\nendstream",
    ]
    body = "%PDF-1.4\n" + "".join(f"{n} 0 obj {text} endobj\n" for n, text in enumerate(objects, 1))
    return (body + "trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF").encode()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"One line.\n", "One line.\n"),
        (b"\xef\xbb\xbfOne line.", "One line."),
        ("Пекин".encode("utf-16"), "Пекин"),
        (b"\xfe\xff" + "北京".encode("utf-16-be"), "北京"),
        (b"a\r\nb\rc", "a\nb\nc"),
        ("ភ្នំពេញ\u200b".encode(), "ភ្នំពេញ\u200b"),
        (b"  spaces stay  \n\n", "  spaces stay  \n\n"),
    ],
)
def test_text_is_kept_as_it_stands(data: bytes, text: str) -> None:
    assert read(".txt", data).text == text


@pytest.mark.parametrize(
    ("ending", "data", "reason"),
    [
        (".txt", b"", "nothing but white space"),
        (".txt", b" \n\t\n", "nothing but white space"),
        (".txt", b"\x89PNG\r\n\x1a\n\0\0\0", "binary"),
        (".txt", b"text\0text", "binary"),
        (".txt", b"fine\nP\xe9kin", r"not UTF-8 at byte 6 \(line 2, 0xE9\); save the file as UTF-8"),
        (".txt", b"\xff\xfea", "not UTF-16"),
        (".html", b"<html></html>", "no article"),
        (".html", b"<meta charset='nonsense'>\xe9", "'nonsense' that the page declares is unknown"),
        (".pdf", b"hello", "not a sound PDF"),
        (".pdf", pdf_file(), "OCR"),
        (".docx", b"hello", "not a Word file"),
        (".docx", word_file(), "nothing but white space"),
        (".docx", broken_word_file(), r"not a Word file \(.docx\) \(.+\)"),
        (".json", b"[" * 100_000, "not JSON"),
        (".json", b"{", "not JSON"),
        (".json", b'{"title": "no words"}', "article 1 has no text"),
        (".json", b"[1]", "article 1 has no text"),
        (".jsonl", b'{"text": "a"}\n{"text": ', "line 2 is not JSON"),
        (".jsonl", b'{"text": "a"}\n\n{}', "line 3 has no text"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(ending: str, data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        READERS[ending](data)


def test_header_lines_are_heeded_and_stay_in_the_text() -> None:
    text = "---\ntitle: 'Talks in Beijing'\nSource: The Daily\nURL: https://example.org/1\n---\n\nXi met Hun Sen."
    document = read(".md", text)
    assert document == Document(text, "Talks in Beijing", "The Daily", "https://example.org/1")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Leaders meet in Hainan\n\nThey spoke.", "Leaders meet in Hainan"),
        ("# Statsbesök från Finland\n\nText.", "Statsbesök från Finland"),
        ("Home » Leaders meet in Hainan\n\nText.", "Leaders meet in Hainan"),
        ("习近平同洪森会谈\n据新华社报道。", "习近平同洪森会谈"),
        (" date 2024-12-04 \n\nText.", ""),
        ("Hainan, Mar. 28 –\nText.", ""),
        ("Xi met Hun Sen in Beijing.\nThey spoke.", ""),
        ("One line and nothing else", ""),
        (("word " * 60) + "\nText.", ""),
    ],
)
def test_the_first_line_is_a_title_only_where_it_reads_as_one(text: str, title: str) -> None:
    assert headline(text) == title


def test_a_web_page_gives_its_article_and_its_own_fields() -> None:
    document = read(".html", PAGE)
    assert STORY in document.text
    assert "Home" not in document.text
    assert document.title == "Leaders meet in Beijing"
    assert (document.publisher, document.url) == ("The Daily", "https://example.org/leaders-meet")
    assert document.date_words == "2024-12-04"


def test_a_copyright_year_does_not_date_a_page() -> None:
    undated = PAGE.replace(PUBLISHED, "")
    assert read(".html", undated).date_words == ""


def test_a_page_is_decoded_as_it_declares() -> None:
    page = PAGE.replace("utf-8", "windows-1251").replace("Xi Jinping met", "Си Цзиньпин met")
    page = page.replace("Copyright ©", "Copyright")
    assert "Си Цзиньпин met" in read(".htm", page.encode("windows-1251")).text


def test_a_pdf_joins_what_the_page_broke() -> None:
    data = pdf_file(
        "Talks",
        "Xi Jinping met Hun Sen in Beijing and they spoke of Cam-",
        "bodia, of trade and of other things",
        "End.",
    )
    assert (
        read(".pdf", data).text
        == "Talks\nXi Jinping met Hun Sen in Beijing and they spoke of Cambodia, of trade and of other things\nEnd."
    )


def test_a_word_file_gives_its_paragraphs_and_no_date() -> None:
    document = read(".docx", word_file("Leaders meet in Hainan", STORY))
    assert document == Document(f"Leaders meet in Hainan\n{STORY}", "Leaders meet in Hainan")


@pytest.mark.parametrize(
    "record",
    [
        {"text": STORY, "title": "T", "publisher": "P", "url": "U", "date": "2024-12-04"},
        {"Body": STORY, "Headline": "T", "Source": "P", "Link": "U", "Published_At": "2024-12-04"},
        {"articleBody": STORY, "headline": "T", "publisher": {"name": "P"}, "url": "U", "datePublished": "2024-12-04"},
        {"content": STORY, "text": "", "title": "T", "site": "P", "link": "U", "pubDate": "2024-12-04"},
    ],
)
def test_json_articles_are_known_by_the_usual_names(record: dict[str, object]) -> None:
    assert read(".json", json.dumps(record)) == Document(STORY, "T", "P", "U", "2024-12-04")


@pytest.mark.parametrize(
    ("ending", "data"),
    [
        (".json", '[{"text": "a"}, {"text": "b"}]'),
        (".json", '{"status": "ok", "articles": [{"text": "a"}, {"text": "b"}]}'),
        (".jsonl", '{"text": "a"}\n\n{"text": "b"}\n'),
    ],
)
def test_several_articles_may_share_a_file(ending: str, data: str) -> None:
    assert [document.text for document in READERS[ending](data.encode())] == ["a", "b"]


def test_json_text_is_made_sound() -> None:
    assert read(".json", r'{"text": "a\ud800b\r\nc"}').text == "a?b\nc"
