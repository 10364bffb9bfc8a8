"""Which products and versions have a fault, as the OSV format says it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from servicefolio.records.base import OneOrMany, Shape
from servicefolio.records.choice import Meanings
from servicefolio.records.scalars import Line

Versioning = Annotated[
    Literal["semver", "ecosystem"],
    Meanings(
        {
            "semver": "As semantic versioning does: 1.9.0 comes before 1.10.0.",
            "ecosystem": "As the product's own maker or package registry does.",
        }
    ),
]

_FIRST_VERSION = "0"  # as OSV writes it


class VersionEvent(Shape):
    """A point in a product's versions; exactly one of the fields, as in the OSV format."""

    introduced: Line | None = None
    """The first version with the fault; `0` is every version."""
    fixed: Line | None = None
    """The first version without it."""
    last_affected: Line | None = None
    """The last version with it."""

    @property
    def words(self) -> str:
        """The event as one says it; that every version from the first on has it goes unsaid."""
        begins = self.introduced and self.introduced != _FIRST_VERSION
        parts = (
            f"from {self.introduced}" if begins else "",
            f"to {self.last_affected}" if self.last_affected else "",
            f"until {self.fixed} mends it" if self.fixed else "",
        )
        return " ".join(filter(None, parts))


class VersionRange(Shape):
    """Versions with the fault, as a list of events."""

    type: Versioning = "semver"
    """How versions are ordered."""
    events: tuple[VersionEvent, ...] = Field(min_length=1)
    """Where the fault begins and ends."""

    @property
    def words(self) -> str:
        """The range as one says it, such as `from 4.2.0 to 4.6.1`."""
        return " ".join(filter(None, (event.words for event in self.events)))


class Affected(Shape):
    """A product with the fault; one text is the product."""

    SHORT_FORM: ClassVar[str | None] = "product"

    product: Line
    """Its name, or its package URL (purl)."""
    versions: Annotated[tuple[Line, ...], OneOrMany] = ()
    """Single versions with the fault."""
    ranges: Annotated[tuple[VersionRange, ...], OneOrMany] = ()
    """Ranges of versions with the fault."""

    @property
    def words(self) -> str:
        """The product and its versions, such as `Git from 2.35.2`."""
        spans = [*self.versions, *filter(None, (part.words for part in self.ranges))]
        return f"{self.product} {', '.join(spans)}" if spans else self.product
