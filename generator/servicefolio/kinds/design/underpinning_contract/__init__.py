"""The kind underpinning_contract."""

from servicefolio.kind import Kind
from servicefolio.kinds.design.underpinning_contract.model import UnderpinningContract

KIND = Kind(
    model=UnderpinningContract,
    process="design",
    title="Underpinning contract",
    titles="Underpinning contracts",
    icon="material/file-sign",
    summary="What suppliers promise us, so that services can keep their promises.",
    plural="underpinning-contracts",
)
