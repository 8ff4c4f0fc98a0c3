"""Where the reader has been: back, forward, and what a moving cursor does to it."""

from hypothesis import given
from hypothesis import strategies as st

from ascn_tui.model.location import Location
from ascn_tui.tui.history import LONGEST, History, ScrollState, ViewState

PLACES = [Location("explore", (name,)) for name in ("a", "b", "c", "d")]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("open"), st.sampled_from(PLACES)),
        st.tuples(st.just("pass"), st.sampled_from(PLACES)),
        st.tuples(st.just("back"), st.none()),
        st.tuples(st.just("forward"), st.none()),
    ),
    max_size=40,
)


def way(history: History) -> list[Location]:
    return [step.location for step in history.steps]


def taken(history: History, step: tuple) -> History:
    verb, place = step
    if verb == "open":
        return history.open(place)
    if verb == "pass":
        return history.pass_by(place)
    return history.back() if verb == "back" else history.forward()


@given(STEPS)
def test_any_walk_keeps_a_place_to_stand_on(steps):
    history = History.beginning(PLACES[0])
    for step in steps:
        before, history = history, taken(history, step)
        assert 0 <= history.at < len(history.steps)
        if step[0] in ("open", "pass"):
            assert history.here == step[1]
            assert history.steps[: before.at] == before.steps[: before.at]
        else:
            assert history.steps == before.steps


@given(STEPS, st.sampled_from(PLACES))
def test_what_was_opened_is_one_step_from_where_one_was(steps, place):
    history = History.beginning(PLACES[0])
    for step in steps:
        history = taken(history, step)
    opened = history.open(place)
    if place == history.here:
        assert opened == history
    else:
        assert opened.back().here == history.here
        assert opened.back().forward() == opened


def test_opening_forgets_what_lay_ahead():
    a, b, c, d = PLACES
    history = History.beginning(a).open(b).open(c).back().back().open(d)
    assert way(history) == [a, d]
    assert history.forward() == history


def test_passing_by_does_not_make_history_longer():
    a, b, c, d = PLACES
    history = History.beginning(a).open(b).pass_by(c).pass_by(d)
    assert way(history) == [a, d]
    assert history.back().here == a


def test_passing_by_keeps_what_lies_ahead():
    a, b, c, d = PLACES
    history = History.beginning(a).open(b).open(c).back().pass_by(d)
    assert way(history) == [a, d, c]
    assert history.forward().here == c


def test_the_ends_hold():
    history = History.beginning(PLACES[0])
    assert history.back() == history.forward() == history


def test_history_forgets_its_oldest_steps_and_stays_at_the_newest():
    history = History.beginning(PLACES[0])
    for number in range(LONGEST + 50):
        history = history.open(Location("explore", (str(number),)))
    assert len(history.steps) == LONGEST
    assert history.here.subject == (str(LONGEST + 49),)


def test_each_step_remembers_how_it_was_left():
    a, b, _, _ = PLACES
    first, second = (ViewState("page", (("page", ScrollState(line, 0)),)) for line in (3, 7))
    history = History.beginning(a).leave(first).open(b).open(a).leave(second)
    assert history.back().stand is None
    assert history.back().back().stand == first
    assert history.left_at(a) == second
    assert history.left_at(b) is None
