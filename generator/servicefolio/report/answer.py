"""What a search found, for people and for programs."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from servicefolio.search.rank import Answer, Hit
from servicefolio.text import visible

_MOST_WORDS = 8


def as_json(answer: Answer) -> str:
    """Write an answer as the browser gets it."""
    value = {
        "results": [
            {
                "id": hit.entry.id,
                "kind": hit.entry.facets.kind,
                "title": hit.entry.title,
                "score": hit.score,
                **hit.entry.shown,
                "matched": {
                    "words": list(hit.words),
                    "message": hit.message,
                    "version": asdict(hit.version) if hit.version else None,
                },
            }
            for hit in answer.hits
        ],
        "total": answer.total,
        "corrections": [list(pair) for pair in answer.corrections],
        "nearest": answer.is_near,
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def as_text(answer: Answer) -> str:
    """Write an answer for a terminal."""
    return "\n".join(visible(line) for line in _lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    for typed, meant in answer.corrections:
        yield f'Nothing says "{typed}"; looked for "{meant}"'
    if not answer.hits:
        yield "Nothing found"
    elif answer.is_near:
        yield "Nothing matches; the nearest are:"
    if answer.is_near:
        yield "To write it down: servicefolio new known_error --message -"
    for place, hit in enumerate(answer.hits, 1):
        yield ""
        yield from _hit(place, hit)


def _hit(place: int, hit: Hit) -> Iterator[str]:
    shown = hit.entry.shown
    kind = shown.get("kindTitle", hit.entry.facets.kind)
    state = shown.get("stateTitle", hit.entry.facets.state)
    yield f"{place:2}. {hit.entry.title}"
    about = [str(kind), f"{hit.entry.id}", str(state)]
    if shown.get("verified"):
        about.append(f"verified {shown['verified']}")
    yield "    " + " · ".join(part for part in about if part)
    if hit.message:
        yield f"    says: {' '.join(hit.message.split())}"
    elif hit.words:
        more = f" and {len(hit.words) - _MOST_WORDS} more" if len(hit.words) > _MOST_WORDS else ""
        yield f"    has: {', '.join(hit.words[:_MOST_WORDS])}{more}"
    if hit.version:
        verdict = "affects" if hit.version.is_affected else "is not known in"
        yield f"    {verdict}: {hit.version.product} {hit.version.version}"
    if shown.get("workaround"):
        yield f"    helps: {shown['workaround']}"
