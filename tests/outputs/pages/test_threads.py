"""The pages of the golden thread: its links lead on, and nothing stands there for nothing."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from posixpath import normpath

import pytest

from servicefolio.config import Settings
from servicefolio.diagnostics import Diagnostic
from servicefolio.outputs.addresses import (
    DATA_QUALITY,
    GAPS,
    PORTFOLIO,
    TECHNICAL_SERVICES,
    THREADS,
    TRACEABILITY,
)
from servicefolio.outputs.nav import PLACES
from servicefolio.outputs.pages.page import record_page
from servicefolio.outputs.pages.threads import thread_pages
from servicefolio.records.base import Record
from servicefolio.registry import all_kinds
from tests import builders, markup
from tests.builders import known_error, record, service, team
from tests.sites import published, read, site_of

ROOT = Path(__file__).parents[3]
GOAL = record("objective", "anywhere", title="Work from anywhere")
VPN = service("vpn", title="Remote access", supports_objectives="anywhere", owner="network")
ERROR = known_error("refused", title="Refused", services="vpn")
BETTER = record("improvement", "better", title="Passkeys", improves="vpn", arises_from="refused")
ALL = (GOAL, VPN, ERROR, BETTER, team(title="Network"))
OWN_PAGES = (DATA_QUALITY, GAPS, PORTFOLIO, TECHNICAL_SERVICES, THREADS, TRACEABILITY)
OVERLAY = {
    "catalog/objectives/reach-everything.yaml": "title: All\nstatement: From anywhere\n",
    "catalog/services/all-of-it.yaml": """\
title: All of it
summary: Needs whatever there is
owner: unowned
supports_objectives: reach-everything
depends_on: [{}]
""",
}
"""An objective that every service of the example serves, whatever it says of itself."""


def pages(*records: Record, found: Iterable[Diagnostic] = ()) -> dict[str, markup.Html]:
    """Render the pages of the thread by their paths."""
    artifacts = thread_pages(site_of(builders.catalog(*records)), tuple(found))
    return {item.path: markup.parse(markup.render(item.data.decode()).html) for item in artifacts}


def headings(page: markup.Html) -> tuple[str, ...]:
    """List the headings of a page, without the marks that link to them."""
    return tuple(title.removesuffix("¶") for title in page.titles)


def links(page: markup.Html) -> tuple[str, ...]:
    """List where a page leads."""
    return tuple(address for address in page.addresses if not address.startswith("#"))


def page_of(made: Record, *others: Record) -> str:
    """Render a record's page as Markdown."""
    site = site_of(builders.catalog(made, *others))
    return record_page(site, site.catalog.by_id[made.id]).data.decode()


def thread_of(page: str) -> str:
    """Take the section of the thread out of a page."""
    section = page.partition("\n## Thread\n")[2].partition("\n## ")[0]
    return section.partition('\n<p class="sf-caption sf-follow">Follow this')[0]


def test_a_page_shows_the_thread_through_its_record() -> None:
    section = markup.parse(thread_of(page_of(ERROR, GOAL, VPN, BETTER, team())))
    between = "Work from anywhere, Remote access, Refused, Passkeys"
    assert (
        section.text.strip().replace(" \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ", ", ")
        == between
    )
    assert links(section) == (
        "../../objectives/anywhere/",
        "../../services/vpn/",
        "../../improvements/better/",
    )


def test_a_service_leads_to_the_page_of_its_thread() -> None:
    assert "../../threads/vpn/" in thread_of(page_of(VPN, *ALL[:1], *ALL[2:]))


def test_where_there_is_no_thread_nothing_is_shown() -> None:
    plain = service("vpn", owner="network")
    assert "## Thread" not in page_of(ERROR, plain, team())
    assert "## Thread" not in page_of(team(), GOAL, VPN, BETTER, ERROR)
    assert pages(plain, team()) == {}


def test_the_thread_of_a_service_has_a_picture_and_a_list() -> None:
    page = pages(*ALL)["docs/threads/vpn.md"]
    assert headings(page)[0] == "Thread of Remote access"
    assert headings(page)[-3:] == ("Service strategy", "Service operation", "Improvement")
    assert "svg" in page.tags
    assert links(page).count("../../known-errors/refused/") == 2
    assert "It has all that is asked of it" in page.text


def test_a_service_that_nothing_is_said_of_has_no_page_of_its_thread() -> None:
    made = pages(GOAL, service("vpn", owner="network"), team())
    assert "docs/threads/vpn.md" not in made
    assert "svg" not in pages(GOAL, VPN, team())["docs/threads/vpn.md"].tags


def test_a_retired_service_has_no_page_of_its_thread() -> None:
    assert "docs/threads/vpn.md" not in pages(GOAL, service("vpn", state="retired"))


def test_a_matrix_names_few_records_and_counts_many() -> None:
    errors = [known_error(f"e{number}", services="vpn") for number in range(14)]
    page = pages(*ALL, *errors)["docs/traceability/index.md"]
    assert "15" in page.text
    assert "and 3 more" in page.text
    assert "../services/vpn/" in links(page)
    assert "Without an objective" not in headings(page)


def test_a_matrix_names_services_without_an_objective() -> None:
    page = pages(*ALL, service("phone", title="Phone"))["docs/traceability/index.md"]
    assert "Without an objective" in headings(page)


def test_gaps_say_what_is_missing_who_owns_it_and_what_mends_it() -> None:
    page = pages(GOAL, service("vpn", title="VPN", owner="network"), team(title="Network"))
    gaps = page["docs/gaps/index.md"]
    assert headings(gaps) == ("Gaps", "Network", "What is asked")
    assert "no objective that it serves" in gaps.text
    assert "servicefolio new objective vpn-objective" in gaps.text
    assert "has 0 of 1" in gaps.text


def test_a_small_repository_is_not_asked_for_anything() -> None:
    small = (service("vpn", sla="gold"), service("phone"), record("sla", "gold"), known_error())
    assert pages(*small) == {}
    assert "gaps/" not in page_of(team(), service("phone", owner="network"), *small[2:3])


def test_those_who_run_no_services_are_told_no_gaps_and_findings() -> None:
    site = site_of(builders.catalog(*ALL), Settings(audience="users"))
    assert list(thread_pages(site, (builders.diagnostic(),))) == []
    shown = record_page(site, site.catalog.by_id["vpn"]).data.decode()
    assert "## Thread" in shown
    assert "threads/" not in shown


def test_where_nothing_is_missing_or_wrong_there_is_no_page() -> None:
    made = pages(*ALL)
    assert not {"docs/gaps/index.md", "docs/data-quality/index.md"} & {*made}


def test_findings_stand_with_their_owner_their_rule_and_their_file() -> None:
    found = builders.diagnostic("it leads nowhere", record="refused", hint="write `services:`")
    ignored = builders.diagnostic(record="vpn", ignored="until the move in spring")
    page = pages(*ALL, found=(found, ignored))["docs/data-quality/index.md"]
    assert headings(page) == ("Data quality", "Network")
    assert "1 error" in page.text
    assert "Refused: it leads nowhere" in page.text
    assert "kb/known-errors/vpn-root-ca.yaml:2" in page.text
    assert "../manual/rules/ref-dangling/" in links(page)
    assert "1 finding ignored" in page.text
    assert "until the move in spring" in page.text
    assert "write services:" in page.text


def test_a_page_of_many_findings_is_bounded() -> None:
    many = [builders.diagnostic(f"number {number}", record="vpn") for number in range(3_000)]
    page = pages(*ALL, found=many)["docs/data-quality/index.md"]
    assert "3,000 errors" in page.text
    assert "and 2800 more" in page.text
    assert len(page.text) < 50_000


def test_a_team_sees_what_it_answers_for() -> None:
    late = service("old-vpn", title="Old VPN", owner="network", review_by="2026-01-01")
    page = markup.parse(markup.render(page_of(team(), GOAL, VPN, ERROR, late)).html)
    assert "What it answers for" in headings(page)
    assert "2 available" in page.text
    assert "Old VPN: was due 2026-01-01" in page.text
    assert "../../gaps/" in links(page)


def test_no_list_of_a_kind_has_the_address_of_these_pages() -> None:
    assert not {f"{kind.plural}/" for kind in all_kinds()} & {*OWN_PAGES}
    named = {place.page for place in PLACES}
    assert {f"{page}index.md" for page in OWN_PAGES if page != THREADS} <= named


@cache
def example() -> Mapping[str, str]:
    """Publish the example, in which every service serves an objective: pages by their paths."""
    files = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for folder in ("catalog", "kb")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file()
    }
    services = [item.id for item in read(files).catalog.records("service") if item.state == "live"]
    overlay = {path: text.format(", ".join(services)) for path, text in OVERLAY.items()}
    made = published({**files, **overlay})
    return {path: data.decode() for path, data in made.items() if path.endswith(".md")}


def steps(path: str) -> list[str]:
    """Follow the links in the section of the thread of a page."""
    section = thread_of(example()[path])
    address = path.removesuffix(".md")
    targets = re.findall(r'href="([^"#]+/)"', section)
    return [f"{normpath(f'{address}/{target}')}.md" for target in targets]


def reached(path: str) -> set[str]:
    """Find every page that the links of threads lead to."""
    seen, waiting = {path}, [path]
    while waiting:
        for target in steps(waiting.pop()):
            if (
                target in example()
                and target not in seen
                and not target.startswith("docs/threads/")
            ):
                seen.add(target)
                waiting.append(target)
    return seen


_ON_A_SERVICE = ("known-errors", "design-documents", "slas", "services")


@pytest.mark.parametrize("folder", _ON_A_SERVICE)
def test_from_every_record_of_a_service_the_thread_leads_to_an_objective(folder: str) -> None:
    """The links of the section `Thread` alone, page by page, as a reader clicks them."""
    paths = [
        path
        for path, text in example().items()
        if path.startswith(f"docs/{folder}/")
        and not path.endswith("index.md")
        and "\n## Thread\n" in text
    ]
    assert len(paths) >= 4
    for path in paths:
        assert any(end.startswith("docs/objectives/") for end in reached(path)), path


def test_from_every_known_error_the_thread_leads_to_an_improvement_where_there_is_one() -> None:
    improved = [
        path
        for path, text in example().items()
        if path.startswith("docs/services/") and "<dt>Improved by</dt>" in text
    ]
    assert improved
    for path in example():
        on_improved = any(step in improved for step in reached(path))
        if path.startswith("docs/known-errors/") and on_improved:
            assert any(end.startswith("docs/improvements/") for end in reached(path)), path


def test_every_link_of_a_thread_leads_to_a_page() -> None:
    for path in example():
        assert [step for step in steps(path) if step not in example()] == []
