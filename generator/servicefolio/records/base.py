"""The record: the envelope that every kind shares, and the shape that its parts are made of."""

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, model_validator

from servicefolio.audiences import FOR_STAFF, Audience
from servicefolio.records.choice import Meanings
from servicefolio.records.lifecycle import Lifecycle
from servicefolio.records.ref import Ref, RefTo
from servicefolio.records.scalars import (
    Date,
    Identifier,
    Line,
    Prose,
    Url,
    accidental_mapping,
    unknown_key,
)
from servicefolio.source.document import EXTENSION_PREFIX
from servicefolio.text import closest

_KEY = re.compile(r"[a-z]+(?:_[a-z]+)*")
_BEGINNING = re.compile(r"[A-Z0-9]")
"""How a value begins that is one: the rest of a sentence goes on in lower case."""


class Shape(BaseModel):
    """A part of a record: fields with descriptions, frozen, nothing unknown but `x-` keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        validate_by_alias=True,
        validate_by_name=False,
        serialize_by_alias=True,
    )

    SHORT_FORM: ClassVar[str | None] = None
    """The field that one text fills, where the shape may be written as one text."""
    HAS_OWN_SHORT_FORM: ClassVar[bool] = False
    """It reads a text in a way of its own, in `from_short_form`."""
    SHORT_FORM_KEY: ClassVar[str | None] = None
    """The pattern of a key that, with its value, may stand for all of its fields."""

    extensions: dict[str, JsonValue] = Field(default_factory=dict, alias=EXTENSION_PREFIX)
    """Keys of your own: any that begin with `x-`. They are kept and published, never read."""

    @property
    def is_for_staff(self) -> bool:
        """Whether only those who run the services read it; a list is shown without it."""
        return False

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:
        """Expand the short form, and gather the keys that begin with `x-`."""
        value = cls.from_short_form(value)
        if isinstance(value, dict) and any(key.startswith(EXTENSION_PREFIX) for key in value):
            own = {key: item for key, item in value.items() if not key.startswith(EXTENSION_PREFIX)}
            extra = {key: item for key, item in value.items() if key.startswith(EXTENSION_PREFIX)}
            if EXTENSION_PREFIX in extra:
                # Made by model_dump: already gathered.
                gathered = extra.pop(EXTENSION_PREFIX)
                extra |= gathered if isinstance(gathered, dict) else {}
            return {**own, EXTENSION_PREFIX: extra}
        return value

    @classmethod
    def from_short_form(cls, value: Any) -> Any:
        """Turn the short form of this shape into its fields."""
        if cls.SHORT_FORM is None:
            return value
        if isinstance(value, str):
            return {cls.SHORT_FORM: value}
        if isinstance(value, dict) and len(value) == 1:
            cls._refuse_accidental_mapping(*next(iter(value.items())))
        return value

    @classmethod
    def _refuse_accidental_mapping(cls, key: str, value: Any) -> None:
        """A text with a colon and a space in it is a mapping to YAML; this surprises everybody."""
        fields = [field.alias or name for name, field in cls.model_fields.items()]
        is_text = value is None or isinstance(value, str)
        is_no_field = " " in key or closest(key, fields) is None
        if is_text and key not in fields and is_no_field:
            known = [name for name in fields if name != EXTENSION_PREFIX]
            looks_meant = _KEY.fullmatch(key) and _BEGINNING.match(value or "")
            raise unknown_key(key, value, known) if looks_meant else accidental_mapping(key, value)


def as_list(value: Any) -> Any:
    """Read one item as a list of one."""
    return value if isinstance(value, list | tuple) or value is None else [value]


OneOrMany = BeforeValidator(as_list)
"""Lets a list of one be written without the list."""


def as_lines(value: Any) -> Any:
    """Split a block into its lines with text; what is in a line stays as it is."""
    return [line for line in value.split("\n") if line.strip()] if isinstance(value, str) else value


LinesOrMany = BeforeValidator(as_lines)
"""Lets a list of texts be written as one block, a text a line."""


class ExternalRef(Shape):
    """A key under which another system knows the same thing."""

    system: Line
    """The other system, such as `servicenow`."""
    key: Line
    """Its key there."""
    url: Url | None = None
    """Where it is read."""


class WebReference(Shape):
    """A link to something outside the repository; one text is the address."""

    SHORT_FORM: ClassVar[str | None] = "url"

    url: Url
    """The address."""
    title: Line | None = None
    """What the link is called; the address itself when left out."""
    type: Annotated[
        Literal[
            "advisory", "article", "dashboard", "detection", "diagram", "discussion", "evidence",
            "fix", "introduced", "logs", "package", "report", "runbook", "web",
        ],
        Meanings(
            {
                "advisory": "A maker's or authority's notice of a fault or weakness.",
                "article": "An article or post that explains it.",
                "dashboard": "A live picture of its state.",
                "detection": "A way to find out whether it is there.",
                "diagram": "A drawing.",
                "discussion": "A thread in which people talk about it.",
                "evidence": "What shows that something was done or holds.",
                "fix": "The change that mends it.",
                "introduced": "The change that brought it in.",
                "logs": "A search in the logs.",
                "package": "The package or product itself.",
                "report": "Where it was reported.",
                "runbook": "Steps to follow that are kept elsewhere.",
                "web": "Any other page.",
            }
        ),
    ] = "web"  # fmt: skip
    """What lies there."""


class Contact(Shape):
    """Whom to ask, by role."""

    role: Line
    """The role, such as `duty manager`; never a person's name."""
    team: Annotated[Ref, RefTo(("team",), "has as contact", "is contact of")] | None = None
    """The team that fills the role."""
    url: Url | None = None
    """How to reach it: a web address, `mailto:` or `tel:`."""


class HistoryEntry(Shape):
    """A change of state that git does not tell."""

    on: Date
    """The day."""
    to: Line
    """The state that it changed to."""
    by: Line | None = None
    """The role or team that changed it."""
    note: Line | None = None
    """Why."""


class Record(Shape):
    """What every record carries. Only `title` must be written."""

    KIND: ClassVar[str]
    """The name of the kind."""
    LIFECYCLE: ClassVar[Lifecycle]
    """The states of the kind, the same as those of `state`."""
    VERIFIED_BY: ClassVar[str] = "reviewed"
    """The field with the day on which somebody last vouched for the record."""

    id: Identifier
    """The name that other records use: the file's name, so it is written only in registers."""
    title: Line
    """What people call it; 80 characters at most read well."""
    summary: Line | None = None
    """One sentence that says what it is."""
    description: Prose | None = None
    """Whatever else a reader should know."""
    state: str = ""
    """Where it stands in its life; every kind has its own states."""
    owner: Annotated[Ref, RefTo(("team",), "owned by", "owns")] | None = None
    """The one accountable team; left out, it is the service's owner. `unowned` is legal."""
    audience: Annotated[
        Audience,
        Meanings(
            {
                "public": "Anyone may read it.",
                "users": "The organisation's people may read it.",
                "staff": "Those who run the services may read it.",
                "restricted": "Only the few who get the restricted site may read it.",
            }
        ),
    ] = "staff"
    """Who may read it."""
    tags: tuple[Line, ...] = ()
    """Words to group records by."""
    found_by: Annotated[tuple[Line, ...], OneOrMany, FOR_STAFF] = ()
    """Searches that must find it, among the first three; `check` tries them."""
    aliases: tuple[Identifier, ...] = ()
    """Ids that it had before; they lead here for ever."""
    supersedes: Annotated[
        tuple[Annotated[Ref, RefTo((), "supersedes", "superseded by")], ...], OneOrMany
    ] = ()
    """Records that it replaces."""
    contacts: tuple[Contact, ...] = ()
    """Whom to ask, by role."""
    external_refs: tuple[ExternalRef, ...] = ()
    """Keys under which other systems know it."""
    references: Annotated[tuple[WebReference, ...], OneOrMany] = ()
    """Links to what lies outside."""
    created: Date | None = None
    """The day it was first written."""
    updated: Date | None = None
    """The day it last changed, where git does not know."""
    reviewed: Date | None = None
    """The day somebody last found it right."""
    review_by: Date | None = None
    """The day by which it wants another look; left out, it follows from `reviewed`."""
    history: tuple[HistoryEntry, ...] = ()
    """Changes of state that git does not tell."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of what other records may name as `id#part`."""
        return ()
