"""The command line: what it writes, what it says, and the exit codes that a script can use."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.cli import FOUND, PAGE, WRONG, main

TALKS = "Date: Dec 4, 2024\n\nChinese President Xi Jinping met Hun Sen in Beijing on December 3, 2024.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "talks.txt").write_text(TALKS)
    return tmp_path / "articles"


@pytest.fixture
def mixed(folder: Path) -> Path:
    """A folder with one good article and every kind of bad one."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x89PNG\0")
    (folder / "latin.txt").write_bytes("à Pékin".encode("latin-1"))
    (folder / "undated.txt").write_text("Chinese President Xi Jinping met Hun Sen in Beijing. They spoke of trade.")
    return folder


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_build_prints_csv(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("build", folder) == 0
    (row,) = csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode()))
    assert (row["start"], row["people"]) == ("2024-12-03", "Xi Jinping; Hun Sen")


def test_build_writes_what_the_ending_says(folder: Path, tmp_path: Path) -> None:
    assert run("build", folder, "-o", tmp_path / "events.json") == 0
    (event,) = json.loads((tmp_path / "events.json").read_text())
    assert event["sources"] == ["talks"]


def test_build_writes_mentions(folder: Path, tmp_path: Path) -> None:
    assert run("build", folder, "--mentions", "-o", tmp_path / "mentions.jsonl") == 0
    row = json.loads((tmp_path / "mentions.jsonl").read_text())
    assert (row["article"], row["place"]) == ("talks", "Beijing, CHN")
    assert row["quote"] in TALKS


def test_bad_files_are_named_and_the_rest_is_built(
    mixed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", mixed, "-o", tmp_path / "events.csv") == FOUND
    errors = capsys.readouterr().err.splitlines()
    assert errors == [
        f"timeline: {mixed}/binary.txt: skipped: a binary file, or text in another encoding; save it as UTF-8 text",
        f"timeline: {mixed}/empty.txt: skipped: the file is empty",
        f"timeline: {mixed}/latin.txt: skipped: not UTF-8 at byte 0 (line 1, 0xE0); save the file as UTF-8",
    ]
    assert "2024-12-03" in (tmp_path / "events.csv").read_text()


def test_check_lists_what_was_not_understood(mixed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", mixed) == FOUND
    output = capsys.readouterr()
    assert f"{mixed}/undated.txt: no dated event was found" in output.out
    assert output.out.endswith("2 articles, 1 event, 3 skipped files, 0 open dates\n")
    assert output.err.count("skipped") == 3


def test_check_names_the_line_of_an_open_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("A note.\n\nXi Jinping will visit Paris next Tuesday.")
    assert run("check", tmp_path) == FOUND
    assert f'{tmp_path}/a.txt:3: "next Tuesday": ' in capsys.readouterr().out


def test_check_is_content_with_a_good_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", folder) == 0
    assert capsys.readouterr().out == "1 article, 1 event, 0 skipped files, 0 open dates\n"


def test_explain_shows_the_quote_the_date_and_the_rule(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", folder / "talks.txt") == 0
    output = capsys.readouterr().out
    assert 'published 2024-12-04 ("Dec 4, 2024")' in output
    assert "meeting, occurred\n  quote:     Chinese President Xi Jinping met" in output
    assert "\n  line:      3\n  date:      2024-12-03 (day, explicit): " in output
    assert "\n  rule:      " in output


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Wheat was cheap on 3 May 2020.", "“3 May 2020” (2020-05-03): no words of an event in its sentence"),
        (
            "Nobody met on 3 May 2020.",
            "(2020-05-03): “met” (en:meet) needs two parties; the sentence does not name them",
        ),
        ("Rain fell before the meeting, she said on 3 May 2020.", "it belongs to the words of saying beside it, or "),
        (
            "Peru and Chile signed a pact in 1995, on 3 May 1995.",
            "“1995” (1995): “signed” (en:sign) has a nearer or finer date",
        ),
    ],
)
def test_explain_says_why_a_date_is_no_event(tmp_path, capsys, sentence, reason):
    (tmp_path / "a.txt").write_text(sentence)
    assert run("explain", tmp_path / "a.txt") == 0
    assert reason in capsys.readouterr().out


@pytest.mark.parametrize("command", ["build", "check", "explain"])
@pytest.mark.parametrize(("name", "reason"), [("missing", "no such file or folder"), ("empty", "no files here")])
def test_nothing_to_read_is_an_error(
    command: str, name: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert run(command, tmp_path / name) == WRONG
    assert reason in capsys.readouterr().err


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("events.doc", "no format is known by its ending; known are .csv"),
        ("missing/events.csv", "there is no such folder; make it first"),
        ("articles/events.json", "lies among the articles"),
    ],
)
def test_a_table_goes_only_where_it_can(
    folder: Path, tmp_path: Path, target: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", folder, "-o", tmp_path / target) == WRONG
    assert reason in capsys.readouterr().err
    assert not (tmp_path / target).exists()


def test_an_article_is_never_overwritten(tmp_path: Path) -> None:
    article = tmp_path / "talks.json"
    article.write_text(json.dumps({"text": TALKS}))
    assert run("build", article, "-o", article) == WRONG
    assert json.loads(article.read_text())["text"] == TALKS


def test_a_calendar_of_mentions_is_refused(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", folder, "--mentions", "-o", tmp_path / "m.ics") == WRONG
    assert "holds events, not mentions" in capsys.readouterr().err


def test_wrong_usage_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("bild")
    assert stopped.value.code == WRONG
    assert "invalid choice" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check", "explain", "dashboard"])
def test_help_tells_of_every_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("--help")
    assert stopped.value.code == 0
    assert f"timeline {command} articles" in capsys.readouterr().out


def test_dashboard_opens_the_folder_it_is_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[list[str], str]] = []

    def start(command: list[str], env: dict[str, str], check: bool) -> subprocess.CompletedProcess[bytes]:
        started.append((command, env["DIPLOMATIC_TIMELINE_CORPUS"]))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", start)
    assert run("dashboard", folder, "--port", 8600) == 0
    command = [sys.executable, "-m", "streamlit", "run", str(PAGE), "--server.port", "8600"]
    assert started == [(command, str(folder))]


def test_dashboard_without_a_folder_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DIPLOMATIC_TIMELINE_CORPUS", raising=False)
    assert run("dashboard") == WRONG
    assert "corpus: there is no such folder; name one: timeline dashboard FOLDER" in capsys.readouterr().err


def test_the_reader_of_a_pipe_may_stop(folder: Path) -> None:
    command = f"{sys.executable} -c 'from timeline.cli import main; main()' build {folder} | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""
