"""What scripts need where a site is opened from a disk."""

import json
import re
from datetime import date

import pytest

from servicefolio.outputs.environment import asset
from servicefolio.outputs.on_disk import handing_over, is_index, is_module, is_read, notice, script

_EXPORTED = re.compile(r"^export (?:async )?(?:function|const) (\w+)", re.MULTILINE)


def test_the_module_that_fetches_and_its_twin_offer_the_same() -> None:
    one, twin = (_EXPORTED.findall(asset(name).decode()) for name in ("site.js", "site-on-disk.js"))
    assert one == twin != []


def test_no_module_but_that_one_fetches_or_asks_where_it_lies() -> None:
    told = script().decode()
    assert not re.search(r"\bfetch\(|import\.meta|XMLHttpRequest", told)


@pytest.mark.parametrize(
    "text", ['{"a": "</script>\\u2028"}', "a\tb\n\\ '\" ` ${x}", "ünï\u2028", ""]
)
def test_a_file_hands_its_text_over_as_it_is(text: str) -> None:
    made = handing_over(text.encode()).decode()
    assert json.loads(made.removeprefix("servicefolioFile(").removesuffix(");\n")) == text


def test_only_records_whose_answer_may_be_long_are_read() -> None:
    known = b'{"workaround": [{"steps": "x"}]}'
    assert is_read("api/v1/known-errors/vpn.json", known)
    assert is_read("api/v1/problems/vpn.json", b'{"resolution": "x"}')
    assert not is_read("api/v1/known-errors.json", known)
    assert not is_read("api/v1/services/vpn.json", b'{"title": "workaround"}')


def test_modules_and_the_index_are_told_apart() -> None:
    assert is_module("assets/page.js")
    assert not is_module("assets/own.js")
    assert is_index("assets/search/manifest.json")
    assert not is_index("assets/search.css")


def test_the_notice_names_the_day_and_the_site_if_it_is_known() -> None:
    day = date(2026, 11, 23)
    assert "2026-11-23" in notice(day, "")
    assert "<a " not in notice(day, "")
    assert 'href="https://it.example.org/?a=1&amp;b"' in notice(
        day, "https://it.example.org/?a=1&b"
    )
