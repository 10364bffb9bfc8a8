"""The name of a kind as people type it: `known_error`, `known-error` or `known-errors`."""

from typing import Any

import click

from servicefolio.kind import Kind
from servicefolio.registry import all_kinds
from servicefolio.text import did_you_mean, listing


class KindName(click.ParamType[Kind]):
    """Turns the name of a kind into the kind."""

    name = "kind"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Kind:
        """Find the kind, or fail with the nearest name."""
        if isinstance(value, Kind):
            return value
        wanted = str(value).lower().replace("-", "_")
        by_word = {kind.plural.replace("-", "_"): kind for kind in all_kinds()}
        by_word |= {kind.name: kind for kind in all_kinds()}
        if wanted not in by_word:
            names = [kind.name for kind in all_kinds()]
            hint = did_you_mean(wanted, names) or f"the kinds are {listing(names, 'and')}"
            self.fail(f'there is no kind "{value}"; {hint}', param, ctx)
        return by_word[wanted]
