"""Fixtures: a tiny real data folder (an invented network) to read, and a copy of it to spoil."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytest_plugins = ["network_fixtures"]


def pytest_xdist_auto_num_workers() -> int:
    """Return one worker more than processors: tests of terminals wait much of the time."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def tiny() -> Path:
    """The tiny network's folder: 2 editions, 2 levels, 4 focus areas, 3 cities, 5 projects."""
    return ROOT / "tests" / "data"


@pytest.fixture
def tiny_copy(tiny: Path, tmp_path: Path) -> Path:
    """A copy of the tiny network's folder that a test may change."""
    return Path(shutil.copytree(tiny, tmp_path / "network"))


@pytest.fixture(scope="session")
def shipped_data() -> Path:
    """The data folder that is shipped."""
    return ROOT / "data"
