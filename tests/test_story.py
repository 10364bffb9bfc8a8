"""The example organisation's story, followed in its built site by the links a reader would click.

Every link that the story needs is named here; the test fails where one of them is missing.
"""

import html
import re
import shutil
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.example import PARTS, ROOT
from tests.markup import parse
from tests.repositories import build

pytestmark = pytest.mark.site

HOME, STORY = "", "how-it-fits-together/"
_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)

LINKS: dict[str, str] = {
    # The need for it, and the decision.
    "risks/hotline-full-in-storm": "decisions/portfolio-2024",
    "decisions/portfolio-2024": "services/outage-map risks/hotline-full-in-storm",
    "services/outage-map": """
        objectives/customers-help-themselves decisions/portfolio-2024
        design-documents/outage-map-package design-documents/outage-map-architecture
        design-documents/outage-map-security design-documents/outage-map-continuity
        design-documents/outage-map-availability design-documents/outage-map-capacity
        slas/standard configuration-items/outage-map-app
        changes/CHG-0438 releases/outage-map-1-0 readiness-reviews/outage-map-go-live
        events/outage-map-stale events/outage-map-slow incidents/INC-2291 problems/PRB-0117
        known-errors/outage-map-picture-stale request-models/street-news
        articles/when-is-my-power-back measurements/outage-map-availability-series
        improvements/IMP-0115""",
    # What was designed, and what was promised.
    "design-documents/outage-map-package": """
        services/outage-map validations/outage-map-load-test validations/outage-map-acceptance""",
    "design-documents/outage-map-architecture": "services/outage-map",
    "design-documents/outage-map-security": "services/outage-map",
    "design-documents/outage-map-continuity": "services/outage-map",
    "design-documents/outage-map-availability": "services/outage-map",
    "design-documents/outage-map-capacity": "services/outage-map",
    "slas/standard": """
        olas/applications-ola olas/platform-ola underpinning-contracts/tidewire-line
        services/outage-map measurements/outage-map-availability-series
        kpis/outage-map-availability-kpi""",
    "olas/applications-ola": "slas/standard",
    "olas/platform-ola": "slas/standard",
    "underpinning-contracts/tidewire-line": "slas/standard",
    # How it came into use.
    "configuration-items/outage-map-app": "services/outage-map changes/CHG-0438",
    "configuration-items/outage-map-painter": "changes/CHG-0716 events/outage-map-stale",
    "configuration-items/outage-map-store": "services/outage-map",
    "changes/CHG-0412": "releases/outage-map-1-0 decisions/portfolio-2024",
    "changes/CHG-0431": "releases/outage-map-1-0 changes/CHG-0412",
    "changes/CHG-0438": "releases/outage-map-1-0 changes/CHG-0431 risks/hotline-full-in-storm",
    "validations/outage-map-load-test": "design-documents/outage-map-package",
    "validations/outage-map-acceptance": "design-documents/outage-map-package",
    "readiness-reviews/outage-map-go-live": "releases/outage-map-1-0 services/outage-map",
    "releases/outage-map-1-0": """
        changes/CHG-0412 changes/CHG-0431 changes/CHG-0438 readiness-reviews/outage-map-go-live
        validations/outage-map-load-test services/outage-map
        configuration-items/outage-map-app configuration-items/outage-map-painter
        configuration-items/outage-map-store""",
    # What happened in use.
    "events/outage-map-stale": """
        runbooks/outage-map-stale-runbook services/outage-map incidents/INC-2291""",
    "events/outage-map-slow": "services/outage-map",
    "runbooks/outage-map-stale-runbook": """
        events/outage-map-stale known-errors/outage-map-picture-stale""",
    "request-models/street-news": "services/outage-map articles/when-is-my-power-back",
    "articles/when-is-my-power-back": "services/outage-map",
    "incidents/INC-2291": """
        services/outage-map events/outage-map-stale problems/PRB-0117
        known-errors/outage-map-picture-stale reviews/storm-february-2026""",
    "problems/PRB-0117": """
        incidents/INC-2291 known-errors/outage-map-picture-stale changes/CHG-0716""",
    "known-errors/outage-map-picture-stale": "problems/PRB-0117 changes/CHG-0716",
    "changes/CHG-0716": "problems/PRB-0117 releases/outage-map-1-4",
    "releases/outage-map-1-4": "changes/CHG-0716 services/outage-map",
    # What was learnt, measured and made better, up to the objective that moved.
    "reviews/storm-february-2026": """
        incidents/INC-2291 corrective-actions/draw-the-map-twice improvements/IMP-0115""",
    "kpis/outage-map-availability-kpi": "slas/standard corrective-actions/draw-the-map-twice",
    "kpis/calls-per-thousand-without-power": """
        objectives/customers-help-themselves measurements/calls-per-thousand-series
        improvements/IMP-0115""",
    "measurements/outage-map-availability-series": """
        slas/standard services/outage-map reviews/storm-february-2026""",
    "measurements/calls-per-thousand-series": "kpis/calls-per-thousand-without-power",
    "corrective-actions/draw-the-map-twice": "reviews/storm-february-2026",
    "improvements/IMP-0115": "objectives/customers-help-themselves reviews/storm-february-2026",
    "reviews/improvement-2026-h1": "improvements/IMP-0115",
    "objectives/customers-help-themselves": """
        services/outage-map improvements/IMP-0115 kpis/calls-per-thousand-without-power""",
}
"""From the page of each record of the story to those that it must lead to."""

WALK = """
    risks/hotline-full-in-storm decisions/portfolio-2024 services/outage-map
    design-documents/outage-map-package validations/outage-map-load-test releases/outage-map-1-0
    readiness-reviews/outage-map-go-live services/outage-map slas/standard olas/applications-ola
    slas/standard services/outage-map events/outage-map-stale incidents/INC-2291
    problems/PRB-0117 known-errors/outage-map-picture-stale changes/CHG-0716
    releases/outage-map-1-4 services/outage-map incidents/INC-2291 reviews/storm-february-2026
    corrective-actions/draw-the-map-twice reviews/storm-february-2026 improvements/IMP-0115
    objectives/customers-help-themselves"""
"""One way through all of it, each page by a link on the page before."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example organisation's site."""
    root = tmp_path_factory.mktemp("story")
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copyfile
        copy(ROOT / part, root / part)
    build(root)
    return root / "site"


def links(site: Path, page: str) -> set[str]:
    """List the pages that the text of a page leads to: neither navigation nor table of contents."""
    file = site / page / "index.html"
    assert file.is_file(), f"there is no page {page}"
    article = _ARTICLE.search(file.read_text("utf-8"))
    assert article is not None
    found = (urlsplit(urljoin(f"/{page}", link)) for link in parse(article[0]).addresses)
    return {target.path.lstrip("/") for target in found if not target.netloc}


def test_the_first_page_leads_to_how_it_fits_together(site: Path) -> None:
    assert STORY in links(site, HOME)


def test_how_it_fits_together_leads_to_every_record_of_the_story(site: Path) -> None:
    named = {f"{page}/" for page in LINKS}
    assert named - links(site, STORY) == set()


def test_the_page_leads_to_the_acceptance_criteria_where_they_stand(site: Path) -> None:
    package = "design-documents/outage-map-package/"
    story = parse((site / STORY / "index.html").read_text("utf-8")).addresses
    criteria = {link.partition("#")[2] for link in story if f"{package}#" in link}
    assert {"draws-in-a-minute", "nine-thousand-visitors", "hotline-sees-same"} <= criteria
    document = (site / package / "index.html").read_text("utf-8")
    assert [name for name in criteria if f'id="{name}"' not in html.unescape(document)] == []


@pytest.mark.parametrize("page", LINKS)
def test_every_record_leads_on_in_the_story(site: Path, page: str) -> None:
    wanted = {f"{target}/" for target in LINKS[page].split()}
    found = links(site, f"{page}/")
    # A service's own page shows the latest of each kind, and leads to the page with all of them.
    thread = page.replace("services/", "threads/", 1) + "/"
    assert wanted - (found | links(site, thread) if thread in found else found) == set()


def test_a_reader_walks_from_the_need_to_the_objective_that_moved(site: Path) -> None:
    pages = WALK.split()
    assert f"{pages[0]}/" in links(site, STORY)
    for page, following in pairwise(pages):
        assert f"{following}/" in links(site, f"{page}/"), f"{page} does not lead to {following}"


def test_the_page_tells_what_broke_and_what_came_of_it(site: Path) -> None:
    text = parse((site / STORY / "index.html").read_text("utf-8")).text
    for told in (
        "31,000 people were hit",
        "it lasted 5 h 10 min",
        "missed: 2026-02 (98.30 %)",
        "people use it since 2024-11-28",
        "before 149, wanted below 40, reached 23",
    ):
        assert told in text
