"""The check of a built site's links, on sites of one or two pages."""

import subprocess
import sys
from pathlib import Path

import pytest

LINKS = Path(__file__).with_name("links.py")
HOME = '<link rel="canonical" href="https://desk.example.org/it/">'


def run(site: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(LINKS), str(site)], capture_output=True, text=True, check=False
    )


def make_site(root: Path, body: str) -> Path:
    """Writes a site: the home page with this body, a service with an anchor, and a picture."""
    (root / "services" / "mail").mkdir(parents=True)
    (root / "index.html").write_text(f"<html>{HOME}<body id=home>{body}</body></html>", "utf-8")
    (root / "services" / "mail" / "index.html").write_text('<h2 id="größe">Size</h2>', "utf-8")
    (root / "logo.svg").write_text("<svg/>", "utf-8")
    return root


@pytest.mark.parametrize(
    "body",
    [
        '<a href="services/mail/">directory</a>',
        '<a href="services/mail/index.html#gr%C3%B6%C3%9Fe">anchor</a>',
        '<a href="#home">here</a> <a href="#">top</a> <a href="">self</a>',
        '<a href="/it/services/mail/">from the root</a>',
        '<a href="https://desk.example.org/it/services/mail/">in full</a>',
        '<img src="logo.svg?v=1"> <img src=logo.svg>',
        '<a title="a > b" href="services/mail/">a quoted sign</a>',
        '<a href="services/mail/#query=printer&amp;state=open">a state for a script</a>',
        '<a href="https://example.com/gone"> <a href="mailto:a@example.org"> <a href="//cdn/x">',
        '<script>x = "<a href=gone>"</script> <!-- <a href="gone"> --> <style>a > b {}</style>',
        '<meta name="description" content="gone"> <input name="gone"> <data-x data-href="gone">',
    ],
)
def test_a_link_that_leads_somewhere_passes(tmp_path: Path, body: str) -> None:
    result = run(make_site(tmp_path, body))

    assert (result.returncode, result.stderr) == (0, ""), result.stdout


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ('<a href="services/fax/">', "services/fax"),
        ('<a href="services/mail/#size">', "services/mail/index.html#size"),
        ('<a href="#gone">', "index.html#gone"),
        ('<a href="Logo.svg">', "Logo.svg"),
        ('<a href="services/">a folder without a page</a>', "services"),
        ('<a href="../other/">', "../other"),
        ('<a href="/other/">', "../other"),
        ('<script src="gone.js"></script>', "gone.js"),
        ('<meta http-equiv="refresh" content="0; url=gone/">', "gone"),
        ('<svg><a href="gone/"></a></svg>', "gone"),
    ],
)
def test_a_link_that_leads_nowhere_is_reported(tmp_path: Path, body: str, target: str) -> None:
    result = run(make_site(tmp_path, body))

    assert result.returncode == 1
    assert f"leads nowhere: there is no {target}\n" in result.stdout


def test_what_is_broken_on_every_page_is_reported_once(tmp_path: Path) -> None:
    site = make_site(tmp_path, '<a href="gone/">')
    (site / "services" / "mail" / "index.html").write_text('<a href="../../gone/">', "utf-8")

    result = run(site)

    assert result.stdout.count("leads nowhere") == 1
    assert "(the same on 1 more)" in result.stdout


def test_a_link_to_the_site_is_followed(tmp_path: Path) -> None:
    make_site(tmp_path / "sites" / "1f3a", '<a href="gone/">')
    (tmp_path / "site").symlink_to("sites/1f3a")

    assert run(tmp_path / "site").returncode == 1


def test_a_folder_without_pages_is_a_wrong_call(tmp_path: Path) -> None:
    result = run(tmp_path)

    assert result.returncode == 2
    assert "no HTML page" in result.stderr
