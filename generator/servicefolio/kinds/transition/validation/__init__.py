"""The kind validation."""

from servicefolio.kind import Kind
from servicefolio.kinds.transition.validation.model import Validation

KIND = Kind(
    model=Validation,
    process="transition",
    title="Validation",
    titles="Validations",
    icon="material/test-tube",
    summary="What was tested before it went live, and what came out.",
    plural="validations",
)
