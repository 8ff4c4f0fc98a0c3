"""The command that prints the manual page, made from the parsers of all commands."""

import sys
from argparse import Action, Namespace
from collections.abc import Iterable, Iterator, Mapping

from ascn_tui import __version__
from ascn_tui.cli.errors import FOUND, NO_DATA, NOT_FOUND, PROBLEMS, USAGE
from ascn_tui.cli.help import Example, HelpParser
from ascn_tui.cli.parser import ABOUT, LOCATORS, parser

_EXITS = {
    FOUND: "What was asked for was found.",
    PROBLEMS: "check found problems, or the output could not be written.",
    USAGE: "The command line is wrong.",
    NOT_FOUND: "Nothing bears that name or fits, or several things do; the nearest are named.",
    NO_DATA: "The data could not be loaded.",
}
_FILES = {
    "~/.config/ascn-tui/config.yaml": "Settings: theme, edition, signs, mouse, keys.",
    "~/.local/share/ascn-tui/": "What you keep, such as bookmarks.",
    "~/.local/state/ascn-tui/": "What the explorer remembers by itself.",
    "~/.cache/ascn-tui/": "The index that makes look-ups quick; it can be deleted at any time.",
}
_ON_MACOS = (
    "On macOS they stand in ~/Library/Application Support/ascn-tui and ~/Library/Caches/ascn-tui. "
    "ascn-tui doctor says where they are, and where the data are."
)
_ENVIRONMENT = {
    "NO_COLOR": "Any value: no colours.",
    "PAGER": "Shows answers longer than the screen; empty or cat means none. less by default.",
    "TERM": "The kind of terminal; dumb means plain lines.",
    "COLORTERM": "truecolor where the terminal has all colours.",
    "FORCE_HYPERLINK": "1 makes documents links where the terminal is not known to show them; "
    "0 makes none.",
    "LC_ALL, LC_CTYPE, LANG": "A locale without UTF-8 means signs in ASCII.",
    "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME": "Other places for the files.",
}
_SHARED = 3
"""An option of at least so many commands is described once."""
_BREAK = ".PP\n"
_ESCAPES = {"\\": r"\e", "-": r"\-", "'": r"\[aq]", "`": r"\[ga]", "^": r"\[ha]", "~": r"\[ti]"}


def man(_: Namespace) -> int:
    sys.stdout.write("".join(_page()))
    return FOUND


def _page() -> Iterator[str]:
    explorer = parser("")
    parsers = {command: parser(command) for command in ABOUT if command}
    shared = _shared([explorer, *parsers.values()])
    yield f'.TH ASCN\\-TUI 1 "" "ascn\\-tui {__version__}" "User Commands"\n.nh\n.ad l\n'
    about = ABOUT[""].rstrip(".")
    yield f".SH NAME\nascn\\-tui \\- {escaped(about[0].lower() + about[1:])}\n"
    yield f".SH SYNOPSIS\n{_synopsis(explorer)}.br\n.B ascn\\-tui\n.I COMMAND\n[options]\n"
    yield f".SH EXAMPLES\n{_examples(explorer.examples)}"
    yield f".SH DESCRIPTION\n{escaped(ABOUT[''])}\n"
    yield "Without a command it opens the explorer, with one it prints and ends.\n"
    yield f"{_BREAK}{escaped(LOCATORS)}\n"
    yield f".SH OPTIONS\n{_options(explorer, shared)}"
    yield f".SS Of several commands\n{''.join(_described(shared))}"
    yield ".SH COMMANDS\n"
    for command, own in parsers.items():
        yield f".SS {command}\n{_synopsis(own)}{_BREAK}{escaped(ABOUT[command])}\n"
        yield f"{_options(own, shared)}{_BREAK}For example:\n{_examples(own.examples)}"
    yield f".SH EXIT STATUS\n{_table({str(code): text for code, text in _EXITS.items()})}"
    yield f".SH FILES\n{_table(_FILES)}{_BREAK}{escaped(_ON_MACOS)}\n"
    yield f".SH ENVIRONMENT\n{_table(_ENVIRONMENT)}"


def escaped(text: str) -> str:
    """Escape a text for roff, also where a line begins with a full stop."""
    signs = (_ESCAPES.get(sign, sign) if sign < "\x7f" else f"\\[u{ord(sign):04X}]"
             for sign in text)  # fmt: skip
    return "\n".join(f"\\&{line}" if line[:1] == "." else line
                     for line in "".join(signs).split("\n"))  # fmt: skip


Named = tuple[str, ...]


def _shared(parsers: Iterable[HelpParser]) -> dict[Named, tuple[Action, list[str]]]:
    found: dict[Named, tuple[Action, list[str]]] = {}
    for own in parsers:
        for option in own.arguments:
            if option.option_strings:
                _, users = found.setdefault(_key(option), (option, []))
                users.append(own.prog.partition(" ")[2])
    return {key: (option, users) for key, (option, users) in found.items()
            if len(users) >= _SHARED}  # fmt: skip


def _key(option: Action) -> Named:
    return (*option.option_strings, option.help or "")


def _described(shared: Mapping[Named, tuple[Action, list[str]]]) -> Iterator[str]:
    for option, users in shared.values():
        of = "" if option.dest == "help" else f" ({', '.join(filter(None, users))})"
        yield _entry(_head(option), f"{_sentence(option)}{of}")


def _options(own: HelpParser, shared: Mapping[Named, object]) -> str:
    return "".join(
        _entry(_head(option), _sentence(option))
        for option in own.arguments
        if _key(option) not in shared
    )


def _sentence(option: Action) -> str:
    text = option.help or ""
    return f"{text[:1].upper()}{text[1:]}."


def _head(option: Action) -> str:
    """Return an option or positional argument as roff."""
    value = _value(option)
    if not option.option_strings:
        return f"\\fI{escaped(value)}\\fR"
    names = ", ".join(f"\\fB{escaped(name)}\\fR" for name in option.option_strings)
    return names if option.nargs == 0 else f"{names} \\fI{escaped(value)}\\fR"


def _value(option: Action) -> str:
    named = option.metavar or "|".join(map(str, option.choices or ())) or option.dest.upper()
    return str(named)


def _synopsis(own: HelpParser) -> str:
    words = [_in_place(word) for word in own.arguments if not word.option_strings]
    return f".B {escaped(own.prog)}\n{' '.join(['[options]', *words])}\n"


def _in_place(word: Action) -> str:
    name = f"\\fI{escaped(_value(word))}\\fR"
    return {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} ..."}.get(str(word.nargs), name)


def _examples(examples: Iterable[Example]) -> str:
    return "".join(_entry(f"\\fB{escaped(line)}\\fR", about) for line, about in examples)


def _table(rows: Mapping[str, str]) -> str:
    return "".join(_entry(f"\\fB{escaped(name)}\\fR", text) for name, text in rows.items())


def _entry(head: str, text: str) -> str:
    return f".TP\n{head}\n{escaped(text)}\n"
