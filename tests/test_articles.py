"""A folder, a file or an archive gives its articles, and a report of the rest."""

import logging
import zipfile
from datetime import date
from pathlib import Path

import pytest

from timeline.articles import Skipped, detect_language, read_articles
from timeline.model import Article

STORY = "Chinese President Xi Jinping met Hun Sen in Beijing, and the two leaders spoke about trade."


def read(path: Path) -> tuple[list[Article], list[Skipped]]:
    skipped: list[Skipped] = []
    return list(read_articles(path, skipped)), skipped


def test_a_folder_is_read_with_its_subfolders_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/d.md", "a.TXT"):
        (tmp_path / name).write_text(STORY)
    articles, skipped = read(tmp_path)
    assert [article.id for article in articles] == ["a", "b/d", "c"]
    assert articles[0].path == str(tmp_path / "a.TXT")
    assert skipped == []


def test_a_single_file_is_an_article(tmp_path: Path) -> None:
    file = tmp_path / "talks.txt"
    file.write_text(f"Date: Dec 4, 2024\n\n{STORY}")
    (article,), _ = read(file)
    assert (article.id, article.language, article.published) == ("talks", "en", date(2024, 12, 4))
    assert article.published_span is not None
    assert article.published_span.of(article.text) == "Dec 4, 2024"


def test_the_name_of_a_file_dates_nothing(tmp_path: Path) -> None:
    (tmp_path / "2024-12-04 talks.txt").write_text(STORY)
    assert read(tmp_path)[0][0].published is None


def test_an_archive_is_read_without_unpacking(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "press.zip", "w") as archive:
        archive.writestr("2024/one.txt", STORY)
        archive.writestr("two.bin", b"\0")
        archive.writestr("__MACOSX/._one.txt", b"\0")
    articles, skipped = read(tmp_path / "press.zip")
    assert [article.id for article in articles] == ["2024/one"]
    assert [one.path for one in skipped] == [f"{tmp_path / 'press.zip'}/two.bin"]
    assert [file.name for file in tmp_path.iterdir()] == ["press.zip"]


def test_articles_of_one_name_keep_their_endings_apart(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "b.txt"):
        (tmp_path / name).write_text(STORY)
    assert [article.id for article in read(tmp_path)[0]] == ["a.md", "a.txt", "b"]


def test_articles_of_one_file_are_numbered(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_text(f'{{"text": "{STORY}", "date": "2024-12-04"}}\n{{"text": "{STORY}"}}\n')
    articles, _ = read(tmp_path)
    assert [(article.id, article.published) for article in articles] == [
        ("feed#1", date(2024, 12, 4)),
        ("feed#2", None),
    ]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("empty.docx", b"", "the file is empty"),
        ("none.json", b"[]", "a list without articles"),
        ("picture.txt", b"\x89PNG\0", "binary"),
        ("latin.txt", b"P\xe9kin", "save the file as UTF-8"),
        ("picture.png", b"\x89PNG\0", "files ending in .png are not read"),
        ("README", b"text", "files ending in nothing are not read"),
        ("broken.docx", b"PK", "not a Word file"),
        ("inner.zip", b"PK", "files ending in .zip are not read"),
    ],
)
def test_a_bad_file_is_reported_and_the_rest_is_read(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(STORY)
    articles, (skipped,) = read(tmp_path)
    assert [article.id for article in articles] == ["good"]
    assert skipped.path == str(tmp_path / name)
    assert reason in skipped.reason


@pytest.mark.parametrize("name", [".DS_Store", ".git/config.txt"])
def test_hidden_files_are_no_articles(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(STORY)
    (tmp_path / "good.txt").write_text(STORY)
    articles, skipped = read(tmp_path)
    assert len(articles) == 1
    assert skipped == []


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    articles, (skipped,) = read(tmp_path / "missing")
    assert articles == []
    assert skipped == Skipped(
        str(tmp_path / "missing"), "there is no such file or folder; check the spelling of the path"
    )


def test_an_empty_folder_is_reported(tmp_path: Path) -> None:
    assert "no files here; put articles into it (.txt" in read(tmp_path)[1][0].reason


def test_a_damaged_archive_is_reported(tmp_path: Path) -> None:
    (tmp_path / "press.zip").write_bytes(b"PK")
    assert "damaged" in read(tmp_path / "press.zip")[1][0].reason


def test_without_a_list_the_report_is_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert list(read_articles(tmp_path)) == []
    assert "no files here" in caplog.text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"),
        ("Le président chinois s’est entretenu mardi à Pékin avec le président du Sénat.", "fr"),
        ("国家主席习近平在北京同洪森举行会谈。", "zh"),
        ("សម្តេចតេជោ ហ៊ុន សែន បានជួបពិភាក្សាជាមួយលោក ស៊ី ជិនពីង នៅទីក្រុងប៉េកាំង", "km"),
        (
            "Home News Sport Video\n" * 3 + "La presidenta recibió al ministro en la ciudad de México el martes. " * 9,
            "es",
        ),
    ],
)
def test_the_language_is_that_of_most_of_the_text(text: str, language: str) -> None:
    assert detect_language(text) == language
