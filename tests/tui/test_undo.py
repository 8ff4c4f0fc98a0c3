"""What was changed about the view: taken back wherever it holds, and done again."""

from ascn_tui.model.location import Location
from ascn_tui.tui.undo import MOST, UndoStack, ViewChange, ViewSnapshot

NORMAL, ZOOMED = (("zoom", ""),), (("zoom", "1"),)


def view(locator: str, layout=NORMAL) -> ViewSnapshot:
    return ViewSnapshot(Location.parse(locator), layout)


def locator(found) -> str:
    assert found is not None
    return str(found[1].location)


def test_a_change_just_made_is_taken_back_to_the_very_place():
    before, after = view("compare/a/b/row?edition=2023"), view("compare/a/b?edition=2022")
    change, found, changes = UndoStack().make(before, after).back(after)
    assert found == before
    assert change.said == "edition"
    assert changes.again(before)[1] == after


def test_elsewhere_only_what_was_changed_becomes_what_it_was():
    changes = UndoStack().make(
        view("explore/jakarta?edition=2023"), view("explore/jakarta?edition=2024")
    )
    there = view("governance/operational?edition=2024")
    assert locator(changes.back(there)) == "governance/operational edition=2023"


def test_what_does_not_hold_where_one_is_stays_as_it_is():
    changes = UndoStack().make(view("compare/a/b?edition=2023"), view("compare/a/b?edition=2024"))
    changes = changes.make(view("compare/a/b"), view("compare/a/b?differ=1"))
    assert locator(changes.back(view("explore edition=2024"))) == "explore edition=2023"
    assert changes.back(view("explore?edition=2025")) is None


def test_a_setting_of_one_screen_is_none_of_another():
    changes = UndoStack().make(view("compare/a/b?differ=1"), view("compare/a/b"))
    assert changes.back(view("explore")) is None
    assert locator(changes.back(view("compare/c/d/row"))) == "compare/c/d/row differ=1"


def test_swapped_sides_are_swapped_back_on_another_row():
    changes = UndoStack().make(view("compare/a/b/one"), view("compare/b/a/one"))
    assert locator(changes.back(view("compare/b/a/two"))) == "compare/a/b/two"
    assert changes.back(view("compare/a/b/two")) is None


def test_the_layout_is_taken_back_on_any_screen_and_nothing_with_it():
    changes = UndoStack().make(view("explore"), view("explore", ZOOMED))
    _, found, _ = changes.back(view("compare/a/b?edition=2024", ZOOMED))
    assert found == view("compare/a/b?edition=2024")


def test_one_after_the_other_is_taken_back_and_done_again():
    first, second, third = (view(f"explore?edition={year}") for year in (2022, 2023, 2024))
    changes = UndoStack().make(first, second).make(second, third)
    _, _, changes = changes.back(third)
    _, found, changes = changes.back(second)
    assert found == first
    assert changes.back(first) is None
    _, found, changes = changes.again(first)
    assert found == second
    assert changes.again(second)[1] == third


def test_a_new_change_ends_what_could_be_done_again():
    first, second, third = (view(f"explore?edition={year}") for year in (2022, 2023, 2024))
    _, _, changes = UndoStack().make(first, second).back(second)
    assert changes.make(first, third).again(third) is None


def test_the_oldest_changes_are_forgotten():
    changes = UndoStack()
    for year in range(MOST + 5):
        changes = changes.make(view(f"explore?edition={year}"), view(f"explore?edition={year + 1}"))
    assert len(changes.made) == MOST
    assert changes.made[0] == ViewChange(view("explore?edition=5"), view("explore?edition=6"))
