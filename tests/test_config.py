"""Settings: read, and reported with the place of the key where they are wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicefolio.config import Settings
from servicefolio.diagnostics import Position
from servicefolio.settings_file import SETTINGS_VALUE, load_settings, setting_problem

TABLE = "[tool.servicefolio]\n"


@pytest.mark.parametrize("text", ["", "[project]\nname = 'it'\n", "tool = 3\n", "[tool.other]\n"])
def test_defaults_hold_without_settings(text: str) -> None:
    assert load_settings(text) == (Settings(), ())


def test_settings_are_read() -> None:
    settings, problems = load_settings(
        TABLE + 'today = 2026-11-23\nedit_url = "https://git.example.org/{path}"\n'
        '[tool.servicefolio.ignore]\nref = "the teams come next week"\n'
    )
    assert not problems
    assert settings.today == date(2026, 11, 23)
    assert settings.ignore == {"ref": "the teams come next week"}


@pytest.mark.parametrize(
    ("wrong", "count"),
    [
        ("tody = 1\n", 1),
        ("adopt = ['risk', 3, 'team', 4]\n", 2),
        ("[tool.servicefolio.ignore]\nref = ''\n", 1),
        ("[tool.servicefolio.severity]\ntitle-long = 'fatal'\nref = 'note'\n", 1),
        ("[tool.servicefolio.audience_labels]\nnobody = 'Nobody'\nusers = ''\n", 2),
        ("[tool.servicefolio.audience_labels]\nnobody = {a = 3}\n", 2),
        ("[tool.servicefolio.severity_in.'kb/**']\nref = 'fatal'\nvalue-todo = 'off'\n", 1),
    ],
)
def test_what_is_wrong_leaves_the_others_as_they_are(wrong: str, count: int) -> None:
    right = TABLE + "continuity_up_to_tier = 2\n"
    settings, problems = load_settings(right + wrong)
    assert len(problems) == count
    assert settings.continuity_up_to_tier == 2
    assert settings.adopt == (("risk", "team") if "adopt" in wrong else ())
    assert settings.severity == ({"ref": "note"} if "severity]" in wrong else {})
    assert settings.severity_in == (
        {"kb/**": {"value-todo": "off"}} if "severity_in" in wrong else {}
    )
    assert (settings.ignore, settings.audience_labels) == ({}, {})


@pytest.mark.parametrize(
    "wrong",
    [
        'mail = "https://desk.example.org/"',
        'mail = "desk@example.org?bcc=all@example.org"',
        'mail = "desk"',
        'glpi = "desk@example.org"',
        'glpi = "javascript:alert(1)"',
        'glpi = "//desk.example.org/"',
        'glpi = "https://desk.example.org@evil.example/"',
        'glpi = "https://desk.example.org\\\\@evil.example/"',
        'glpi = "https://"',
        'glpi = "https://desk.example.org:port/"',
        'bugzilla = "https://desk.example.org/"',
    ],
)
def test_requests_go_to_a_mailbox_or_a_web_address_that_is_what_it_seems(wrong: str) -> None:
    table = "[tool.servicefolio.request]\n"
    settings, problems = load_settings(f"{table}{wrong}\n")
    assert (len(problems), settings.request) == (1, {})
    right = (
        'mail = "it.desk+new@example.org"\nzammad = "https://z.example.org:8443/#ticket/create"\n'
    )
    settings, problems = load_settings(table + right)
    assert not problems
    assert [*settings.request] == ["mail", "zammad"]


def test_an_ignore_without_a_reason_asks_for_one() -> None:
    _, problems = load_settings('[tool.servicefolio.ignore]\nref = " "\n')
    assert [found.message for found in problems] == ["what is ignored needs a reason"]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        (TABLE + "tody = 1\n", Position(2, 1, 4)),
        (TABLE + '\n  docs = ["a"]\n', Position(3, 3, 4)),
        ('[project]\ndocs = "x"\n' + TABLE + "docs = 3\n", Position(4, 1, 4)),
        ("[tool.servicefolio.ignore]\nref = 3\n", Position(2, 1, 3)),
        (TABLE + "ignore.ref = 3\n", Position(2, 1, 10)),
        (TABLE + 'ignore = {ref = "x"}\n', Position(2, 11, 3)),
        ("[tool.servicefolio.colours]\nred = 3\n", Position(1, 20, 7)),
        ("[tool]\nservicefolio = 3\n", Position(2, 1, 12)),
        ("tool.servicefolio = 3\n", Position(1, 1, 17)),
        ("tool = {servicefolio = 3}\n", Position(1, 1, 0)),
        (TABLE + "adopt = [\n  3,\n]\n", Position(2, 1, 5)),
        (TABLE + 'severity_in."kb/a=b/**".ref = "of"\r\n', Position(2, 1, 27)),
        (
            '[tool.servicefolio.severity_in."kb/**"] # here ]\nref = "of"\n',
            Position(2, 1, 3),
        ),
        ('[tool.servicefolio.ignore_in]\n"kb/**" = {ref = ""}\n', Position(2, 12, 3)),
        ("[[tool.servicefolio]]\ndocs = 'x'\n", Position(1, 8, 12)),
    ],
)
def test_wrong_setting_is_reported_at_its_key(text: str, position: Position) -> None:
    settings, problems = load_settings(text)
    assert settings == Settings()
    assert [(found.rule.id, found.position) for found in problems] == [("settings-value", position)]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("a = \n", Position(1, 5)),
        ('[project]\nname = "it\n', Position(2, 11)),
        ('docs = """a\nb', Position(2, 2)),
        ("[tool\n", Position(1, 6)),
    ],
)
def test_broken_toml_is_reported_at_its_place(text: str, position: Position) -> None:
    settings, problems = load_settings(text)
    assert settings == Settings()
    assert [(item.rule.id, item.position) for item in problems] == [("settings-syntax", position)]
    assert "line" not in problems[0].message


def test_several_wrong_settings_are_all_reported() -> None:
    _, problems = load_settings(TABLE + 'tody = 1\ndocs = 3\nedit_url = "x"\n')
    assert sorted(found.position.line for found in problems) == [2, 3, 4]


@pytest.mark.parametrize("address", ["git.example.org/{path}", "https://git.example.org/", ""])
def test_addresses_need_their_placeholder(address: str) -> None:
    (found,) = load_settings(TABLE + f'edit_url = "{address}"\n')[1]
    assert found.hint == "it begins with https:// and holds {path}"


@pytest.mark.parametrize("address", ["https://it.example.org", "http://it.example.org:8080/it/"])
def test_the_address_of_the_site_ends_in_a_slash(address: str) -> None:
    settings, problems = load_settings(f'[tool.servicefolio]\nsite_url = "{address}"\n')
    assert problems == ()
    assert settings.site_url == f"{address.rstrip('/')}/"


@pytest.mark.parametrize(
    "address", ["it.example.org", "https://", "https://it.example.org/?a=b", "ftp://x.org/", ""]
)
def test_what_is_no_address_of_a_site_is_refused(address: str) -> None:
    settings, problems = load_settings(f'[tool.servicefolio]\nsite_url = "{address}"\n')
    assert settings.site_url is None
    (problem,) = problems
    assert "is no address of a site" in problem.message


def test_a_time_zone_that_is_none_is_refused_with_the_next_best() -> None:
    settings, problems = load_settings(TABLE + 'time_zone = "Europe/Berlin"\n')
    assert (settings.time_zone, problems) == ("Europe/Berlin", ())
    (found,) = load_settings(TABLE + 'time_zone = "Europe/Berln"\n')[1]
    assert found.hint == 'did you mean "Europe/Berlin"?'


def test_every_setting_is_described() -> None:
    assert all(field.description for field in Settings.model_fields.values())


@given(st.text(st.sampled_from("[]\"'=.#\\\n\r ab{},tol*"), max_size=60), st.text(max_size=4))
def test_a_place_is_found_in_any_text(text: str, key: str) -> None:
    text = f"{text}\n[tool.servicefolio]\nadopt = ['{text}']\n"
    for keys in (["adopt", key], ["severity_in", key, "a"], [key]):
        found = setting_problem(text, keys, SETTINGS_VALUE, "wrong", None)
        line, column, width = found.position
        assert found.excerpt is not None
        assert found.excerpt == text.split("\n")[line - 1]
        assert column + width <= len(found.excerpt) + 1 or (column, width) == (1, 0)


@pytest.mark.parametrize(
    "domain", ["*.example.org", "https://example.org", "localhost", "", "a..b"]
)
def test_a_domain_is_written_as_in_names_of_machines(domain: str) -> None:
    _, problems = load_settings(f'{TABLE}internal_domains = ["{domain}"]\n')
    assert [found.hint for found in problems] == ["write it like corp.example.org"]


def test_a_domain_is_the_same_in_capitals() -> None:
    settings, _ = load_settings(f'{TABLE}internal_domains = ["Corp.Example.org"]\n')
    assert settings.internal_domains == ("corp.example.org",)
