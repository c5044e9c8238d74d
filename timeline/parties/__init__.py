"""Parties: who and what an article names."""

from timeline.parties.cast import Cast, CountryRef, Institution, Organisation, read_cast

__all__ = ["Cast", "CountryRef", "Institution", "Organisation", "read_cast"]
