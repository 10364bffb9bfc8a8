"""The kind change_window."""

from servicefolio.kind import Kind
from servicefolio.kinds.transition.change_window.model import ChangeWindow

KIND = Kind(
    model=ChangeWindow,
    process="transition",
    title="Change window",
    titles="Change windows",
    icon="material/calendar-lock-outline",
    summary="Times at which changes are welcome, and times at which they are not.",
    plural="change-windows",
    begins_with=("when",),
)
