"""Links are found in fields and in Markdown, each at its own place."""

from pathlib import Path

from servicefolio.examine import examine
from servicefolio.reach.links import Link, links_to_hosts
from servicefolio.site.update import untracked
from tests.builders import sources_at, write_files

FIELDS = """\
title: The tunnel breaks off
services: vpn
owner: network
references:
  - https://example.com/a#part
  - url: https://example.com/b
external_refs:
  - {system: jira, key: ITS-1, url: https://jira.example.com/ITS-1}
contacts:
  - {role: duty manager, url: "mailto:desk@example.org"}
"""
PROSE = """\
title: The tunnel breaks off
services: vpn
owner: network
description: |
  ## Where

  See [this](https://example.com/x), <https://example.com/y>, and again
  [that](https://example.com/x) and [more](https://bücher.example.com/ü?a=b&c=d "Title").
  No links: `https://example.com/code`, https://example.com/bare, [mail](mailto:a@example.org),
  [inside](../b.md), [[vpn]], [bad](javascript:alert)

  ```
  [no](https://example.com/block)
  ```
"""


def links_in(root: Path, text: str) -> list[Link]:
    files = {
        "catalog/services/vpn.yaml": "title: VPN\nowner: network\n",
        "catalog/teams/network.yaml": "title: Network\n",
        "kb/known-errors/tunnel.yaml": text,
    }
    found = examine(sources_at(write_files(root, dict(files))), untracked)
    return list(links_to_hosts(found.catalog.entries))


def places(links: list[Link]) -> list[tuple[str, int, int]]:
    found = []
    for link in links:
        position = link.entry.document.find(link.route, link.written, link.before)
        found.append((link.address, position.line, position.column))
    return found


def test_fields_with_addresses_are_found(tmp_path: Path) -> None:
    assert sorted(places(links_in(tmp_path, FIELDS))) == [
        ("https://example.com/a", 5, 5),
        ("https://example.com/b", 6, 10),
        ("https://jira.example.com/ITS-1", 8, 37),
    ]


def test_links_in_markdown_are_found_where_they_stand(tmp_path: Path) -> None:
    assert places(links_in(tmp_path, PROSE)) == [
        ("https://example.com/x", 7, 14),
        ("https://example.com/y", 7, 39),
        ("https://example.com/x", 8, 10),
        ("https://bücher.example.com/ü?a=b&c=d", 8, 44),
    ]


def test_the_place_in_the_page_is_kept_apart(tmp_path: Path) -> None:
    assert [link.fragment for link in links_in(tmp_path, FIELDS)] == ["", "#part", ""]


def test_the_text_of_a_markdown_record_is_read(tmp_path: Path) -> None:
    root = write_files(
        tmp_path,
        {
            "kb/articles/tunnel.md": "---\ntitle: Tunnel\n---\n\nSee\n[it](https://example.com/z).\n",
        },
    )
    links = list(links_to_hosts(examine(sources_at(root), untracked).catalog.entries))
    assert places(links) == [("https://example.com/z", 6, 6)]
