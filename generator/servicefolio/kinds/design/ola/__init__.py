"""The kind ola."""

from servicefolio.kind import Kind
from servicefolio.kinds.design.ola.model import Ola

KIND = Kind(
    model=Ola,
    process="design",
    title="Operational level",
    titles="Operational levels",
    icon="material/account-group-outline",
    summary="What our teams promise each other, so that services can keep their promises.",
    plural="olas",
)
