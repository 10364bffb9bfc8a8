"""The kind customer."""

from servicefolio.kind import Kind
from servicefolio.kinds.foundation.customer.model import Customer

KIND = Kind(
    model=Customer,
    process="foundation",
    title="Customer",
    titles="Customers",
    icon="material/account-group-outline",
    summary="Who orders services and pays for them.",
    plural="customers",
)
