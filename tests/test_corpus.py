"""The five articles that the dashboard opens with: what must come out of them, and the score."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.cli import main
from timeline.pipeline import load

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
EVENTS = SHARED / "benchmarks" / "events"
needs_shared = pytest.mark.skipif(not EVENTS.is_dir(), reason="the development data lies beside the project only here")


@pytest.fixture(scope="module")
def corpus():
    return load(ROOT / "corpus")


def facts(event):
    return (
        event.kind.value,
        event.status.value,
        event.when.edtf,
        event.when.precision.value,
        sorted(person.name for person in event.people),
        sorted(event.countries),
        (event.place.name, event.place.country) if event.place else None,
    )


PLANNED = ["Hun Sen", "Wang Huning", "Xi Jinping", "Zhao Leji"]
EXPECTED = [
    ("agreement", "occurred", "2016", "year", [], ["CHN", "KHM"], None),
    ("announcement", "occurred", "2024-11-30", "day", [], ["KHM"], None),
    ("meeting", "occurred", "2024-03-28", "day", ["Hun Sen", "Zhao Leji"], ["CHN", "KHM"], ("Hainan", "CHN")),
    ("meeting", "occurred", "2024-12-03", "day", ["Hun Sen", "Xi Jinping"], ["CHN", "KHM"], ("Beijing", "CHN")),
    ("meeting", "planned", "2024-12-02/2024-12-04", "range", PLANNED, ["CHN", "KHM"], None),
    ("visit", "occurred", "2024-12-02/2024-12-04", "range", ["Hun Sen"], ["CHN", "KHM"], ("China", "CHN")),
]


def test_exactly_these_events(corpus):
    assert sorted(map(facts, corpus.events), key=repr) == EXPECTED
    assert corpus.skipped == ()


def by_kind(corpus, kind, status="occurred"):
    return [one for one in corpus.events if (one.kind, one.status) == (kind, status)]


def test_one_meeting_from_three_articles_in_two_languages(corpus):
    meeting = max(by_kind(corpus, "meeting"), key=lambda one: len(one.mentions))
    assert len({one.article_id for one in meeting.mentions}) == 3
    assert {one.language for one in meeting.mentions} == {"en", "fr"}
    assert not meeting.date_conflict


def test_the_plan_of_the_visit_stays_in_its_history(corpus):
    [visit] = by_kind(corpus, "visit")
    assert {one.status.value for one in visit.mentions} == {"planned", "occurred"}
    assert [one.name for one in visit.visitors] == ["Hun Sen"]
    assert (visit.visitor_countries, visit.host_countries) == (("KHM",), ("CHN",))
    assert len({one.article_id for one in visit.mentions}) == 2


def test_every_quote_is_in_its_article_and_every_date_explained(corpus):
    texts = {one.id: one.text for one in corpus.articles}
    for mention in (mention for event in corpus.events for mention in event.mentions):
        assert mention.span.of(texts[mention.article_id]) == mention.quote
        assert mention.when.explanation


def test_the_year_of_the_hainan_meeting_is_reasoned_not_guessed(corpus):
    [hainan] = [one for one in by_kind(corpus, "meeting") if one.when.edtf == "2024-03-28"]
    assert {one.when.basis for one in hainan.mentions} == {"inferred-year"}
    assert "Thursday 28 March" in hainan.when.explanation
    assert "2023" in hainan.when.explanation


@needs_shared
def test_corpus_is_the_given_one_byte_for_byte():
    given = {path.name: path.read_bytes() for path in (SHARED / "corpus").iterdir()}
    assert {path.name: path.read_bytes() for path in (ROOT / "corpus").iterdir()} == given


@pytest.fixture(scope="module")
def score(tmp_path_factory):
    """The scorer's answer on the five articles, through the command that users run."""
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "articles").mkdir()
    for path in (EVENTS / "dev" / "articles").glob("seed_*.txt"):
        shutil.copy(path, folder / "articles")
    for name in ("gold.jsonl", "metadata.jsonl"):
        lines = (EVENTS / "dev" / name).read_text(encoding="utf-8").splitlines()
        (folder / name).write_text("\n".join(line for line in lines if "seed_00" in line), encoding="utf-8")
    assert main(["build", str(folder / "articles"), "--mentions", "-o", str(folder / "pred.jsonl")]) == 0
    command = [
        sys.executable,
        EVENTS / "score.py",
        "--gold",
        folder,
        "--pred",
        folder / "pred.jsonl",
        "--json",
        folder / "out.json",
    ]
    subprocess.run(command, check=True, capture_output=True)
    return json.loads((folder / "out.json").read_text(encoding="utf-8"))["scores"]


@needs_shared
@pytest.mark.parametrize("field", ["dated_event", "people", "countries", "cluster_pairs"])
def test_score_of_lists(score, field):
    assert score[field]["f1"] == 1.0


@needs_shared
@pytest.mark.parametrize("field", ["type", "status", "place", "quote_exact"])
def test_score_of_fields(score, field):
    assert score[field]["accuracy"] == 1.0
