"""The revision that `--base` names: read from git, and told in words."""

from pathlib import Path

import click

from servicefolio import pipeline
from servicefolio.examine import Base
from servicefolio.source.revision import Revision, RevisionError, open_revision

_SHORT_HASH = 12


def revision_at(root: Path, name: str) -> Revision:
    """Find the revision, or say why it cannot be compared with."""
    try:
        return open_revision(root, name)
    except RevisionError as error:
        raise click.UsageError(f"--base: {error}") from None


def base_at(revision: Revision) -> Base:
    """Read the records of a revision, or say why they cannot be read."""
    try:
        return pipeline.base_at(revision)
    except RevisionError as error:
        raise click.UsageError(f"--base: {error}") from None


def compared_with(revision: Revision) -> str:
    """Say which commit the base is."""
    commit = revision.commit[:_SHORT_HASH]
    if revision.is_asked_for:
        return f"Compared with {revision.name} ({commit})."
    return f"Compared with {commit}, where {revision.name} and HEAD parted."
