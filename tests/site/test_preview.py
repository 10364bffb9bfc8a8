"""The preview of a change: one file with the pages that differ, a list, and nothing that acts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

from servicefolio import pipeline
from servicefolio.outputs.pages.changed import ChangedPage
from servicefolio.preview import Preview, make_preview
from servicefolio.registry import kinds_by_name
from servicefolio.site.preview import MOST_FINDINGS, MOST_OTHERS, MOST_OWN, chosen
from servicefolio.source.dump import dump
from servicefolio.source.revision import open_revision
from tests import markup
from tests.authored import complete, path_of, with_partners
from tests.builders import TODAY, write_files
from tests.git import commit, repository
from tests.hostile import words
from tests.repositories import build, change, marks, tree

pytestmark = pytest.mark.site

KNOWN = "kb/known-errors/vpn-root-ca.yaml"
TEXT = "title: The certificate is not trusted\nservices: [vpn]\nmessages: 0x800B0109\n"
_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'\shref="#([^"]+)"')


def preview(root: Path, base: str = "HEAD") -> Preview:
    """Make the preview of what became other since a commit."""
    opened = pipeline.open_repository(root, TODAY)
    former = pipeline.base_at(open_revision(root, base))
    return make_preview(opened, former, "Compared with main.")


def head_of(made: Preview) -> str:
    """Read what stands before the list of pages."""
    head = made.text.partition("<h1>")[2].partition("<nav")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", head)).split())


@dataclass(frozen=True, slots=True)
class Changed:
    """A repository with changes of every sort, and their preview."""

    root: Path
    preview: Preview
    is_untouched: bool
    """Whether the published site was left as it was."""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Changed:
    """Add, change, remove, rename and break a record, in a repository whose site is built."""
    root = repository(
        tmp_path_factory.mktemp("repository"),
        {
            "catalog/teams/desk.yaml": "title: Desk\n",
            "catalog/teams/old.yaml": "title: Old team\n",
            "catalog/teams/slip.yaml": "title: Slip\n",
        },
    )
    build(root)
    before = marks(root / "site")
    change(
        root,
        {
            "catalog/teams/new.yaml": 'title: "New <b>team</b>"\n',
            "catalog/teams/desk.yaml": "title: Service desk\n",
            "catalog/teams/old.yaml": None,
            "catalog/teams/slip.yaml": "titel: Slip\n",
            KNOWN: None,
            "kb/known-errors/root-ca.yaml": f"{TEXT}aliases: [vpn-root-ca]\n",
        },
    )
    made = preview(root)
    return Changed(root, made, is_untouched=marks(root / "site") == before)


def test_the_list_tells_what_is_new_changed_and_gone(changed: Changed) -> None:
    own = [(page.fate, page.address) for page in changed.preview.pages if page.is_own]
    assert own == [
        ("new", "known-errors/root-ca/"),
        ("new", "teams/new/"),
        ("changed", "teams/desk/"),
        ("changed", "teams/slip/"),
        ("gone", "known-errors/vpn-root-ca/"),
        ("gone", "teams/old/"),
    ]
    nav = changed.preview.text.partition("<nav")[2].partition("</nav>")[0]
    listed = re.findall(r'<li><a href="#(p\d+)">(.*?)</a>', nav)
    assert listed[1] == ("p2", "New &lt;b&gt;team&lt;/b&gt;")
    assert len(listed) == len(changed.preview.pages)
    titles = re.findall(r"<h2>(.*?) <small>(\d+)</small>", nav)
    assert titles[:3] == [("New", "2"), ("Changed", "2"), ("Gone", "2")]
    assert titles[3][0] == "Changed along with them"


def test_every_link_in_the_file_leads_to_one_place(changed: Changed) -> None:
    ids = _ID.findall(changed.preview.text)
    assert len(ids) == len(set(ids)) > 20
    assert set(_LINK.findall(changed.preview.text)) <= set(ids)


def test_a_broken_record_says_what_is_wrong_with_it(changed: Changed) -> None:
    section = changed.preview.text.split('id="p4"')[1].split("</section>")[0]
    assert "slip cannot be shown" in section
    assert "titel" in section


def test_a_record_that_moved_leads_to_its_new_page(changed: Changed) -> None:
    section = changed.preview.text.split('id="p5"')[1].split("</section>")[0]
    assert '<a href="#p1"><code>known-errors/root-ca/</code></a> now' in section
    assert "The page as it was" in section
    gone = changed.preview.text.split('id="p6"')[1].split("</section>")[0]
    assert "Nothing is at this address any more" in gone
    assert "Old team" in gone


def test_the_site_stays_as_it_was_and_the_next_build_is_that_of_the_change(
    changed: Changed,
) -> None:
    assert changed.is_untouched
    assert not [path for path in tree(changed.root / "build") if path.startswith("sites/.new")]
    build(changed.root)
    assert not (changed.root / "site/teams/old").exists()
    assert "url=../root-ca/" in (
        changed.root / "site/known-errors/vpn-root-ca/index.html"
    ).read_text("utf-8")


def test_nothing_changed_is_said(tmp_path: Path) -> None:
    made = preview(repository(tmp_path))
    assert made.pages == ()
    assert "Compared with main. No page of the site changes." in made.text


def test_only_what_its_readers_may_see_is_in_it(tmp_path: Path) -> None:
    root = repository(tmp_path, {"pyproject.toml": '[tool.servicefolio]\naudience = "users"\n'})
    commit(root)
    change(root, {"catalog/teams/secret.yaml": "title: Secret\naudience: staff\n"})
    assert preview(root).pages == ()


def test_a_hostile_record_is_harmless(tmp_path: Path) -> None:
    """Every text of every kind is hostile; the file has no element that is not the product's."""
    root = repository(tmp_path)
    made = {}
    for kind in ("known_error", "article", "service"):
        tree_of = complete(kinds_by_name()[kind].model, words(0)).tree
        made[path_of(kind, f"hostile-{kind.replace('_', '-')}")] = dump({**tree_of, "aliases": []})
    write_files(root, dict(with_partners(made)))
    docs = '# Page\n\n<script>alert(1)</script><img src=x onerror="alert(1)"><p id="x">y</p>\n'
    change(root, {"docs/hostile.md": docs})
    text = preview(root).text
    found = markup.parse(text)
    assert not found.tags & {"script", "iframe", "object", "embed", "link", "base"}
    assert not [name for name in found.attributes if name.startswith("on")]
    assert not re.search(r'\s(?:href|src)="\s*(?:javascript|vbscript|data:text)', text)
    assert "default-src 'none'" in text


def test_more_pages_than_a_reader_can_look_at_are_counted() -> None:
    pages = [
        ChangedPage(f"teams/{number}/", "new", is_own=own)
        for own, count in ((True, MOST_OWN + 3), (False, MOST_OTHERS + 7))
        for number in range(count)
    ]
    kept = chosen(pages)
    assert len(kept) == MOST_OWN + MOST_OTHERS
    assert [page.is_own for page in kept].count(True) == MOST_OWN


def test_those_that_have_no_room_are_named_by_their_number(tmp_path: Path) -> None:
    root = repository(tmp_path)
    texts = {
        f"catalog/teams/t{number}.yaml": f"title: Team {number}\n" for number in range(MOST_OWN + 2)
    }
    change(root, texts)
    assert "And 2 pages more, which this file has no room for." in preview(root).text


TAKEN = "kb/known-errors/vpn.yaml"
NAMED_LIKE_A_SERVICE: Mapping[str, str] = {TAKEN: TEXT.replace("0x800B0109", "0x1")}


def test_a_file_without_a_page_is_named_with_what_is_wrong(tmp_path: Path) -> None:
    root = repository(tmp_path, {"catalog/teams/old.yaml": "titel: Old\n"})
    change(
        root,
        {
            **NAMED_LIKE_A_SERVICE,
            "kb/known-errors/cut.yaml": "title: [x\n",
            "catalog/what/x.yaml": "title: x\n",
        },
    )
    made = preview(root)
    head = head_of(made)
    assert "Checks: 3 errors; 1 finding was there before." in head
    assert f'{TAKEN}:1:1 error [id-duplicate] the id "vpn" is already taken by a service' in head
    assert "kb/known-errors/cut.yaml:1:8 error [yaml-syntax] " in head
    assert "titel" not in head
    assert set(made.head.without_page) == {
        TAKEN,
        "kb/known-errors/cut.yaml",
        "catalog/what/x.yaml",
    }


def test_what_is_found_is_escaped_and_counted_beyond_the_first(tmp_path: Path) -> None:
    root = repository(tmp_path)
    fields = "".join(f'"<b>{number}</b>": 1\n' for number in range(MOST_FINDINGS + 2))
    change(root, {"catalog/teams/desk.yaml": f"title: Desk\n{fields}"})
    made = preview(root)
    head = made.text.partition("<h1>")[2].partition("<nav")[0]
    assert head.count("<li>") == MOST_FINDINGS
    assert "<b>" not in head
    assert "href" not in head
    assert "<b>1</b>" in unescape(head)
    assert "And 2 findings more" in head


def test_what_few_may_know_is_told_to_no_others(tmp_path: Path) -> None:
    hidden = "title: Secret\naudience: restricted\nnope: 1\n"
    root = repository(tmp_path)
    change(
        root,
        {
            **NAMED_LIKE_A_SERVICE,
            "catalog/teams/secret.yaml": hidden,
            "catalog/teams/single-sign-on.yaml": "title: Hush\naudience: restricted\n",
        },
    )
    staff = preview(root)
    assert staff.head.without_page == (TAKEN,)
    assert {item.path for item in staff.head.findings} == {TAKEN}
    change(root, {"pyproject.toml": '[tool.servicefolio]\naudience = "users"\n'})
    users = preview(root)
    assert (users.head.findings, users.head.without_page) == ((), ())
    assert "those who run the services" in head_of(users)


def test_a_base_that_could_not_be_read_whole_is_told(tmp_path: Path) -> None:
    root = repository(
        tmp_path,
        {
            "kb/known-errors/cut.yaml": "title: [x\n",
            "pyproject.toml": "[tool.servicefolio]\nnope = 1\n",
        },
    )
    change(root, {"kb/known-errors/cut.yaml": TEXT, "pyproject.toml": None})
    made = preview(root)
    assert [page.fate for page in made.pages if page.address == "known-errors/cut/"] == ["new"]
    head = head_of(made)
    assert "1 file of the base could not be read whole" in head
    assert "Settings of the base could not be read" in head
