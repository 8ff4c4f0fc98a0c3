"""What a network holds beside places, projects, governance and the paper's claims, by id."""

from functools import cached_property

from ascn_tui.model.framework import Framework, FrameworkPoint, Statement
from ascn_tui.model.reference_data import (
    Citation,
    CitationAnomaly,
    Citations,
    Event,
    Glossary,
    GlossaryTerm,
    Partner,
    Partners,
    Timeline,
    Tour,
)


class ReferenceIndex:
    """Records of the files that a data folder may lack: without a file its shelf is empty."""

    framework: Framework | None
    partners: Partners | None
    timeline: Timeline | None
    glossary: Glossary | None
    citations: Citations | None
    tours: tuple[Tour, ...]

    @cached_property
    def point(self) -> dict[str, FrameworkPoint]:
        """Points of the framework by id."""
        return {point.id: point for point in self.framework.points} if self.framework else {}

    @cached_property
    def statement(self) -> dict[str, Statement]:
        """Statements on the network by id."""
        statements = self.framework.statements if self.framework else ()
        return {statement.id: statement for statement in statements}

    @cached_property
    def partner(self) -> dict[str, Partner]:
        """Partners by id."""
        return {found.id: found for found in self.partners.partners} if self.partners else {}

    @cached_property
    def event(self) -> dict[str, Event]:
        """Events by id, oldest first."""
        return {event.id: event for event in self.timeline.events} if self.timeline else {}

    @cached_property
    def term(self) -> dict[str, GlossaryTerm]:
        """Terms of the glossary by id."""
        return {term.id: term for term in self.glossary.terms} if self.glossary else {}

    @cached_property
    def citation(self) -> dict[str, Citation]:
        """Works that the text of the paper names, by id."""
        return {work.id: work for work in self.citations.citations} if self.citations else {}

    @cached_property
    def oddity(self) -> dict[str, CitationAnomaly]:
        """Oddities of the paper by id."""
        return {oddity.id: oddity for oddity in self.citations.oddities} if self.citations else {}

    @cached_property
    def tour(self) -> dict[str, Tour]:
        """Tours by id."""
        return {tour.id: tour for tour in self.tours}
