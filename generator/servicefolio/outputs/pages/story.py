"""The page for newcomers: how the processes fit together, and one service's story through them."""

from collections.abc import Iterator

from servicefolio.kind import PROCESS_TITLES
from servicefolio.outputs.addresses import HOW_IT_FITS
from servicefolio.outputs.artifact import Artifact
from servicefolio.outputs.pages.handovers import PASSAGES, picture_of_processes
from servicefolio.outputs.pages.page import render_page
from servicefolio.outputs.views.site import Site


def story_pages(site: Site) -> Iterator[Artifact]:
    """Render the page once the repository uses all five processes."""
    if site.threads.fits_together:
        used = [site.addresses.kinds[name] for name in site.catalog.kinds()]
        yield render_page(
            site,
            HOW_IT_FITS,
            "how_it_fits.md.jinja",
            passages=PASSAGES,
            kinds={
                passage.process: [kind for kind in used if kind.process == passage.process]
                for passage in PASSAGES
            },
            questions={passage.process: passage.question for passage in PASSAGES},
            picture=picture_of_processes(),
            story=site.threads.story,
            titles=PROCESS_TITLES,
        )
