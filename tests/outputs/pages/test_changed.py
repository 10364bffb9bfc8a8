"""Which pages a change makes, changes and takes away: what it is about comes first."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from servicefolio.config import Settings
from servicefolio.graph.restrict import restrict
from servicefolio.outputs.pages.changed import ChangedPage, Version, changed_pages
from servicefolio.outputs.plan import addresses, plan
from servicefolio.outputs.views.site import Site
from servicefolio.source.document import SourceFile
from tests.sites import read

DAY = date(2026, 11, 23)
FILES: Mapping[str, str] = MappingProxyType(
    {
        "catalog/teams/desk.yaml": "title: Desk\n",
        "catalog/services/mail.yaml": "title: Mail\nsummary: Letters\nowner: desk\n",
        "kb/known-errors/full.yaml": "title: Full\nservices: [mail]\nmessages: full\n",
    }
)


def version(changes: Mapping[str, str | None] = FILES, *docs: tuple[str, bytes]) -> Version:
    """Plan the site of the files with some changes."""
    files = {path: text for path, text in {**FILES, **changes}.items() if text is not None}
    catalog = read(files).catalog
    visible = restrict(catalog, (), (), "staff")
    manual = tuple(SourceFile(name, data) for name, data in docs)
    site = Site(visible.catalog, Settings(), DAY, addresses())
    return Version(visible, manual, tuple(plan(site, visible, manual)))


def own(now: Version, before: Version) -> list[tuple[str, str]]:
    """List what the change is about."""
    pages = changed_pages(now, before, addresses())
    return [(page.address, page.fate) for page in pages if page.is_own]


def test_nothing_changed_is_no_page() -> None:
    assert changed_pages(version(), version(), addresses()) == ()


def test_what_was_changed_comes_before_what_shows_it() -> None:
    now = version({"catalog/teams/desk.yaml": "title: Service desk\n"})
    first, *others = changed_pages(now, version(), addresses())
    assert first == ChangedPage("teams/desk/", "changed", is_own=True)
    assert ChangedPage("services/mail/", "changed", is_own=False) in others
    assert not any(page.is_own for page in others)


def test_new_changed_and_gone_records_come_in_this_order() -> None:
    now = version(
        {
            "catalog/teams/a.yaml": "title: A\n",
            "catalog/services/mail.yaml": "title: Post\nsummary: Letters\nowner: desk\n",
            "kb/known-errors/full.yaml": None,
        }
    )
    assert own(now, version()) == [
        ("teams/a/", "new"),
        ("services/mail/", "changed"),
        ("known-errors/full/", "gone"),
    ]


def test_a_renamed_record_is_a_new_page_and_one_that_has_moved() -> None:
    text = FILES["kb/known-errors/full.yaml"]
    now = version(
        {
            "kb/known-errors/full.yaml": None,
            "kb/known-errors/mailbox-full.yaml": f"{text}aliases: [full]\n",
        }
    )
    new, gone, *_ = changed_pages(now, version(), addresses())
    assert new == ChangedPage("known-errors/mailbox-full/", "new", is_own=True)
    assert gone == ChangedPage(
        "known-errors/full/", "gone", is_own=True, moved_to="known-errors/mailbox-full/"
    )


def test_a_page_of_the_manual_counts_by_its_file() -> None:
    before = version(FILES, ("index.md", b"# A\n"), ("team/how.md", b"# B\n"))
    now = version(FILES, ("index.md", b"# C\n"), ("team/how.md", b"# B\n"), ("new.md", b"# D\n"))
    assert own(now, before) == [("manual/new/", "new"), ("manual/", "changed")]
