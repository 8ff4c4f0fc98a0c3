"""The wheel holds all that the program needs, and works where there is no checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from terminal import Terminal, environment

ROOT = Path(__file__).parents[2]
SHIPPED = "ascn_tui/shipped"
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed from the wheel with its dependencies, in a new environment."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin" / "pip", "install", "-q", wheel], check=True)
    return folder / "bin" / "ascn-tui"


def files_in(folder: Path) -> set[str]:
    """The files of a folder, as paths inside it."""
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("folder", ["data", "styles"])
def test_the_wheel_ships_every_file_of_a_folder(wheel: Path, folder: str) -> None:
    inside = f"{SHIPPED}/{folder}/"
    with zipfile.ZipFile(wheel) as archive:
        shipped = {
            name.removeprefix(inside) for name in archive.namelist() if name.startswith(inside)
        }
    assert shipped == files_in(ROOT / folder)


def test_the_wheel_holds_nothing_but_the_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    rooms = {name.partition("/")[0] for name in names}
    assert rooms == {"ascn_tui", wheel.name.partition("-py3")[0] + ".dist-info"}
    assert not [name for name in names if "test" in name or "__pycache__" in name]


def test_the_installed_program_answers_a_look_up(program: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [program, "show", "indonesia", "--edition", "2023"],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "14 projects in 3 cities" in done.stdout
    assert "me2023 p.20" in done.stdout


def test_the_installed_data_are_without_problems(program: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [program, "check"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_installed_explorer_opens_and_leaves_the_terminal_as_it_was(
    program: Path, tmp_path: Path
) -> None:
    with Terminal([str(program)], environment(tmp_path)) as terminal:
        terminal.until("134")
        terminal.rest()
        assert terminal.left_behind
        terminal.press(b"q")
        assert terminal.end().code == 0
        assert terminal.left_behind == []
