"""What an audience may not see leaves no trace in anything that is published for it."""

import pytest

from servicefolio.audiences import AUDIENCES, Audience
from servicefolio.graph.restrict import restrict
from servicefolio.registry import all_kinds, kinds_by_name
from servicefolio.source.dump import dump
from tests import builders
from tests.authored import Sort, complete, fewest, path_of, with_partners
from tests.sites import published, read

KINDS = tuple(kind.name for kind in all_kinds())


def partner(kind: str) -> str:
    """Name the record of a kind that complete records refer to."""
    return f"some-{kind.replace('_', '-')}"


def everything_around(hidden: str) -> dict[str, str]:
    """Write a complete record of each kind; the one that they refer to is restricted."""

    def words(sort: Sort, number: int) -> str:
        text = f"https://example.org/{number}" if sort == "url" else f"w{number}w"
        name = partner(hidden)
        return f"[[{name}]] `[[{name}]]` [[{name}#some-part]]" if sort == "prose" else text

    secret = {"title": "Hush", "aliases": ["hushed"], "audience": "restricted"}
    model = kinds_by_name()[hidden].model
    files = {path_of(hidden, partner(hidden)): dump({**fewest(model).tree, **secret})}
    for kind in KINDS:
        tree = complete(kinds_by_name()[kind].model, words).tree
        files[path_of(kind, f"whole-{kind.replace('_', '-')}")] = dump({**tree, "aliases": []})
    return with_partners(files)


def without_longer_names(data: bytes, kind: str) -> bytes:
    """Take out the names of other kinds' records that begin as those of this kind do."""
    for other in KINDS:
        if other.startswith(f"{kind}_"):
            data = data.replace(partner(other).encode(), b"")
    return data


@pytest.mark.parametrize("hidden", KINDS)
def test_a_restricted_record_is_named_nowhere(hidden: str) -> None:
    files = everything_around(hidden)
    secrets = [partner(hidden).encode(), b"hushed"]
    # What the few call a team may be read wherever a record is that it answers for.
    secrets += [] if hidden == "team" else [b"Hush"]
    for path, data in published(files).items():
        assert partner(hidden).encode() not in without_longer_names(path.encode(), hidden)
        told = without_longer_names(data, hidden)
        assert [secret for secret in secrets if secret in told] == [], path


@pytest.mark.parametrize("hidden", KINDS)
def test_a_restricted_record_is_there_for_the_few(hidden: str) -> None:
    shown = published(everything_around(hidden), audience="restricted")
    page = f"docs/{kinds_by_name()[hidden].plural}/{partner(hidden)}.md"
    assert b"Hush" in shown[page]
    assert sum(b"Hush" in data for data in shown.values()) > 3


def test_what_can_be_without_a_hidden_record_stays() -> None:
    shown = published(everything_around("sla"))
    assert "docs/services/whole-service.md" in shown


def test_what_cannot_be_without_a_hidden_record_is_hidden_with_it() -> None:
    hidden = builders.service("vault", audience="restricted")
    design = builders.record("design_document", "vault-design", service="vault", aspect="security")
    requirement = {"satisfies": ["vault-design#strong"], "service": "vpn", "aspect": "security"}
    other = builders.record("design_document", "vpn-design", **requirement)
    catalog = builders.catalog(hidden, design, other, builders.service("vpn"))
    visible = restrict(catalog, (), (), "staff").catalog
    assert sorted(visible.by_id) == ["vpn", "vpn-design"]
    assert getattr(visible.by_id["vpn-design"].record, "satisfies", None) == ()


def test_a_known_error_keeps_the_services_that_are_not_hidden() -> None:
    error = builders.known_error(services=["vault", "vpn"])
    hidden = builders.service("vault", audience="restricted")
    catalog = builders.catalog(error, hidden, builders.service("vpn"))
    visible = restrict(catalog, (), (), "staff").catalog
    assert visible.by_id[error.id].record.model_dump()["services"] == ("vpn",)
    assert [relation.target for relation in visible.outgoing(error.id)] == ["vpn"]


def test_places_in_a_shortened_list_are_right() -> None:
    gone = builders.service("vault", audience="restricted")
    first = builders.service("vpn", depends_on=["vault", "line"])
    visible = restrict(
        builders.catalog(gone, first, builders.service("line")), (), (), "staff"
    ).catalog
    (relation,) = visible.relations
    assert relation.reference.route == ("depends_on", 0, "ref")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_audience_sees_what_is_for_it_or_for_more_readers(audience: Audience) -> None:
    records = [builders.service(f"for-{name}", audience=name) for name in AUDIENCES]
    visible = restrict(builders.catalog(*records), (), (), audience).catalog
    reach = AUDIENCES.index(audience) + 1
    assert set(visible.by_id) == {f"for-{name}" for name in AUDIENCES[:reach]}


def test_a_catalogue_without_hidden_records_stays_the_same() -> None:
    catalog = builders.catalog(builders.service(), builders.team())
    assert restrict(catalog, (), (), "staff").catalog is catalog


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("", True),
        ("audience: public\n", True),
        ("audience: restricted\n", False),
        ("audience: resticted\n", False),
    ],
    ids=["nothing", "public", "restricted", "a slip"],
)
def test_a_broken_record_is_shown_unless_it_may_be_restricted(written: str, *, shown: bool) -> None:
    files = {
        "catalog/services/vault.yaml": f"title: Hush\n{written}",
        "kb/known-errors/stuck.yaml": "title: Stuck\nservices: [vault, vpn]\n",
        "catalog/services/vpn.yaml": "title: VPN\nsummary: Work from home\nowner: unowned\n",
    }
    found = published(files)
    assert ("docs/services/vault.md" in found) is shown
    assert any(b"vault" in data for data in found.values()) is shown


def test_a_broken_record_is_for_those_who_run_the_services() -> None:
    files = {"catalog/services/vault.yaml": "title: Hush\naudience: public\n"}
    result = read(files)
    assert restrict(result.catalog, result.broken, (), "users").broken == ()
