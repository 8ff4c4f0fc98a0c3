"""However the explorer ends, its terminal is as it was, and the shell is told."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from terminal import CRASH, LOAD, PROMPT, Terminal, environment, gone

import ascn_tui

PACKAGE = str(Path(ascn_tui.__file__).parent.parent)
PROGRAM = [sys.executable, "-m", "ascn_tui"]


def opened(
    home: Path, command: list[str] = PROGRAM, *, columns: int = 80, rows: int = 24
) -> Terminal:
    env = environment(home, PYTHONPATH=PACKAGE)
    terminal = Terminal(command, env, columns=columns, rows=rows)
    terminal.until("134")
    terminal.rest()
    return terminal


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"])
def test_a_signal_ends_the_app_and_leaves_the_terminal_as_it_was(tmp_path, name):
    number = signal.Signals[name]
    with opened(tmp_path) as terminal:
        terminal.process.send_signal(number)
        assert terminal.end(PROMPT + LOAD).code == 128 + number
        assert terminal.left_behind == []
        assert terminal.output.rfind(b"\x1b[?1049l") > terminal.output.rfind(b"\x1b[?1049h")
        assert "Traceback" not in terminal.text


def test_a_terminal_that_takes_nothing_any_more_holds_nobody(tmp_path):
    with opened(tmp_path, columns=200, rows=60) as terminal:
        for _ in range(50):  # whole screens, until they fill all that lies between
            for key in (b"3", b"1"):
                terminal.press(key)
                time.sleep(0.07)
        used = terminal.cpu()
        terminal.press(b"3131")
        time.sleep(0.3)
        assert terminal.cpu() - used < 0.05  # it waits for the terminal
        terminal.process.send_signal(signal.SIGTERM)
        assert gone(terminal).code == 128 + signal.SIGTERM
        while terminal.pump(0.05):
            pass
        assert terminal.left_behind == []


@pytest.mark.parametrize("ignored", [False, True], ids=["", "SIGHUP ignored"])
def test_the_app_goes_when_its_terminal_goes(tmp_path, ignored):
    before = signal.getsignal(signal.SIGHUP)
    if ignored:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        terminal = opened(tmp_path)
    finally:
        signal.signal(signal.SIGHUP, before)
    used = terminal.cpu()
    os.close(terminal.slave)
    os.close(terminal.master)
    try:
        ended = gone(terminal)
    finally:
        if terminal.process.returncode is None:
            terminal.process.kill()
    assert ended.code == 128 + signal.SIGHUP
    assert ended.cpu - used < 1.0


def test_a_crash_is_told_in_one_line_with_the_place_of_the_details(tmp_path):
    with opened(tmp_path, [sys.executable, "-c", CRASH]) as terminal:
        since = len(terminal.output)
        terminal.press(b"z")
        assert terminal.end().code == 1
        assert terminal.left_behind == []
        said = terminal.text[terminal.text.rindex("ascn-tui: ") :]
        assert len(said.splitlines()) == 1
        assert "RuntimeError" in said
        assert b"\x1b[31m" not in terminal.output[since:]
        log = tmp_path / ".local" / "state" / "ascn-tui" / "crash.log"
        assert str(log) in said
        assert "Traceback" in log.read_text(encoding="utf-8")
        assert "Traceback" not in terminal.text


SLOW = """
import time
from ascn_tui.cli import commands
def run(arguments):
    print("begun", flush=True)
    time.sleep(60)
commands.run = run
from ascn_tui.cli.main import main
main()
"""


def test_ctrl_c_before_the_app_stands_ends_the_program_without_a_word(tmp_path):
    command = [sys.executable, "-c", SLOW]
    with Terminal(command, environment(tmp_path, PYTHONPATH=PACKAGE)) as terminal:
        terminal.until("begun")
        os.kill(terminal.process.pid, signal.SIGINT)
        assert terminal.end().code == -signal.SIGINT
        assert terminal.text == "begun\n"


INSIDE = f"""
import os, sys
from pathlib import Path
Path("pid").write_text(str(os.getpid()))
{CRASH}"""


@pytest.mark.skipif(not shutil.which("screen"), reason="no GNU screen here")
@pytest.mark.parametrize("way", ["q", "SIGTERM", "z"], ids=["quit", "signal", "crash"])
def test_the_prompt_comes_below_a_picture_that_stays(tmp_path, way):
    (tmp_path / "screenrc").write_text("altscreen off\nstartup_message off\n")
    (tmp_path / "sockets").mkdir(mode=0o700)
    (tmp_path / "inside.py").write_text(INSIDE)
    env = environment(tmp_path, PYTHONPATH=PACKAGE, SCREENDIR=str(tmp_path / "sockets"))
    shell = f"cd {tmp_path}; {sys.executable} inside.py; printf @prompt@; read line"
    command = ["screen", "-U", "-c", str(tmp_path / "screenrc"), "-S", "test", "sh", "-c", shell]
    with Terminal(command, env) as terminal:
        terminal.until("quit")
        terminal.rest(0.3)
        if way.startswith("SIG"):
            os.kill(int((tmp_path / "pid").read_text()), signal.Signals[way])
        else:
            terminal.press(way.encode())
        terminal.until("@prompt@")
        ask = ["screen", "-S", "test", "-X", "hardcopy", str(tmp_path / "copy")]
        subprocess.run(ask, env=env, check=True)
        while not (tmp_path / "copy").exists():
            terminal.pump(0.05)
        terminal.rest()
        lines = (tmp_path / "copy").read_text(encoding="utf-8", errors="replace").splitlines()
        terminal.press(b"\r")
        terminal.end()
    rows = [number for number, line in enumerate(lines) if "quit" in line]
    below = [line.strip() for line in lines[rows[-1] + 1 :] if line.strip()]
    assert below[-1].endswith("@prompt@")
    assert len(below) == 1 or way == "z"
    assert "@prompt@" not in "".join(lines[: rows[-1] + 1])
