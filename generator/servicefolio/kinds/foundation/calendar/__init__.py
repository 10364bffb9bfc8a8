"""The kind calendar."""

from servicefolio.kind import Kind
from servicefolio.kinds.foundation.calendar.model import Calendar

KIND = Kind(
    model=Calendar,
    process="foundation",
    title="Calendar",
    titles="Calendars",
    icon="material/calendar-clock",
    summary="Hours in which services are promised or supported.",
    plural="calendars",
)
