"""The event table held for asking: filters, counts, search and windows over a million rows, without Streamlit."""

from timeline.store.table import Answer, Store, StoreError
from timeline.store.view import LISTS, START, Lanes, View, from_address, query, to_address

__all__ = ["LISTS", "START", "Answer", "Lanes", "Store", "StoreError", "View", "from_address", "query", "to_address"]
