"""The kind request_model."""

from servicefolio.kind import Kind
from servicefolio.kinds.operation.request_model.model import RequestModel
from servicefolio.kinds.operation.request_model.rules import CHECKS

KIND = Kind(
    model=RequestModel,
    process="operation",
    title="Request model",
    titles="Request models",
    icon="material/hand-extended-outline",
    summary="What can be asked for, by whom, and how it is done.",
    plural="request-models",
    rules=CHECKS,
)
