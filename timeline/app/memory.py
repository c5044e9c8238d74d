"""What the server's memory does with what is freed."""

from __future__ import annotations

import ctypes
import sys

MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD of glibc's malloc.h
LARGE = 1 << 23  # bytes: smaller arrays are many, and to ask for each anew takes a third of a search


def return_what_is_freed() -> None:
    """Have large arrays go back to the system when they are freed; else glibc keeps ever more of what clicks take."""
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(MMAP_THRESHOLD, LARGE)
