"""The kind configuration_item."""

from servicefolio.kind import Kind
from servicefolio.kinds.transition.configuration_item.model import ConfigurationItem

KIND = Kind(
    model=ConfigurationItem,
    process="transition",
    title="Configuration item",
    titles="Configuration items",
    icon="material/server",
    summary="What services are built of, and what is changed: applications, servers, networks.",
    plural="configuration-items",
)
