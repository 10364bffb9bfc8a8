"""Authors' Markdown becomes safe HTML on one line, and loses nothing that somebody pasted."""

import pytest

from servicefolio.outputs.prose import BELOW_PAGE, on_one_line, render_prose, render_verbatim
from tests.markup import parse


def resolve(identifier: str, part: str | None) -> tuple[str, str] | None:
    """Know one record, the service `vpn`."""
    title = f"VPN <fast> ({part})" if part else "VPN <fast>"
    return ("../../services/vpn/", title) if identifier == "vpn" else None


def html(text: str) -> str:
    """Render prose, its line breaks as line breaks."""
    rendered = render_prose(text, resolve)
    assert "\n" not in rendered
    assert "\t" not in rendered
    return rendered.replace("&#10;", "\n").replace("&#9;", "\t")


def text_of(prose: str) -> str:
    """Render prose and read its text."""
    return parse(render_prose(prose, resolve)).text


@pytest.mark.parametrize(
    ("prose", "rendered"),
    [
        ("one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>"),
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
    ],
)
def test_commonmark_is_rendered(prose: str, rendered: str) -> None:
    assert html(prose) == rendered


def test_a_table_keeps_its_alignment() -> None:
    rendered = html("| a | b |\n| --- | ---: |\n| `x\\|y` | 2 |\n")
    assert "<td><code>x|y</code></td>" in rendered
    assert '<th style="text-align:right">b</th>' in rendered
    assert '<td style="text-align:right">2</td>' in rendered


def test_a_task_list_has_boxes_that_cannot_be_ticked() -> None:
    rendered = html("- [x] done\n- [ ] open")
    assert rendered.count('<input type="checkbox"') == rendered.count("disabled=") == 2
    assert rendered.count("checked=") == 1


def test_an_admonition_has_its_kind_and_title() -> None:
    rendered = html('!!! warning "Mind the gap"\n    It is *wide*.')
    assert '<div class="admonition warning">' in rendered
    assert '<p class="admonition-title">Mind the gap</p>' in rendered
    assert "<em>wide</em>" in rendered


@pytest.mark.parametrize("name", ['x"onclick=alert(1)', "md-banner", "sf-badge"])
def test_an_admonition_cannot_borrow_a_class_of_the_site(name: str) -> None:
    assert name not in html(f"!!! {name}\n    text").replace(text_of(f"!!! {name}\n    text"), "")


@pytest.mark.parametrize(
    "code",
    ["\n\nlet x\n\n  y\n\n", "a\tb\n", "```\n", '--8<-- "x"\n', "{{ x }}\n", "    indented\n"],
)
@pytest.mark.parametrize("language", ["", "python", "yaml", "no-such-language", "c++ {.x}"])
def test_code_keeps_every_character(code: str, language: str) -> None:
    assert parse(render_prose(f"~~~~{language}\n{code}~~~~", resolve)).code == (code,)


def test_indented_code_keeps_every_character() -> None:
    assert parse(render_prose("    a\n\n\n      b\n", resolve)).code == ("a\n\n\n  b\n",)


def test_code_of_a_known_language_is_highlighted() -> None:
    assert '<span class="k">return</span>' in html("```python\nreturn\n```")


def test_a_mention_becomes_a_link_with_the_title() -> None:
    assert (
        html("see [[vpn]]")
        == '<p>see <a href="../../services/vpn/" class="sf-mention" rel="noopener noreferrer">'
        "VPN &lt;fast&gt;</a></p>"
    )


def test_a_mention_may_name_a_part() -> None:
    assert "VPN &lt;fast&gt; (two-gateways)</a>" in html("[[vpn#two-gateways]]")


@pytest.mark.parametrize(
    "prose", ["[[gone]]", "[[gone#part]]", "[[ vpn ]]", "[[12]]", "[[]]", "[["]
)
def test_a_mention_of_nothing_stays_text(prose: str) -> None:
    assert html(prose) == f"<p>{prose}</p>"


@pytest.mark.parametrize("prose", ["`[[vpn]]`", "```\n[[vpn]]\n```", "    [[vpn]]"])
def test_a_mention_in_code_is_code(prose: str) -> None:
    assert "<a" not in html(prose)
    assert "[[vpn]]" in text_of(prose)


@pytest.mark.parametrize("scheme", ["https://e.org", "http://e.org", "mailto:a@e.org", "tel:+4940"])
def test_a_link_leads_where_it_says(scheme: str) -> None:
    assert parse(html(f"[x]({scheme})")).addresses == (scheme,)
    assert parse(html(f"<{scheme}>" if "tel" not in scheme else f"[x]({scheme})")).addresses


@pytest.mark.parametrize(
    "scheme", ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "file:///x"]
)
def test_a_link_that_acts_is_no_link(scheme: str) -> None:
    for prose in (f"[x]({scheme})", f"![x]({scheme})", f"<{scheme}>", f"[x]( {scheme} 'y')"):
        assert [a for a in parse(html(prose)).addresses if ":" in a] == []


@pytest.mark.parametrize(
    "prose",
    [
        "[ERROR]: timeout after 30 s",
        "[a]: https://example.org",
        "&nbsp; &lt;b&gt; &copy &#60;",
        "<b>bold</b> <script>alert(1)</script> <!-- c --> <?x?> <![CDATA[y]]>",
        r"\\server\share\folder",
        r"C:\Users\Public\new \d+ \(x\) \. \n",
        "a_b_c 2*3 x^2",
        ":smile: $$x$$ {: .x } *[abbr]: y",
        "1986 #hash +49 40 5550 10)",
        "~/.ssh a~b @team @@",
    ],
)
def test_what_is_pasted_stays(prose: str) -> None:
    assert text_of(f"x {prose}").rstrip("\n") == f"x {prose}"
    assert text_of(prose).rstrip("\n") == prose


@pytest.mark.parametrize("mark", ["*", "_", "`", "[", "]", "<", ">", "#", "|", "~"])
def test_a_backslash_takes_the_meaning_from_a_mark(mark: str) -> None:
    assert text_of(f"x \\{mark}a\\{mark}").strip() == f"x {mark}a{mark}"


def test_dashes_below_a_text_do_not_make_it_a_heading() -> None:
    assert html("a\n---") == "<p>a</p>\n<hr>"
    assert html("a\n===") == "<p>a\n===</p>"


@pytest.mark.parametrize(
    ("levels", "tags"),
    [
        ((1,), "3"),
        ((6,), "3"),
        ((2, 3, 2), "343"),
        ((1, 3, 6, 3, 1), "34543"),
        ((4, 2, 3), "334"),
        ((1, 2, 3, 4, 5), "34566"),
    ],
)
def test_headings_stand_below_the_section_that_shows_them_without_a_gap(
    levels: tuple[int, ...], tags: str
) -> None:
    text = "\n".join(f"{'#' * level} Title" for level in levels)
    assert html(text) == "\n".join(f"<h{tag}>Title</h{tag}>" for tag in tags)


def test_headings_may_be_sections_of_the_page() -> None:
    text = render_prose("# A\n### B", lambda _identifier, _part: None, top=BELOW_PAGE)
    assert text == "<h2>A</h2>&#10;<h3>B</h3>"


def test_html_can_be_put_on_one_line() -> None:
    assert on_one_line("<pre>a\n\tb</pre>") == "<pre>a&#10;&#9;b</pre>"


def test_verbatim_text_is_shown_exactly() -> None:
    text = "<b>\n\n\t`{{ x }}` | \\ & é\n"
    rendered = render_verbatim(text)
    assert "\n" not in rendered
    assert parse(f"<pre><code>{rendered}</code></pre>").code == (text,)


@pytest.mark.parametrize(
    "source", ["https://other.example/x.png", "//other.example/x.png", "HTTP://x/y"]
)
def test_no_picture_is_fetched_from_another_host(source: str) -> None:
    assert "other.example" not in html(f"![the plan]({source})")
    assert "src=" not in html(f"![the plan]({source})")
    assert "the plan" in html(f"![the plan]({source})")


def test_a_picture_beside_the_page_is_shown() -> None:
    assert 'src="plan.png"' in html("![the plan](plan.png)")


def test_a_link_whose_text_is_its_address_is_told_for_prints() -> None:
    found = html("<https://help.example.org/> and [help](https://help.example.org/)")
    assert found.count('class="sf-address"') == 1
    assert found.index("sf-address") < found.index(" and ")
