"""The page for newcomers: where there is one, what it shows, and to whom."""

import re
from functools import cache

from servicefolio.config import Settings
from servicefolio.outputs.pages.handovers import PASSAGES, picture_of_processes
from tests import markup
from tests.one_story import FERRY
from tests.sites import published

PAGE = "docs/how-it-fits-together/index.md"


@cache
def ferry() -> dict[str, bytes]:
    """Publish the ferry board's records."""
    return published(FERRY)


def page(files: dict[str, bytes]) -> markup.Html:
    """Render the page."""
    return markup.parse(markup.render(files[PAGE].decode()).html)


def test_a_service_is_followed_by_links() -> None:
    made = page(ferry())
    for address in (
        "../risks/piers-crowded/",
        "../decisions/build-board/",
        "../design-documents/ferry-board-package/#in-fog",
        "../incidents/INC-2291/",
        "../improvements/IMP-0115/",
        "../threads/ferry-board/",
    ):
        assert address in made.addresses


def test_steps_are_numbered_without_a_gap() -> None:
    titles = page(ferry()).titles
    numbers = [int(found[1]) for title in titles if (found := re.match(r"(\d+)\.", title))]
    assert numbers == [*range(1, 23)]


def test_no_two_places_of_the_page_have_one_name() -> None:
    html = markup.render(ferry()[PAGE].decode()).html
    names = re.findall(r'\bid="([^"]+)"', html)
    assert len(names) == len({*names})


def test_the_first_page_leads_there() -> None:
    home = ferry()["docs/index.md"].decode()
    assert "(how-it-fits-together/)" in home


def test_there_is_no_such_page_until_every_process_has_a_record() -> None:
    operation = {path: text for path, text in FERRY.items() if not path.startswith("kb/")}
    files = published(operation)
    assert PAGE not in files
    assert "how-it-fits-together" not in files["docs/index.md"].decode()
    assert b"How it fits together" not in files["mkdocs.yml"]
    assert b"How it fits together" in ferry()["mkdocs.yml"]


def test_without_a_service_that_leads_far_the_processes_are_told_alone() -> None:
    alone = {
        "catalog/objectives/goal.yaml": "title: Goal\nstatement: Dry feet\n",
        "catalog/slas/some.yaml": FERRY["catalog/slas/standard.yaml"].partition("underp")[0],
        "catalog/configuration-items/app.yaml": "title: App\ntype: application\nowner: unowned\n",
        "kb/runbooks/any.yaml": "title: Any\nbody: Do it.\n",
        "catalog/improvements.yaml": "records:\n  - {id: a, title: A, why: It hurts.}\n",
    }
    made = page(published(alone))
    assert "svg" in made.tags
    assert "One service" not in made.text
    assert "../objectives/" in made.addresses
    assert "../services/" not in made.addresses


def test_what_its_readers_may_not_see_is_no_part_of_it() -> None:
    opened = {path: f"audience: public\n{text}" for path, text in FERRY.items()}
    opened["catalog/improvements.yaml"] = FERRY["catalog/improvements.yaml"].replace(
        "title:", "audience: public\n    title:", 1
    )
    del opened["kb/incidents/INC-2291.yaml"]
    opened["kb/incidents/INC-2291.yaml"] = FERRY["kb/incidents/INC-2291.yaml"]
    text = published(opened, audience="public")[PAGE].decode()
    assert "ferry-board" in text
    assert "INC-2291" not in text
    assert "It breaks" not in text
    assert "one steward" not in text  # the business case is for staff
    assert "one steward" in published(opened)[PAGE].decode()


def test_the_story_of_the_chosen_service_is_told() -> None:
    chosen = Settings(story="tide-tables")
    text = published(FERRY, settings=chosen)[PAGE].decode()
    assert "INC-2291" not in text


def test_the_picture_is_a_circle_through_all_processes() -> None:
    picture = picture_of_processes()
    ways = {(edge.source, edge.target) for edge in picture.edges}
    for passage in PASSAGES:
        for handover in passage.hands:
            between = f"{passage.process} to {handover.to}"
            assert {(passage.process, between), (between, handover.to)} <= ways
    follows = {passage.process: passage.hands[0].to for passage in PASSAGES}
    assert {*follows} == {*follows.values()}
