"""The kind supplier."""

from servicefolio.kind import Kind
from servicefolio.kinds.foundation.supplier.model import Supplier

KIND = Kind(
    model=Supplier,
    process="foundation",
    title="Supplier",
    titles="Suppliers",
    icon="material/truck-delivery-outline",
    summary="Organisations outside on whom services depend.",
    plural="suppliers",
)
