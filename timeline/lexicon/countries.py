"""ISO 3166 codes (data/countries.csv), and CLDR's names of countries and of the cities of its time zones."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

from timeline.lexicon.files import DataError, read_csv

_ZERO_WIDTH_SPACE = "\u200b"


@cache
def alpha3_of() -> dict[str, str]:
    """Return the alpha-3 code of each alpha-2 code; raise `DataError` where a row is malformed."""
    codes = {}
    for line, row in enumerate(read_csv("countries.csv", ("alpha2", "alpha3")), start=2):
        if len(row["alpha2"]) != 2 or len(row["alpha3"]) != 3:
            raise DataError(f"timeline/data/countries.csv: line {line}: a code of 2 letters and one of 3 are needed")
        codes[row["alpha2"]] = row["alpha3"]
    return codes


@cache
def country_codes() -> frozenset[str]:
    """Return every alpha-3 code."""
    return frozenset(alpha3_of().values())


def _locale(language: str) -> Locale | None:
    try:
        return Locale(language)
    except (UnknownLocaleError, ValueError):
        return None


def plain(name: str) -> str:
    """Return a CLDR name without the zero-width spaces that some Khmer names hold."""
    return name.replace(_ZERO_WIDTH_SPACE, "")


@cache
def country_names(language: str) -> dict[str, str]:
    """Return the CLDR name of each alpha-3 code in a language; empty where CLDR does not know the language."""
    locale = _locale(language)
    if locale is None:
        return {}
    names = {code: locale.territories.get(alpha2) for alpha2, code in alpha3_of().items()}
    return {code: plain(name) for code, name in names.items() if name}


def country_name(code: str, language: str = "en") -> str:
    """Return the name of a country for display; the code itself where there is none."""
    return country_names(language).get(code, code)


@cache
def zone_cities(language: str) -> dict[str, str]:
    """Return how a language calls the cities that name time zones, by their English name ("London" → "Londres")."""
    locale = _locale(language)
    if locale is None:
        return {}
    english = Locale("en").time_zones
    found = {}
    for zone, entry in locale.time_zones.items():
        if city := entry.get("city"):
            found[english.get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")] = plain(city)
    return found
