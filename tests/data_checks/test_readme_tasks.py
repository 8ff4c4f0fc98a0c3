"""The questions of the README: their keys are pressed one by one, and the answer has to be seen."""

import re
from pathlib import Path

import pytest
from reader import reading

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
TABLE = re.compile(r"(?<=\| question \| keys \| on the screen \|\n\|---\|---\|---\|\n)(?:\|.*\n)*")
NAMED = {
    "enter": "enter", "tab": "tab", "↓": "down", "<": "less_than_sign", "/": "slash",
    ":": "colon",
}  # fmt: skip
"""Keys that are not called as they are written."""
MOST = {
    "Which projects of Malaysia were still being planned in 2023?": 12,
    "Who runs JAKI?": 8,
    "What changed its name between 2022 and 2025?": 10,
    "How is the number of projects in 2023 cited?": 8,
}
"""The most keys that these questions may take."""


def tasks() -> list[tuple[str, str, str]]:
    found = TABLE.search(README)
    assert found
    return [
        tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:4])
        for line in found[0].splitlines()
    ]


def pressed(keys: str) -> list[str]:
    """What the code spans of a cell say: keys, and words that are typed."""
    return re.findall(r"`([^`]+)`", keys)


def test_there_are_ten_questions() -> None:
    assert len(tasks()) == 10
    assert MOST.keys() <= {question for question, _, _ in tasks()}


@pytest.mark.parametrize(("question", "keys", "seen"), tasks())
async def test_the_keys_answer_the_question(network, question, keys, seen) -> None:
    codes = pressed(keys)
    assert sum(1 if code in NAMED else len(code) for code in codes) <= MOST.get(question, 24)
    wanted = [text.replace("\\|", "|") for text in re.findall(r"«(.+?)»", seen)]
    assert wanted
    async with reading(network) as reader:
        assert not any(text in reader.text for text in wanted)
        for code in codes:
            if code in NAMED or len(code) == 1:
                await reader.press(NAMED.get(code, code))
            else:
                await reader.type(code)
        await reader.settle()
        for text in wanted:
            assert text in reader.text, reader.text
