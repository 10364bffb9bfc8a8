"""The settings of a repository: the table `[tool.servicefolio]` of its pyproject.toml.

Each field's docstring is its description in the manual. Nothing deeper than the command line
sees options or environment variables; they arrive here.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from servicefolio.audiences import LABELS, Audience
from servicefolio.setting_values import (
    DomainName,
    Label,
    PriorityMatrix,
    Reason,
    RequestForms,
    address_of_a_site,
    address_with,
    folder_of_its_own,
    zone_of_clocks,
)

Level = Literal["error", "warning", "note", "off"]


class Settings(BaseModel):
    """What a repository may decide for itself. Every key has a default."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    today: Annotated[date, Field(ge=date(1980, 1, 1), le=date(2100, 12, 31))] | None = None
    """The day that pages and rules speak of. Left out, it is the day of the build; an example
    repository pins it, so that it does not age."""

    time_zone: Annotated[str, AfterValidator(zone_of_clocks)] = "UTC"
    """The time zone of every time of day that names none, such as `Europe/Berlin`."""

    site_url: Annotated[str, AfterValidator(address_of_a_site)] | None = None
    """Where the site is published, such as `https://it.example.org/`. With it, feeds and the site
    map hold whole addresses, and what programs know entries and appointments by names your domain;
    set it before anybody subscribes. It takes the place of `site_url` of `mkdocs.yml`."""

    new_file_url: Annotated[str, address_with("{path}")] | None = None
    """Where a new file is begun in the browser, with `{path}` for its path and `{content}` for what
    stands in it, such as `https://github.com/me/it/new/main?filename={path}&value={content}`. The
    search offers it for a known error that it does not find."""
    edit_url: Annotated[str, address_with("{path}")] | None = None
    """Where a record's file is edited in the browser, with `{path}` for its path, such as
    `https://github.com/me/it/edit/main/{path}`."""

    ticket_url: Annotated[str, address_with("{key}")] | None = None
    """Where a ticket is read, with `{key}` for its number."""

    request: RequestForms = Field(default_factory=dict)
    """Where requests are made, by the ticket system: `mail` (a mailbox), or `github`, `gitlab`,
    `glpi`, `itop`, `jira`, `servicenow`, `zammad` (the address of a new ticket there), such as
    `request = {glpi = "https://glpi.example.org/front/ticket.form.php"}`. Pages of request models
    then have a form, and a link that opens the ticket filled in."""

    issue_url: Annotated[str, address_with("{title}")] | None = None
    """Where readers report what they think of a page, with `{title}` and `{body}` for the text,
    such as `https://github.com/me/it/issues/new?title={title}&body={body}`."""

    audience: Audience = "staff"
    """Whom the site is for: `public`, `users`, `staff` or `restricted`. What they may not read is
    left out of it. `--audience` of the command line is stronger."""

    audience_labels: dict[Audience, Label] = Field(default_factory=dict)
    """What audiences are called on pages, such as `users = "Colleagues"`."""

    docs: Annotated[str, AfterValidator(folder_of_its_own)] = "docs"
    """The folder of hand-written Markdown pages that become the site's manual."""

    story: str | None = None
    """The service, by its id, that the page "How it fits together" follows from need to
    improvement. Left out, it is the live service of which there is most to tell."""

    adopt: tuple[str, ...] = ()
    """Kinds of record that the repository means to use before it has one. A rule that asks for a
    partner of some kind, such as an objective for every service, sleeps until then."""

    ignore: dict[str, Reason] = Field(default_factory=dict)
    """Findings that are not to be reported: a rule, or the beginning of its id such as `ref`,
    and the reason why."""

    ignore_in: dict[str, dict[str, Reason]] = Field(default_factory=dict)
    """The same for the files at a path: a table for each, such as
    `[tool.servicefolio.ignore_in."kb/known-errors/imported/**"]`. `*` stands for any name or part
    of one, `**` for any folders. The path that says most wins, and every path wins over
    `ignore`."""

    ignore_links: dict[str, Reason] = Field(default_factory=dict)
    """Addresses that `servicefolio links` does not ask for: a pattern such as
    `https://portal.example.org/**`, with `*` and `**` as in `ignore_in`, and the reason why."""

    severity: dict[str, Level] = Field(default_factory=dict)
    """How severe a rule's findings are: a rule or the beginning of its id, and `error`,
    `warning`, `note` or `off`. Rules that keep a record from being read stay errors."""

    severity_in: dict[str, dict[str, Level]] = Field(default_factory=dict)
    """The same for the files at a path, such as
    `[tool.servicefolio.severity_in."kb/known-errors/imported/**"]`, with paths as in `ignore_in`.
    The path that says most wins, and every path wins over `severity`."""

    review_months: dict[str, Annotated[int, Field(ge=1, le=120)]] = Field(
        default={
            "known_error": 6,
            "service": 12,
            "sla": 12,
            "ola": 12,
            "underpinning_contract": 12,
            "offering": 12,
            "design_document": 12,
            "supplier": 12,
        }
    )
    """How many months after `reviewed:` (or `verified:`) a record of a kind wants another look."""

    risk_needs_treatment_from: int = Field(default=10, ge=1, le=25)
    """The score (likelihood times impact, 1 to 25) from which a risk needs a treatment, an owner
    and an action with its day."""

    continuity_up_to_tier: int = Field(default=1, ge=0, le=4)
    """The last tier (0 to 4) whose live services need a continuity design."""

    continuity_exercise_months: int = Field(default=12, ge=1, le=120)
    """Within how many months the recovery of every service that is in use, and has an approved
    continuity design, is rehearsed, or one of its backups is restored."""

    workaround_verified_days: int = Field(default=180, ge=1)
    """How many days after somebody last saw a workaround help it wants to be tried again."""

    major_incident_review_days: int = Field(default=5, ge=1, le=260)
    """Within how many working days (Monday to Friday) a major incident is reviewed, once over."""

    runbook_exercise_months: int = Field(default=12, ge=1, le=120)
    """Within how many months somebody follows every runbook once from beginning to end."""

    measurement_grace_days: int = Field(default=7, ge=0, le=365)
    """How many days after a month, week or whatever a KPI is measured in its number may come."""

    breaches_to_be_answered: int = Field(default=2, ge=1, le=24)
    """How many periods running a KPI or a promise misses its target before somebody is to do
    something about it: an improvement or a corrective action."""

    internal_domains: tuple[DomainName, ...] = ()
    """Domains that only answer inside the organisation, such as `corp.example.org`: names in them
    are not to stand in what everybody may read."""

    validation_up_to_tier: int = Field(default=1, ge=0, le=4)
    """The last tier (0 to 4) whose services are changed with a passed validation only, where the
    change is a normal one."""

    emergency_review_within_days: int = Field(default=10, ge=1, le=365)
    """How many days after an emergency change its post-implementation review is to be held."""

    priority_matrix: PriorityMatrix = (
        ("P1", "P1", "P2", "P4"),
        ("P1", "P2", "P3", "P4"),
        ("P2", "P3", "P3", "P4"),
    )
    """The priority of an incident by its impact and urgency: three rows for impact 1 (the
    organisation) to 3 (one or a few people), in each of them four priorities for urgency 1 (at
    once) to 4 (it can wait)."""

    problem_from_incidents: int = Field(default=3, ge=2, le=1000)
    """From how many incidents on that look alike a problem is asked for: they are of one service,
    and have a configuration item or a message in common."""

    problem_from_incidents_days: int = Field(default=90, ge=1, le=3650)
    """Within how many days these incidents began; what is longer ago is history."""

    problem_closed_within_days: int = Field(default=30, ge=1, le=365)
    """How many days after the change that fixes a problem the problem may still be open."""

    max_file_bytes: int = Field(default=16_000_000, ge=1_000)
    """The largest file that is read, in bytes."""

    max_series_rows: int = Field(default=20_000, ge=1)
    """The longest series that is read from a CSV file, in rows."""

    max_line_length: int = Field(default=100_000, ge=1_000)
    """The longest line that is read, in characters."""

    def label(self, audience: Audience) -> str:
        """Name an audience as the organisation does."""
        return self.audience_labels.get(audience, LABELS[audience])
