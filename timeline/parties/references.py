"""Who is meant where the text gives no name: "the Palestinian president", where one person fits, "the two", "he"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from timeline.lexicon import signs
from timeline.lexicon.authority import name_keys, people_by_name
from timeline.lexicon.parties import Lexeme
from timeline.lexicon.phrases import Match
from timeline.lexicon.rows import AnyCase
from timeline.model import Party, Span
from timeline.parties.scan import Scan
from timeline.parties.titles import links
from timeline.records import record
from timeline.sentences import by_sentence

FARTHEST = 12  # words between an office and the name or country that it belongs to
SENTENCES_BACK = 2  # sentences before a pronoun in which its person is named
LOOK_BACK = 600  # characters before "the two" in which both are named
_SAME = {"Secretary of State": "Foreign Minister", "Foreign Secretary": "Foreign Minister"}  # of the USA, of Britain
_COUNTRIES = frozenset({signs.COUNTRY, signs.DEMONYM})
_NAMING = frozenset({signs.DEMONYM, signs.PERSON})
_STOP = re.compile(r"[.!?…。！？]|\n\s*\n")
_COMMAS = frozenset({", ", "، ", "、"})
_JOINTS = frozenset({" ", "\u00a0", "\n", "'", "’", "-", "", " ("})


@record(frozen=True, slots=True)
class _Holder:
    """A person of the article, the country told of him, and each post beside his name: its words, and as written."""

    party: Party
    country: str
    posts: frozenset[tuple[str, ...]]
    titles: frozenset[str]


def with_references(scan: Scan, people: tuple[Party, ...], sentences: list[Span]) -> tuple[Party, ...]:
    """Return the people of a text in order, with each mention that means one of them without a name."""
    holders = _holders(people)
    firsts = {party.span.start: party for party in people}
    lasts = {party.span.end for party in people}
    named = [*people]
    for claim in _free_offices(scan, firsts, lasts):
        named.extend(_by_office(scan, claim, holders))
    named.sort(key=lambda one: one.span)
    named.extend([*_by_number(scan, named), *_by_pronoun(scan, named, sentences)])
    return tuple(sorted(named, key=lambda one: one.span))


def _meant(scan: Scan, span: Span, person: Party) -> Party:
    """Return a person as words without his name mention him."""
    return replace(person, surface=span.of(scan.text), span=span)


def _holders(people: Iterable[Party]) -> tuple[_Holder, ...]:
    """Gather what the text says of each person."""
    found: dict[str, list[Party]] = {}
    for party in people:
        found.setdefault(party.name, []).append(party)
    return tuple(
        _Holder(
            group[0],
            next((one.country for one in group if one.country), ""),
            frozenset(name_keys(one.post) for one in group if one.post),
            frozenset(one.post for one in group if one.post),
        )
        for group in found.values()
    )


def _free_offices(scan: Scan, firsts: Mapping[int, Party], lasts: set[int]) -> Iterator[Match[Lexeme]]:
    """Yield the offices that are no title of a name beside them: of nobody there, or of somebody of another country."""
    for claim in scan.claims:
        if claim.value.sign is not signs.OFFICE:
            continue
        holder = _name_behind(scan, claim.stop, firsts)
        stranger = holder and _differ(holder.country, _country_behind(scan, claim.stop)[1])
        apposed = _follows_name(scan, claim.first, lasts) and not _opens_clause(scan, claim)
        if (not holder or stranger) and not apposed:
            yield claim


def _differ(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _name_behind(scan: Scan, index: int, firsts: Mapping[int, Party]) -> Party | None:
    """Return who is named behind an office with only words of a title, or a comma, between them."""
    for ahead in range(index, min(index + FARTHEST, scan.size)):
        if holder := firsts.get(scan.words.starts[ahead]):
            return holder
        if not _of_title(scan, ahead) or _STOP.search(scan.gap(ahead + 1)):
            return None
    return None


def _follows_name(scan: Scan, index: int, lasts: set[int]) -> bool:
    """Tell whether only words of a title stand between a name, its comma, and an office."""
    for back in range(index - 1, max(index - FARTHEST, -1), -1):
        if _STOP.search(scan.gap(back + 1)):
            return False
        if scan.words.ends[back] in lasts:
            return True
        if not _of_title(scan, back):
            return False
    return False


def _opens_clause(scan: Scan, claim: Match[Lexeme]) -> bool:
    """Tell whether an office behind a name and its comma is a clause's subject ("With X, the president met")."""
    article = claim.first - 1
    if not scan.lexicon.definite or scan.words.keys[article] not in scan.lexicon.definite or scan.gap(article) != ", ":
        return False
    verb = claim.stop < scan.size and scan.gap(claim.stop) == " " and not _of_title(scan, claim.stop)
    return verb and bool(scan.lexicon.verbs.at(scan.words, claim.stop))


def _of_title(scan: Scan, index: int) -> bool:
    """Tell whether a word may stand between an office and the name of who holds it."""
    if scan.owner[index] is not None or scan.words.capitals[index]:
        return True
    return scan.words.keys[index] in scan.lexicon.small


def _by_office(scan: Scan, claim: Match[Lexeme], holders: tuple[_Holder, ...]) -> Iterator[Party]:
    """Yield the one person of the article who holds an office, where the words say that somebody known is meant."""
    first, country = _country_before(scan, claim.first)
    stop = claim.stop
    if not country:
        stop, country = _country_behind(scan, claim.stop)
    definite = not scan.lexicon.definite or (first > 0 and scan.words.keys[first - 1] in scan.lexicon.definite)
    if not (definite or country) or scan.sign(claim.first - 1) is signs.MODIFIER:  # "the former president" is another
        return
    said = frozenset(scan.words.keys[claim.first : claim.stop])
    bare = bool(scan.lexicon.definite) and not country
    alike = [one for one in holders if bare and _same_post(scan, _words_of(scan, claim), one)]
    at_home = [one for one in alike if scan.lexicon.home and one.country == scan.lexicon.home]
    held = at_home or [one for one in holders if said in map(frozenset, one.posts)] or alike
    fitting = [one for one in held if not country or one.country in (country, "")]
    if len(fitting) > 1:  # "the president" is the one told of before
        fitting = [one for one in fitting if one.party.span.start < scan.words.starts[claim.first]] or fitting
    if not fitting and country:
        fitting = [one for one in holders if one.country == country and _in_short(scan, said, one)]
    elif not fitting and scan.lexicon.definite and not _is_post(scan, _words_of(scan, claim)):
        fitting = [one for one in holders if _in_short(scan, said, one) and not _heads_government(scan, one)]
    if len(fitting) > 1 and not country:
        fitting = [one for one in fitting if one.country == scan.lexicon.home]
    if len(fitting) == 1:
        span = Span(scan.words.starts[first], scan.words.ends[stop - 1])
        yield _meant(scan, span, replace(fitting[0].party, country=fitting[0].country))
    elif not fitting and country and said <= scan.lexicon.counterparts:
        of_country = [one for one in holders if one.country == country and one.posts]
        span = Span(scan.words.starts[first], scan.words.ends[stop - 1])
        yield from (_meant(scan, span, one.party) for one in of_country if len(of_country) == 1)
    elif not fitting:
        yield from _by_post_on_file(scan, claim, holders)


def _by_post_on_file(scan: Scan, claim: Match[Lexeme], holders: tuple[_Holder, ...]) -> Iterator[Party]:
    """Yield the people of the article who hold a post of each country that the words name ("the ministers of X and Y").

    What they hold is told by the article or by the authority file.
    """
    start = scan.words.starts[claim.first]
    for title, forms in scan.lexicon.posts:
        found = forms.match(scan.text, start)
        if not found:
            continue
        first, codes = _countries_before(scan, claim.first)
        last = bisect_left(scan.words.starts, found.end())
        if not codes:
            last, codes = _countries_behind(scan, last)
        for code in codes:
            held = [one for one in holders if _holds(scan, one, title, forms, code)]
            fitting = [one for one in held if not one.posts] if len(held) > 1 else held  # the rest have other posts
            if len(fitting) == 1:
                span = Span(scan.words.starts[first], scan.words.ends[last - 1])
                yield _meant(scan, span, replace(fitting[0].party, country=code))


def _holds(scan: Scan, holder: _Holder, title: str, forms: AnyCase, country: str) -> bool:
    """Tell whether somebody held a country's post, by the article or the authority file; a counterpart holds any."""
    if holder.country == country and any(forms.match(post) for post in holder.titles):
        return True
    if holder.country == country and any(not scan.lexicon.counterparts.isdisjoint(post) for post in holder.posts):
        return True
    known = people_by_name().get(name_keys(holder.party.name), ())
    held = ((_SAME.get(post.title, post.title), post.country) for person in known for post in person.posts)
    return (title, country) in held


def _countries_before(scan: Scan, first: int) -> tuple[int, tuple[str, ...]]:
    """Return where an office begins with the countries listed before it ("Peruvian, Chilean and Cuban ministers")."""
    codes: list[str] = []
    first, code = _country_before(scan, first)
    while code:
        codes.append(code)
        joint = first > 0 and scan.words.keys[first - 1] in scan.lexicon.conjunctions
        listed = joint or (first > 0 and scan.gap(first) in _COMMAS)
        claim = scan.owner[first - 1 - joint] if listed and first > joint else None
        another = claim is not None and claim.value.sign in _COUNTRIES and claim.value.country not in codes
        first, code = (claim.first, claim.value.country) if claim and another else (first, "")
    return first, tuple(reversed(codes))


def _countries_behind(scan: Scan, stop: int) -> tuple[int, tuple[str, ...]]:
    """Return where an office ends with the countries listed behind it ("ministers of Peru, Chile and Cuba")."""
    codes: list[str] = []
    stop, code = _country_behind(scan, stop)
    while code:
        codes.append(code)
        code = ""
        joint = stop < scan.size and scan.words.keys[stop] in scan.lexicon.conjunctions
        if joint or scan.gap(stop) in _COMMAS:
            after, code = _country_behind(scan, stop + joint, listed=True)
            stop = after if code else stop
    return stop, tuple(codes)


def _in_short(scan: Scan, said: frozenset[str], holder: _Holder) -> bool:
    """Tell whether an office is a post's in short; where its word comes first, a "vice-" before it is another's."""
    posts = [post for post in holder.posts if not scan.lexicon.head_first or post[0] in said]
    return any(said < frozenset(post) for post in posts)


def _words_of(scan: Scan, claim: Match[Lexeme]) -> str:
    return scan.text[scan.words.starts[claim.first] : scan.words.ends[claim.stop - 1]]


def _is_post(scan: Scan, words: str) -> bool:
    """Tell whether words are a whole post by themselves ("the president" is no vice president)."""
    return any(forms.fullmatch(words) for _, forms in scan.lexicon.posts)


def _same_post(scan: Scan, words: str, holder: _Holder) -> bool:
    """Tell whether words are a whole post, and somebody's title is the same one ("the premier", a prime minister)."""
    own = [forms for _, forms in scan.lexicon.posts if forms.fullmatch(words)]
    return any(forms.fullmatch(title) for forms in own for title in holder.titles)


def _heads_government(scan: Scan, holder: _Holder) -> bool:
    """Tell whether somebody is a prime minister, whom nobody calls "the minister"."""
    heads = (forms for title, forms in scan.lexicon.posts if title == "Prime Minister")
    return any(forms.search(post) for forms in heads for post in holder.titles)


def _country_before(scan: Scan, first: int) -> tuple[int, str]:
    """Return where an office begins with the country right before it ("the Palestinian president"), and its code."""
    before = first - 1
    if before > 0 and scan.words.keys[before] in scan.lexicon.possessives:
        before -= 1
    claim = scan.owner[before] if before >= 0 else None
    if claim is None or claim.value.sign not in _COUNTRIES or not _joined(scan, first):
        return first, ""
    return claim.first, claim.value.country


def _joined(scan: Scan, index: int) -> bool:
    """Tell whether a word belongs to the country before it ("Peru's president", "the U.S. president")."""
    gap = scan.gap(index)
    return gap in _JOINTS or (gap == ". " and len(scan.words.texts[index - 1]) == 1)


def _country_behind(scan: Scan, stop: int, *, listed: bool = False) -> tuple[int, str]:
    """Return where an office ends with the country behind it ("the president of Peru"), and its code.

    One that is `listed` may stand behind a comma.
    """
    index = stop
    while index < scan.size and (scan.gap(index) in _JOINTS or (listed and index == stop)):
        claim = scan.owner[index]
        if claim is not None and claim.value.sign in _COUNTRIES:
            return claim.stop, claim.value.country
        if not links(scan, index):
            break
        index += 1
    return stop, ""


def _by_number(scan: Scan, people: list[Party]) -> Iterator[Party]:
    """Yield the two people named last for each "the two leaders"."""
    for match in scan.lexicon.the_two.each(scan.words):
        span = Span(scan.words.starts[match.first], scan.words.ends[match.stop - 1])
        if scan.sign(match.stop) in _NAMING or any(0 < one.span.start - span.end <= 1 for one in people):
            continue  # who they are stands behind ("الرئيسين الروسي … والتركي …")
        near = [one for one in people if span.start - LOOK_BACK < one.span.start < span.start]
        near = _in_post(scan, match, near) or near
        last = list({one.name: one for one in near}.values())  # each at the place of its first naming
        named = sorted(last, key=lambda one: max(two.span for two in near if two.name == one.name))[-2:]
        if len(named) == 2:
            yield from (_meant(scan, span, one) for one in named)


def _in_post(scan: Scan, match: Match[bool], near: list[Party]) -> list[Party]:
    """Return those of a country's post that words for two name ("the two foreign ministers"), if at least two are."""
    start, stop = scan.words.starts[match.first], scan.words.ends[match.stop - 1]
    for title, forms in scan.lexicon.posts:
        if any(found.end() == stop for found in forms.finditer(scan.text, start, stop)):
            held = [one for one in near if forms.search(one.post) or title in _titles_on_file(one)]
            return held if len({one.name for one in held}) > 1 else []
    return []


def _titles_on_file(party: Party) -> set[str]:
    """Return the posts that by the authority file somebody of a name held."""
    return {
        _SAME.get(post.title, post.title)
        for known in people_by_name().get(name_keys(party.name), ())
        for post in known.posts
    }


def _by_pronoun(scan: Scan, people: list[Party], sentences: list[Span]) -> Iterator[Party]:
    """Yield the person whom the first pronoun of a sentence means: the first one named in the sentence before it.

    A sentence that names somebody before its pronoun needs no look back.
    """
    named = by_sentence(sentences, people, lambda one: one.span)
    firsts = {one.span.start for one in people}
    seen: set[int] = set()
    for span in _pronouns(scan, firsts):
        at = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
        if at < 0 or at in seen:
            continue
        seen.add(at)
        if any(one.span < span for one in named[at]):
            continue
        before = next((ones for ones in reversed(named[max(0, at - SENTENCES_BACK) : at]) if ones), [])
        yield from (_meant(scan, span, one) for one in before[:1])


def _pronouns(scan: Scan, firsts: set[int]) -> Iterator[Span]:
    """Yield the pronouns of a text: words that are part of no phrase and stand before no name ("ông Putin")."""
    for match in scan.lexicon.pronouns.each(scan.words):
        free = scan.sign(match.first) in (None, signs.HONORIFIC)
        name = match.stop < scan.size and scan.words.starts[match.stop] in firsts
        if free and not name:
            yield Span(scan.words.starts[match.first], scan.words.ends[match.stop - 1])
