"""Which groups of capitals are people, and which of them are the same person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline.lexicon import signs
from timeline.lexicon.authority import Person, name_keys, people_by_family
from timeline.lexicon.phrases import fold
from timeline.model import Party
from timeline.parties import titles, uncased, unspaced
from timeline.parties.inflected import nominative, restored
from timeline.parties.names import Name, borrowed, groups
from timeline.parties.scan import Scan
from timeline.parties.titles import Title
from timeline.records import record

# Countries whose people are named family first.
_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "KHM", "KOR", "PRK", "VNM"})
_HYPHENS = frozenset("-‐‑–")
_PLACES = frozenset({signs.PLACE, signs.COUNTRY})


@record(frozen=True, slots=True)
class Candidate:
    """A group of capitals with the titles beside it; `sure` says that something besides capitals tells of a person."""

    name: Name
    before: Title
    after: Title
    sure: bool

    @property
    def country(self) -> str:
        """Return the country of the titles."""
        return self.before.country or self.after.country

    @property
    def post(self) -> str:
        """Return the office of the titles."""
        return self.before.post or self.after.post


@dataclass(slots=True)
class Figure:
    """One person of an article: all that its mentions say; `named` counts the full ones.

    Who speaks `of_body`, one of many states, is there for no country.
    """

    name: str
    keys: frozenset[str]
    family: frozenset[str]
    person: Person | None = None
    country: str = ""
    posts: Counter[str] = field(default_factory=Counter)
    named: int = 0
    of_body: bool = False


def read_people(scan: Scan) -> tuple[Party, ...]:
    """Return the people that a text names, in order, each mention linked to the person of the article."""
    names = _names(scan)
    candidates = _with_listed(scan, [_candidate(scan, name) for name in names if not _of_body(scan, name)])
    full = [c for c in candidates if _is_full(scan, c)]
    figures = _figures(scan, full)
    index = _by_part(figures.values())
    found = [(c, figures.get(_identity(scan, c.name)) or _linked(scan, c, index)) for c in candidates]
    known = [(c, figure) for c, figure in found if figure is not None]
    for candidate, figure in known:
        _tell(scan, figure, candidate)
    return tuple(_party(scan, candidate, figure) for candidate, figure in known)


def _names(scan: Scan) -> Iterable[Name]:
    """Return what may be a name, by the means of the article's script."""
    if scan.lexicon.shapes.rows:
        return unspaced.groups(scan)
    return uncased.groups(scan) if scan.lexicon.uncased else groups(scan)


def _candidate(scan: Scan, name: Name) -> Candidate:
    before, after = titles.before(scan, name), titles.after(scan, name)
    if scan.lexicon.shapes.rows:
        before, after = unspaced.title(scan, name, before), titles.NO_TITLE
    linked = bool(name.people or name.whole)
    return Candidate(name, before, after, linked or before.person or after.person or _told(scan, name))


def _told(scan: Scan, name: Name) -> bool:
    """Tell whether a verb or a given name on file makes a group of capitals a person."""
    first, stop = name.first, name.stop
    verb = stop < scan.size and scan.gap(stop) in {" ", ", ", "\u00a0"} and _verb(scan, stop)
    given = stop - first > 1 and scan.words.keys[first] in scan.lexicon.given_names
    return verb or given or _cued(scan, first)


def _verb(scan: Scan, index: int) -> bool:
    """Tell whether a verb that a person is the subject of begins at a word; capitals are those of a headline."""
    if scan.words.capitals[index]:
        return False
    return bool(scan.lexicon.verbs.at(scan.words, index) or scan.lexicon.speech.at(scan.words, index))


def _cued(scan: Scan, first: int) -> bool:
    """Tell whether words stand before a group that only a person follows ("accompanied by", "said")."""
    if scan.gap(first) not in {" ", "\u00a0"}:
        return False
    starts = range(max(0, first - 4), first)
    trees = (scan.lexicon.cues, scan.lexicon.speech)
    return any(match.stop == first for start in starts for tree in trees for match in tree.at(scan.words, start))


def _of_body(scan: Scan, name: Name) -> bool:
    """Tell whether a group belongs to the name of an organisation, a place or a work."""
    ahead = scan.sign(name.stop) is signs.BODY and scan.gap(name.stop) in {" ", "-"} and name.stop not in scan.headline
    if scan.lexicon.head_first:
        return scan.sign(name.first - 1) is signs.BODY and scan.gap(name.first) in {" ", "-"}
    return ahead or (not name.people and _of_the_body(scan, name.first))


def _of_the_body(scan: Scan, first: int) -> bool:
    """Tell whether a group is what a body is of ("University of Zork")."""
    index = first - 1
    while index > first - 4 and index > 0 and titles.links(scan, index):
        index -= 1
    return index < first - 1 and scan.sign(index) is signs.BODY


def _with_listed(scan: Scan, candidates: list[Candidate]) -> list[Candidate]:
    """Make sure what stands in a list with a sure person; a single word has the office of the one before it."""
    listed = list(candidates)
    for index in range(1, len(listed)):
        before, this = listed[index - 1], listed[index]
        if before.sure and not this.sure and _in_list(scan, before.name, this.name):
            title = this.before if len(this.name.keys(scan)) > 1 else Title(before.before.post)
            listed[index] = Candidate(this.name, title, this.after, sure=True)
    return listed


def _in_list(scan: Scan, before: Name, this: Name) -> bool:
    between = scan.words.keys[before.stop : this.first]
    if not scan.lexicon.conjunctions.issuperset(between):
        return False
    gaps = {scan.gap(index) for index in range(before.stop, this.first + 1)}
    return gaps <= {", ", " "} and bool(between or ", " in gaps)


def _is_full(scan: Scan, candidate: Candidate) -> bool:
    """Tell whether a mention can found a person of the article: on file, or sure and of two words."""
    if candidate.name.people or candidate.name.whole:
        return True
    if not candidate.sure or candidate.name.first in scan.headline:
        return False
    inner = range(candidate.name.first + 1, candidate.name.stop)
    return any(scan.gap(index) not in _HYPHENS for index in inner)  # "Xi-Trump" is nobody


def _identity(scan: Scan, name: Name) -> tuple[str, ...]:
    """Return what mentions of one person share: the name on file, or the folded words but for initials."""
    if name.people:
        return (name.people[0].name,)
    return (name.whole,) if name.whole else _without_initials(scan, name)


def _without_initials(scan: Scan, name: Name) -> tuple[str, ...]:
    return tuple(key for key in name.keys(scan) if len(key) > 1) or name.keys(scan)


def _chosen(people: tuple[Person, ...], country: str) -> Person:
    """Return the namesake of the title's country, else the first."""
    return next((person for person in people if country and person.country == country), people[0])


def _longer(scan: Scan, short: Candidate, full: list[tuple[tuple[str, ...], Candidate]]) -> Candidate | None:
    """Return the longest name of the article that a name leaves words out of ("Obrador Blatt", "Juan Obrador").

    `full` are the article's names with their words.
    """
    keys = _without_initials(scan, short.name)
    if short.name.people or len(keys) < len(("given", "family")):
        return None
    found = [(keys_of, one) for keys_of, one in full if _leaves_out(keys, keys_of) and not _strangers(short, one)]
    return max(found, key=lambda one: len(one[0]), default=((), None))[1]


def _leaves_out(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a name is the beginning or the end of a longer one."""
    return len(short) < len(long) and short in (long[: len(short)], long[-len(short) :])


def _strangers(one: Candidate, other: Candidate) -> bool:
    return bool(one.country and other.country) and one.country != other.country


def _figures(scan: Scan, full: list[Candidate]) -> dict[tuple[str, ...], Figure]:
    figures: dict[tuple[str, ...], Figure] = {}
    apart = {_identity(scan, one.name): one for one in full}
    worded = [(_without_initials(scan, one.name), one) for one in apart.values()]
    longer = ((key, _longer(scan, one, worded)) for key, one in apart.items())
    whole = {key: _identity(scan, long.name) for key, long in longer if long}
    for candidate in full:
        key = _identity(scan, candidate.name)
        if key in whole:
            continue
        if key not in figures:
            figures[key] = _figure(scan, candidate)
        figures[key].named += 1
    return figures | {key: figures[_last_of(whole, key)] for key in whole}


def _last_of(whole: dict[tuple[str, ...], tuple[str, ...]], key: tuple[str, ...]) -> tuple[str, ...]:
    """Follow a name to the longest one of the article that it is part of."""
    while key in whole:
        key = whole[key]
    return key


def _figure(scan: Scan, candidate: Candidate) -> Figure:
    keys = candidate.name.keys(scan)
    if candidate.name.people:
        person = _chosen(candidate.name.people, candidate.country)
        first = {keys[0]} if person.family and fold(person.name).startswith(fold(person.family)) else set()
        family = frozenset({fold(person.family), _last(scan, keys), *first})  # "Xi", and "Си" of Си Цзиньпин
        return Figure(person.name, frozenset(keys), family, person, person.country)
    return Figure(_nominative(scan, candidate), frozenset(keys), _family(scan, candidate), None, candidate.country)


def _family(scan: Scan, candidate: Candidate) -> frozenset[str]:
    """Return the words that a name may be shortened to: capitals tell, else the country, else the last word."""
    name, keys = candidate.name, candidate.name.keys(scan)
    texts = scan.words.texts[name.first : name.stop]
    upper = {key for key, text in zip(keys, texts, strict=True) if len(text) > 1 and text.isupper()}
    if upper and len(upper) < len(keys):
        return frozenset(upper)
    joined = len(keys) == 3 and scan.words.gaps[name.stop - 1] in "-‐‑" and scan.words.gaps[name.stop - 2] == " "
    first = candidate.country in _FAMILY_FIRST or joined
    last = _last(scan, keys)
    return frozenset({keys[0], last}) if first else frozenset({last})


def _last(scan: Scan, keys: tuple[str, ...]) -> str:
    """Return the last word of a name that is not the number of a generation."""
    return next((key for key in reversed(keys) if key not in scan.lexicon.suffixes), keys[-1])


def _display(scan: Scan, name: Name) -> str:
    """Return a name as it is written, family names in capitals brought to the usual form."""
    if name.whole:
        return name.whole
    shown = []
    for index in range(name.first, name.stop):
        text = scan.words.plain.get(index) or scan.words.texts[index]
        shouted = len(text) > 1 and text.isupper() and not _numeral(text)
        shown.append(text.capitalize() if shouted else text)
    gaps = ["", *(" " if gap.isspace() else gap for gap in scan.words.gaps[name.first + 1 : name.stop])]
    return "".join(gap + part for gap, part in zip(gaps, shown, strict=True))


def _nominative(scan: Scan, candidate: Candidate) -> str:
    """Return a mention's name as it is shown, in the nominative where the title before it tells its case."""
    return restored(_display(scan, candidate.name), candidate.before.post)


def _numeral(text: str) -> bool:
    """Tell whether capitals are a Roman numeral or initials, which have no vowel but I."""
    return not set(text) & set("AEOUYÀÁÂÄÅÉÈÊËÍÎÏÓÔÖØÚÛÜ") and (set(text) <= set("IVX") or "I" not in text)


def _by_part(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    index: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        for key in figure.family:
            index[key].append(figure)
    return index


def _linked(scan: Scan, candidate: Candidate, index: dict[str, list[Figure]]) -> Figure | None:
    """Return the article's person whom a short form means; else whom the authority file or the title makes of it."""
    keys = set(candidate.name.keys(scan))
    fitting = {id(f): f for key in keys for f in index.get(key, ()) if keys <= f.keys | scan.lexicon.particles}
    of_country = [f for f in fitting.values() if candidate.country and f.country == candidate.country]
    if fitting:
        return max(of_country or fitting.values(), key=lambda figure: figure.named)
    named = _by_given_name(keys, index)
    if named and (candidate.before.adjacent or not _of_place(scan, candidate.name)):
        return named
    unfit = candidate.name.first in scan.headline or _acronym(scan, candidate.name)
    if unfit or borrowed(scan, candidate.name.first):
        return None
    person = _on_file(scan, candidate)
    if person is None and not candidate.before.adjacent:
        return None
    figure = _figure(scan, candidate) if person is None else _of_file(person, keys)
    index[next(iter(figure.family))].append(figure)
    return figure


def _by_given_name(keys: set[str], index: dict[str, list[Figure]]) -> Figure | None:
    """Return the only person of the article whose full name has the words ("Minister Zork", "Marcelo")."""
    named = {id(one): one for figures in index.values() for one in figures if keys <= one.keys and one.named}
    return next(iter(named.values())) if len(named) == 1 else None


def _of_place(scan: Scan, name: Name) -> bool:
    """Tell whether a name is that of a place too."""
    return any(match.value.sign in _PLACES for match in scan.lexicon.phrases.at(scan.words, name.first))


def _acronym(scan: Scan, name: Name) -> bool:
    """Tell whether a single word is all capitals and so no family name of its own accord."""
    text = scan.words.texts[name.first]
    return name.stop - name.first == 1 and len(text) > 1 and text.isupper()


def _of_file(person: Person, keys: set[str]) -> Figure:
    return Figure(person.name, frozenset(keys), frozenset(keys), person, person.country)


def _on_file(scan: Scan, candidate: Candidate) -> Person | None:
    """Return the only person on file of a family name who fits the title's country."""
    if candidate.name.stop - candidate.name.first > 1 or not candidate.post:
        return None
    named = people_by_family().get(candidate.name.keys(scan)[0], ())
    fitting = [p for p in named if not candidate.country or p.country == candidate.country]
    if len(fitting) > 1:
        fitting = [p for p in fitting if _held(p, candidate.post)] or [p for p in fitting if p.posts]
    return fitting[0] if len(fitting) == 1 else None


def _held(person: Person, post: str) -> bool:
    """Tell whether somebody on file held an office that a text's words agree with."""
    said = name_keys(post)  # "presidents" begins with "president"
    heads = (name_keys(office.title.split(" of ")[0])[-1] for office in person.posts)
    return any(key.startswith(head) for head in heads for key in said)


def _tell(scan: Scan, figure: Figure, candidate: Candidate) -> None:
    """Note what a mention says of its person; in whole, it may have the form of the name to show."""
    if figure.person is None and candidate.name.stop - candidate.name.first == len(figure.name.split()):
        figure.name = nominative(figure.name, _nominative(scan, candidate))
    figure.country = figure.country or candidate.country
    figure.of_body = figure.of_body or ((candidate.before.of_body or candidate.after.of_body) and _serves(figure))
    if candidate.post:
        figure.posts[candidate.post] += 1


def _serves(figure: Figure) -> bool:
    """Tell whether by the authority file somebody held a post that is no country's, or none is known."""
    posts = figure.person.posts if figure.person else ()
    return not posts or any(not post.country for post in posts)


def _party(scan: Scan, candidate: Candidate, figure: Figure) -> Party:
    span = candidate.name.span(scan)
    post = candidate.post or next(iter(figure.posts), "")
    qid = figure.person.qid if figure.person else ""
    shown = figure.name if figure.person else restored(figure.name)
    return Party(shown, span.of(scan.text), span, post, "" if figure.of_body else figure.country, qid)
