"""The kind design_document."""

from servicefolio.kind import Kind
from servicefolio.kinds.design.design_document import capacity_rules, continuity_rules
from servicefolio.kinds.design.design_document.model import DesignDocument
from servicefolio.kinds.design.design_document.rules import CHECKS

KIND = Kind(
    model=DesignDocument,
    process="design",
    title="Design document",
    titles="Design documents",
    icon="material/drawing",
    summary="How services are designed, aspect by aspect.",
    plural="design-documents",
    long_form=True,
    begins_with=("body",),
    rules=(*CHECKS, *capacity_rules.CHECKS, *continuity_rules.CHECKS),
)
