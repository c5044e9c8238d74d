"""One function a format: the bytes of a file → the documents in it.

A text file's words are kept as they stand; only a byte-order mark goes, and line ends become line feeds, so that
offsets mean the same on every system. A file's name and time stamps are not read: they don't say when an article was
published.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any
from unicodedata import east_asian_width

import trafilatura
from docx import Document as WordFile
from pypdf import PdfReader


class ReadError(Exception):
    """A file can't be read as its format; the message says why and what to do, without the file's name."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article as its file holds it; `date_words` are what the file's own fields say of the publication date."""

    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    date_words: str = ""


Reader = Callable[[bytes], list[Document]]

FIELDS = {
    "text": ("text", "body", "content", "articlebody", "maintext", "article"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "sitename", "site_name", "site", "source", "source_name"),
    "url": ("url", "link", "source_url"),
    "date_words": ("published", "date", "datepublished", "date_publish", "date_published", "published_at", "pubdate"),
}
"""The names that a field goes by in header lines and JSON, in any case; the first that is filled counts."""

HEADER_LINE = re.compile(r"[ \t]*([A-Za-z_]+)[ \t]*:[ \t]*(\S.*)")
HEADER_RULE = re.compile(r"[ \t]*(-{3,})?[ \t]*")
DECLARED_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
DECLARATION_WINDOW = 1024
"""An HTML page declares its encoding within so many bytes (the HTML standard)."""

BINARY = "a binary file, or text in another encoding; save it as UTF-8 text"

LONGEST_HEADLINE = 160
NO_HEADLINE = tuple(".:;,…。：，；۔។।–—-")
"""A line that ends so is a sentence, a label or a dateline."""

CRUMB = re.compile(r"\s[»›>]\s")
WRAPPED = 0.7
"""A PDF's line this long, as a part of the longest one, goes on in the next."""

PAGE_DATES = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}
"""Only the page's own fields date it: the wide search would take a copyright year, and the clock as its bound."""


def read_text(data: bytes) -> list[Document]:
    """Read plain text or Markdown; leading `Title:`, `Source:` and `URL:` lines are heeded and stay in the text."""
    text = decode(data)
    header = _header(text)
    return [
        Document(
            _filled(text),
            title=_field(header, "title") or headline(text),
            publisher=_field(header, "publisher"),
            url=_field(header, "url"),
        )
    ]


def read_html(data: bytes) -> list[Document]:
    """Read the article of a web page, without its menus and advertisements; nothing is fetched."""
    charset = DECLARED_CHARSET.search(data[:DECLARATION_WINDOW])
    markup = decode(data, charset[1].decode("ascii") if charset else "")
    with _parsing("a sound web page"):
        page = trafilatura.extract_with_metadata(markup, include_comments=False, date_extraction_params=PAGE_DATES)
    if page is None or not page.text:
        raise ReadError("no article was found in the page; save its text as .txt")
    return [Document(page.text, page.title or "", page.sitename or "", page.url or "", page.date or "")]


def read_pdf(data: bytes) -> list[Document]:
    """Read the text layer of a PDF; lines and words that the page's width broke are joined again."""
    with _parsing("a sound PDF"):
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("the PDF asks for a password; save it without one")
        text = "\n\n".join(_unwrapped(page.extract_text()) for page in reader.pages)
    if not text.strip():
        raise ReadError("the PDF holds pictures and no text; run text recognition (OCR) on it first")
    return [Document(text, headline(text))]


def read_word(data: bytes) -> list[Document]:
    """Read a Word file's paragraphs; its creation date is a template's and never used."""
    with _parsing("a Word file (.docx)"):
        file = WordFile(BytesIO(data))
        text = "\n".join(paragraph.text for paragraph in file.paragraphs)
        title = file.core_properties.title
    return [Document(_filled(text), title or headline(text))]


def read_json(data: bytes) -> list[Document]:
    """Read one article, a list of them, or an object that holds such a list under one key."""
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not JSON ({error}); mend it there") from error
    if isinstance(value, dict) and not _field(value, "text"):
        value = next((inner for inner in value.values() if isinstance(inner, list)), value)
    records = value if isinstance(value, list) else [value]
    return [_from_record(record, f"article {n}") for n, record in enumerate(records, 1)]


def read_json_lines(data: bytes) -> list[Document]:
    """Read one article a line; empty lines are passed over."""
    lines = [(n, line) for n, line in enumerate(_filled(decode(data)).split("\n"), 1) if line.strip()]
    return [_from_record(_json_line(line, n), f"line {n}") for n, line in lines]


READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_word,
    ".json": read_json,
    ".jsonl": read_json_lines,
}
"""Ending → reader: a new format is one function and one entry."""


def decode(data: bytes, declared: str = "") -> str:
    """Decode by the byte-order mark, else as declared, else as UTF-8; raise `ReadError` where that fails."""
    encoding = _encoding(data, declared)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise ReadError(BINARY) from error
        line = data.count(b"\n", 0, error.start) + 1
        place = f"byte {error.start} (line {line}, 0x{data[error.start]:02X})"
        raise ReadError(f"not {encoding.upper().removesuffix('-SIG')} at {place}; save the file as UTF-8") from error
    except (LookupError, UnicodeError) as error:
        raise ReadError(f"the encoding {declared!r} that the page declares is unknown; save it as UTF-8") from error
    if "\0" in text:
        raise ReadError(BINARY)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def headline(text: str) -> str:
    """Return the first line where it reads as a headline (short, no sentence, mostly letters), else ""."""
    first, _, rest = text.strip().partition("\n")
    line = CRUMB.split(first)[-1].lstrip("# ").strip()
    if len(line) > LONGEST_HEADLINE or line.endswith(NO_HEADLINE) or not rest.strip():
        return ""
    letters = sum(char.isalpha() for char in line)
    digits = sum(char.isdigit() for char in line)
    enough_words = len(line.split()) > 2 or (len(line) > 5 and not line.isascii())
    return line if enough_words and digits * 3 < letters else ""


@contextmanager
def _parsing(what: str) -> Iterator[None]:
    """Turn what a library raises into a `ReadError`: on a damaged file its parser may fail in any way."""
    try:
        yield
    except ReadError:
        raise
    except Exception as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ReadError(f"not {what} ({reason}); save it again or as .txt") from error


def _encoding(data: bytes, declared: str) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return declared or "utf-8"


def _filled(text: str) -> str:
    if not text.strip():
        raise ReadError("the file holds nothing but white space")
    return text


def _header(text: str) -> dict[str, str]:
    """Return the `Name: value` lines that a text opens with."""
    header: dict[str, str] = {}
    for line in text.split("\n"):
        if match := HEADER_LINE.fullmatch(line):
            header.setdefault(match[1], match[2].strip().strip("\"'"))
        elif not HEADER_RULE.fullmatch(line):
            break
    return header


def _field(record: Mapping[str, Any], field: str) -> str:
    """Return a field's text under the first of its names that is filled; an object counts by its `name`."""
    folded = {str(name).casefold(): value for name, value in record.items()}
    for name in FIELDS[field]:
        value = folded.get(name)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _from_record(record: Any, place: str) -> Document:
    if not isinstance(record, dict) or not _field(record, "text"):
        raise ReadError(f"{place} has no text; an article is an object with a key {' or '.join(FIELDS['text'][:3])}")
    return Document(**{field: _sound(_field(record, field)) for field in FIELDS})


def _sound(text: str) -> str:
    """Return a JSON text as `decode` would: with line feeds, and without the half characters that its escapes allow."""
    return text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")


def _json_line(line: str, number: int) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"line {number} is not JSON ({error}); mend it there") from error


def _unwrapped(page: str) -> str:
    """Join the lines that the page's width broke; a line end stays where a line is short."""
    lines = [line.strip() for line in page.splitlines()]
    width = max(map(len, lines), default=0)
    return "".join(_ended(line, following, width) for line, following in pairwise([*lines, ""])).strip()


def _ended(line: str, following: str, width: int) -> str:
    """Return the line with what separates it from the following one: "Cam-" and "bodia" are one word."""
    if line.endswith("-"):
        return line[:-1] if following[:1].islower() else line
    if len(line) < width * WRAPPED:
        return line + "\n"
    return line if east_asian_width(line[-1:] or " ") in "WF" else line + " "
