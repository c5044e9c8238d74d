"""What a phrase of the [parties] and [countries] sections tells of the words that it covers.

The signs are names of this module, too (`signs.OFFICE`): Python 3.11 takes ten times as long for a member of an
enumeration, and the words of one article are asked for theirs some thousand times.
"""

from __future__ import annotations

from enum import IntEnum


class Sign(IntEnum):
    """What a phrase tells; of two that cover the same words the lower one counts."""

    PERSON = 0
    ORGANISATION = 1
    INSTITUTION = 2
    COUNTRY = 3
    DEMONYM = 4
    PREFIX = 5
    NEVER = 6
    PLACE = 7
    OFFICE = 8
    RELATION = 9
    HONORIFIC = 10
    BODY = 11
    MODIFIER = 12


PERSON, ORGANISATION, INSTITUTION, COUNTRY, DEMONYM, PREFIX, NEVER = tuple(Sign)[:7]
PLACE, OFFICE, RELATION, HONORIFIC, BODY, MODIFIER = tuple(Sign)[7:]
