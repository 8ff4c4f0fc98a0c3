"""Limits of CPU time in floors: machines differ, and one machine differs from hour to hour."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager


def floor() -> float:
    """CPU seconds of a fixed piece of plain Python, as this machine does it just now."""
    began = time.process_time()
    sum(len(str(number)) for number in range(100_000))
    return time.process_time() - began


@contextmanager
def within(floors: float) -> Iterator[None]:
    """Fail where the work inside takes more than so many floors of CPU time.

    What earlier tests left in memory is not looked through for garbage meanwhile.
    """
    gc.freeze()
    try:
        before = floor()
        began = time.process_time()
        yield
        spent = time.process_time() - began
        assert spent < floors * max(before, floor())
    finally:
        gc.unfreeze()
