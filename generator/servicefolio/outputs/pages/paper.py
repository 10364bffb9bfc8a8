"""What a print of a page says on every sheet: where it is from, and of which day."""

from pathlib import PurePosixPath

from servicefolio.outputs.addresses import address_of, whole
from servicefolio.outputs.artifact import Artifact, text_artifact
from servicefolio.outputs.environment import environment
from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.scripts import AS_OF
from servicefolio.outputs.views.site import Site
from servicefolio.records.base import Record


def on_paper(site: Site, artifact: Artifact) -> Artifact:
    """Add its last line to a page, which paper shows alone; what is no page stays as it is."""
    if not artifact.path.startswith(DOCS) or not artifact.path.endswith(".md"):
        return artifact
    address = address_of(artifact.path.removeprefix(DOCS))
    record = _record_at(site, address)
    line = (
        environment()
        .get_template("paper.md.jinja")
        .render(
            site=site,
            address=address,
            whole=whole(address, "", site.settings.site_url),
            last=site.review(record).last if record else None,
        )
    )
    return text_artifact(artifact.path, f"{artifact.data.decode()}\n{line}")


def day_artifact(site: Site) -> Artifact:
    """Say of which day the site is, in a style sheet that all pages load.

    In the pages themselves it would make every page another one every day.
    """
    return text_artifact(
        f"{DOCS}{AS_OF}", f'.sf-build-day::before {{ content: "As of {site.today}"; }}\n'
    )


def _record_at(site: Site, address: str) -> Record | None:
    """Find the record that an address is the page of."""
    entry = site.catalog.by_id.get(PurePosixPath(address).name)
    if entry is None or site.addresses.record(entry.record.KIND, entry.record.id) != address:
        return None
    return entry.record
