"""The kind release."""

from servicefolio.kind import Kind
from servicefolio.kinds.transition.release.model import Release

KIND = Kind(
    model=Release,
    process="transition",
    title="Release",
    titles="Releases",
    icon="material/package-variant-closed",
    summary="What is put into use together, where, when, and how it is taken back.",
    plural="releases",
)
