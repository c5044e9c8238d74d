"""`record`: a dataclass that the type checker holds frozen and that is as cheap to make as a plain one.

A frozen dataclass sets its fields one by one through `object.__setattr__`, at three times the price of an assignment.
What is made by the thousand while a text is read is a record; what a user is handed (model.py) is frozen at run time,
too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["record"]

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    from dataclasses import dataclass

    def record(*, eq: bool = True, **_) -> type:
        """Return the decorator of a record; it takes what `dataclass` takes and is always slotted."""
        return dataclass(slots=True, eq=eq, unsafe_hash=eq)
