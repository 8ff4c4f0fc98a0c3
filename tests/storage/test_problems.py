"""How a problem is told: like a compiler, in one line, or with the source and a caret."""

from ascn_tui.storage.checks.problems import Problem, describe, quoted

CITY = "data/cities/indonesia/jakarta.yaml"


def test_a_problem_is_told_in_one_line():
    problem = Problem(
        CITY, 41, 19, "unknown focus area 'built-infra'", "did you mean 'built-infrastructure'?"
    )
    assert describe(problem) == (
        "data/cities/indonesia/jakarta.yaml:41:19: error: unknown focus area 'built-infra'"
        " — did you mean 'built-infrastructure'?"
    )


def test_a_problem_of_a_whole_file_has_no_line():
    assert describe(Problem(CITY, 0, 0, "not a file"), excerpt=True) == f"{CITY}: error: not a file"


def test_the_excerpt_shows_the_line_and_a_caret_below_the_word():
    line = "      - focus_area: built-infra"
    problem = Problem(CITY, 41, 21, "unknown focus area 'built-infra'", excerpt=line)
    assert describe(problem, excerpt=True).split("\n")[1:] == [
        "  41 |       - focus_area: built-infra",
        "     |                     ^",
    ]


def test_the_caret_stands_below_its_letter_after_wide_and_combining_ones():
    problem = Problem(CITY, 7, 9, "odd", excerpt="na\u0301: 東京 x")
    assert describe(problem, excerpt=True).split("\n")[1:] == [
        "  7 | na\u0301: 東京 x",
        "    |          ^",
    ]


def test_of_a_long_line_a_window_is_shown():
    problem = Problem(CITY, 7, 501, "odd", excerpt="a" * 500 + "b" * 500)
    _, source, caret = describe(problem, excerpt=True).split("\n")
    assert source == f"  7 | …{'a' * 80}{'b' * 80}…"
    assert source[caret.index("^")] == "b"
    assert source[caret.index("^") - 1] == "a"


def test_problems_sort_by_path_line_and_column():
    problems = [
        Problem("b", 1, 1, "x"), Problem("a", 10, 1, "x"), Problem("a", 2, 9, "x"),
        Problem("a", 2, 10, "x"), Problem("a", 0, 0, "x"),
    ]  # fmt: skip
    assert [(problem.path, problem.line, problem.column) for problem in sorted(problems)] == [
        ("a", 0, 0), ("a", 2, 9), ("a", 2, 10), ("a", 10, 1), ("b", 1, 1),
    ]  # fmt: skip


def test_a_long_value_is_shortened_in_a_message():
    assert quoted("one\n  two") == "'one two'"
    assert quoted("x" * 61) == f"'{'x' * 60}…'"
    assert [quoted(None), quoted([1]), quoted({"a": 1}), quoted(3)] == [
        "nothing", "a list", "fields with values", "3",
    ]  # fmt: skip
