"""The rows of a comparison that count what stands beside projects: plans, partners, governance.

None of it depends on the edition, so it says nothing of one subject in two of them.
"""

from collections.abc import Iterable

from ascn_tui.pages.counted import Counting, listed, with_rows
from ascn_tui.pages.measures import Measure
from ascn_tui.pages.page import Pair, PairGroup


def beside_projects(counting: Counting) -> tuple[PairGroup, ...]:
    """Return the groups that fit both sides; what has no rows is left out."""
    if counting.same:
        return ()
    return with_rows(
        (
            counting.scaled("plans", _plans_title(counting), _plans(counting), ""),
            counting.scaled("partners", "Partners", _partners(counting), "partners"),
            counting.scaled("governance", "Governance entries", _governance(counting), "entries"),
        )
    )


def _plans_title(counting: Counting) -> str:
    years = sorted({city.plan.year for city in counting.network.cities if city.plan})
    return f"Plans of {years[0]}" if len(years) == 1 else "Plans"


def _plans(counting: Counting) -> Iterable[Pair]:
    if not any(city.plan for city in counting.network.cities):
        return
    if counting.kinds == {"country"}:
        yield counting.row(Measure("plans", "Cities with a plan",
                                ("city", "cities", " with a plan"), "plans"))  # fmt: skip
    if "focus" not in counting.kinds:
        yield counting.row(Measure("planned", "Priority projects",
                                ("priority project", "priority projects", ""),
                                "planned"))  # fmt: skip
        yield counting.row(Measure("taken-up", "of them listed later",
                                ("planned project", "planned projects", " listed later"),
                                "taken-up"))  # fmt: skip
        for area in counting.network.taxonomy.focus_areas:
            noun = ("plan", "plans", f" naming {area.name}")
            narrow = (("focus", area.id),)
            yield counting.row(Measure(f"plan:{area.id}", f"naming {area.name}", noun,
                                    "plans", narrow))  # fmt: skip
    elif counting.kinds == {"focus"}:
        noun = ("plan", "plans", " naming it")
        yield counting.row(Measure("plans", "Plans naming it", noun, "plans"))


def _partners(counting: Counting) -> Iterable[Pair]:
    """Count partners, and by kind those that either side has."""
    if "focus" in counting.kinds or not counting.network.partners:
        return
    yield counting.row(Measure("partners", "Partners", ("partner", "partners", ""), "partners"))
    yield from listed(
        counting.row(
            Measure(
                f"partner:{kind.id}",
                kind.name,
                ("partner", "partners", f" of the kind {kind.name.lower()}"),
                "partners",
                (("kind", kind.id),),
            )
        )
        for kind in counting.network.partners.kinds
    )


def _governance(counting: Counting) -> Iterable[Pair]:
    """Count governance entries, and those that either side has by level and by kind."""
    if "focus" in counting.kinds or not counting.network.levels:
        return
    yield counting.row(Measure("entries", "Entries", ("entry", "entries", ""), "entries"))
    yield from listed(
        counting.row(
            Measure(
                f"level:{level.id}",
                f"{level.name} level",
                ("entry", "entries", f" at the {level.name.lower()} level"),
                "entries",
                (("level", level.id),),
            )
        )
        for level in counting.network.levels
    )
    yield from listed(
        counting.row(
            Measure(
                f"kind:{kind.id}",
                kind.name,
                ("entry", "entries", f" of the kind {kind.name.lower()}"),
                "entries",
                (("kind", kind.id),),
            )
        )
        for kind in counting.network.taxonomy.kinds
    )
