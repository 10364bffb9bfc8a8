"""`llms.txt`: what the site holds and where, for programs that read on behalf of people.

The form is that of https://llmstxt.org.
"""

from functools import partial

from servicefolio.outputs.addresses import API, FEEDS, whole
from servicefolio.outputs.artifact import Artifact, text_artifact
from servicefolio.outputs.environment import environment
from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.views.site import Site

_FILE = "llms.txt"


def llms_artifact(site: Site) -> Artifact:
    """Write the file; it names the JSON of lists, and the pages of services."""
    text = (
        environment()
        .get_template("llms.txt.jinja")
        .render(
            site=site,
            kinds=[site.addresses.kinds[name] for name in site.catalog.kinds()],
            services=site.feeds.services,
            api=API,
            feeds=FEEDS,
            address=partial(whole, place=_FILE, site_url=site.settings.site_url),
        )
    )
    return text_artifact(f"{DOCS}{_FILE}", text)
