"""The `timeline` command: build, check, explain, dashboard."""

from __future__ import annotations

import argparse
import logging
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from timeline.articles import Skipped, read_articles
from timeline.events import Verdict, account
from timeline.export import WRITERS, ExportError, to_csv_bytes, write
from timeline.frame import reports, to_frame
from timeline.lexicon.events import event_words
from timeline.lexicon.files import DataError
from timeline.model import Article, Mention, Party, Span
from timeline.pipeline import Corpus, load
from timeline.readers import READERS

FINE, FOUND, WRONG = 0, 1, 2
"""Exit codes: done; done, but something was skipped or found; wrong usage, or nothing could be read."""

FOLDER_VARIABLE = "DIPLOMATIC_TIMELINE_CORPUS"
PAGE = Path(__file__).parent / "app" / "server.py"
DEFAULT_PORT = 8501

EPILOG = f"""\
FOLDER is a folder of articles (its subfolders included), a .zip archive or a single file.
Articles are read from {", ".join(READERS)} files.

examples:
  timeline build articles -o events.csv         one row an event; the ending chooses the format:
                                                {", ".join(WRITERS)}
  timeline build articles > events.csv          the same as CSV
  timeline build articles --mentions -o m.jsonl one row for each article that tells of an event
  timeline check articles                       what was skipped, and which dates stay open
  timeline explain articles/visit.txt           every event of an article, with the rules that found it
  timeline dashboard articles                   the interactive timeline, in the browser

exit codes:
  0  done
  1  done, but files were skipped (build, explain) or something was found (check)
  2  wrong usage, or nothing could be read or written
"""


class UsageError(Exception):
    """The command can't be carried out as given; the message is the one line that the user sees."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code; errors are one line on standard error."""
    logging.basicConfig(handlers=[logging.NullHandler()])  # what readers log is said again, in one line a file
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except (UsageError, ExportError, DataError) as error:
        _complain(str(error))
        return WRONG
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return FINE
    return code


def build(options: argparse.Namespace) -> int:
    """Write the event table, or the report table, of a folder."""
    if options.output:
        _refuse_bad_target(options.output, options.folder)
    corpus = _load(options.folder)
    frame = reports(corpus.events) if options.mentions else to_frame(corpus.events)
    if options.output:
        write(frame, options.output)
    else:
        sys.stdout.buffer.write(to_csv_bytes(frame).removeprefix("\ufeff".encode()))
    return FOUND if corpus.skipped else FINE


def check(options: argparse.Namespace) -> int:
    """List what was skipped, which articles gave no event, and which date words were not understood."""
    corpus = _load(options.folder)
    findings = [*_silent(corpus), *_generic(corpus), *_open_dates(corpus)]
    for line in findings:
        print(line)
    print(_summary(corpus))
    return FOUND if corpus.skipped or findings else FINE


def explain(options: argparse.Namespace) -> int:
    """Print each mention of each article with its date's explanation and the rule that found it."""
    skipped: list[Skipped] = []
    articles = list(read_articles(options.file, skipped))
    _report(skipped)
    if not articles:
        return WRONG
    print("\n\n".join("\n\n".join(_explained(article)) for article in articles))
    return FOUND if skipped else FINE


def dashboard(options: argparse.Namespace) -> int:
    """Serve the dashboard until it is stopped, and return the server's exit code."""
    folder = Path(options.folder or os.environ.get(FOLDER_VARIABLE) or "corpus")
    if not folder.exists():
        raise UsageError(f"{folder}: there is no such folder; name one: timeline dashboard FOLDER")
    command = [sys.executable, "-m", "streamlit", "run", str(PAGE), "--server.port", str(options.port)]
    return subprocess.run(command, env={**os.environ, FOLDER_VARIABLE: str(folder.resolve())}, check=False).returncode


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="timeline",
        description="News articles in, a table and an interactive timeline of dated diplomatic events out.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    one = commands.add_parser("build", help="write the table of events", description=build.__doc__)
    one.add_argument("folder", metavar="FOLDER", type=Path, help="a folder of articles, a .zip archive or a file")
    one.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help=f"where to: {', '.join(WRITERS)} (default: CSV, printed)"
    )
    one.add_argument("--mentions", action="store_true", help="one row for each article that tells of an event")
    one.set_defaults(run=build)

    two = commands.add_parser("check", help="list what was not understood", description=check.__doc__)
    two.add_argument("folder", metavar="FOLDER", type=Path, help="a folder of articles, a .zip archive or a file")
    two.set_defaults(run=check)

    three = commands.add_parser("explain", help="show how events were found", description=explain.__doc__)
    three.add_argument("file", metavar="FILE", type=Path, help="an article, or a folder of them")
    three.set_defaults(run=explain)

    four = commands.add_parser("dashboard", help="open the interactive timeline", description=dashboard.__doc__)
    four.add_argument("folder", metavar="FOLDER", nargs="?", help=f"else ${FOLDER_VARIABLE}, else ./corpus")
    four.add_argument("--port", type=int, default=DEFAULT_PORT, help=f"where to serve it (default {DEFAULT_PORT})")
    four.set_defaults(run=dashboard)
    return parser


def _load(folder: Path) -> Corpus:
    """Read and extract, and say what was skipped; raise `UsageError` where nothing could be read."""
    corpus = load(folder)
    _report(corpus.skipped)
    if not corpus.articles:
        raise UsageError(f"{folder}: no article could be read")
    return corpus


def _refuse_bad_target(target: Path, folder: Path) -> None:
    """Find out before the work that a table can't go there: never over an article, nor among them."""
    if target.suffix.lower() not in WRITERS:
        raise UsageError(f"{target}: no format is known by its ending; known are {', '.join(WRITERS)}")
    if not target.absolute().parent.is_dir():
        raise UsageError(f"{target.parent}: there is no such folder; make it first")
    source, place = folder.resolve(), target.resolve()
    if place == source or (folder.is_dir() and source in place.parents):
        raise UsageError(f"{target}: lies among the articles that are read; choose a place outside {folder}")


def _report(skipped: Iterable[Skipped]) -> None:
    for one in skipped:
        _complain(f"{one.path}: skipped: {one.reason}")


def _complain(line: str) -> None:
    print(f"timeline: {line}", file=sys.stderr)


def _silent(corpus: Corpus) -> Iterator[str]:
    telling = {mention.article_id for event in corpus.events for mention in event.mentions}
    return (f"{article.path}: no dated event was found" for article in corpus.articles if article.id not in telling)


def _generic(corpus: Corpus) -> Iterator[str]:
    """Tell which articles are in a language whose words of events are not known."""
    return (
        f"{article.path}: no words of events are known of {article.language!r}; the kinds of its events are guesses"
        for article in corpus.articles
        if not event_words(article.language).triggers
    )


def _open_dates(corpus: Corpus) -> Iterator[str]:
    articles = {article.id: article for article in corpus.articles}
    for article_id, one in corpus.unresolved:
        article = articles[article_id]
        yield f'{article.path}:{_line(article, one.span)}: "{_one_line(one.words)}": {one.reason}'


def _summary(corpus: Corpus) -> str:
    counts = (
        (len(corpus.articles), "article"),
        (len(corpus.events), "event"),
        (len(corpus.skipped), "skipped file"),
        (len(corpus.unresolved), "open date"),
    )
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts)


def _explained(article: Article) -> list[str]:
    words = f' ("{article.published_span.of(article.text)}")' if article.published_span else ""
    published = f"published {article.published}{words}" if article.published else "no publication date"
    told = account(article)
    language = f"language {article.language or 'unknown'}"
    head = f"{article.path}\n{language}, {published}, mentions of events: {len(told.mentions)}"
    return [head, *(block for verdict in told.verdicts for block in _explained_verdict(article, verdict))]


def _explained_verdict(article: Article, verdict: Verdict) -> Iterator[str]:
    """Yield a block for each mention of a sentence, and one for its dates that make no event."""
    yield from (_explained_mention(article, mention) for mention in verdict.mentions)
    if verdict.refused:
        rows = [
            ("quote", _one_line(verdict.sentence.of(article.text))),
            ("line", str(_line(article, verdict.sentence))),
            *(("date", f"“{when.span.of(article.text)}” ({when.edtf}): {why}") for when, why in verdict.refused),
        ]
        yield _block("no event" if not verdict.mentions else "no event of its own", rows)


def _explained_mention(article: Article, mention: Mention) -> str:
    when, place = mention.when, mention.place
    rows = (
        ("quote", _one_line(mention.quote)),
        ("line", str(_line(article, mention.span))),
        ("date", f"{when.edtf} ({when.precision.value}, {when.basis.value}): {when.explanation}"),
        ("people", "; ".join(map(_described, mention.people))),
        ("visitors", "; ".join(party.name for party in mention.visitors)),
        ("hosts", "; ".join(party.name for party in mention.hosts)),
        ("countries", "; ".join(mention.countries)),
        ("place", ", ".join(filter(None, (place.name, place.country))) if place else ""),
        ("topic", mention.topic),
        ("rule", mention.rule),
    )
    head = f"{mention.kind.value}, {mention.status.value}"
    return _block(head, rows)


def _block(head: str, rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join([head, *(f"  {name + ':':<11}{value}" for name, value in rows if value)])


def _described(party: Party) -> str:
    known = ", ".join(filter(None, (party.post, party.country, party.qid)))
    written = f'"{party.surface}"' if party.surface != party.name else ""
    return " ".join(filter(None, (party.name, written, f"({known})" if known else "")))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _line(article: Article, span: Span) -> int:
    """Return the line of the article on which the span starts, counted from 1."""
    return article.text.count("\n", 0, span.start) + 1
