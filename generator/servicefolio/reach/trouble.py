"""What errors of the HTTP library mean."""

import socket
from collections.abc import Iterator

import requests
from urllib3.exceptions import (
    ConnectTimeoutError,
    LocationValueError,
    NameResolutionError,
    NewConnectionError,
)

from servicefolio.reach.answer import Trouble
from servicefolio.reach.line import InsideError

_NO_SUCH_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
"""What name servers say of a name that is not there; all else may be otherwise in a moment."""
_KINDS: tuple[tuple[type[Exception], Trouble], ...] = (
    (InsideError, "inside"),
    (requests.exceptions.InvalidURL, "unreadable"),
    (requests.exceptions.InvalidSchema, "unreadable"),
    (requests.exceptions.MissingSchema, "unreadable"),
    (requests.exceptions.ProxyError, "proxy"),
    (requests.exceptions.SSLError, "tls"),
    (requests.exceptions.Timeout, "slow"),
    (ConnectTimeoutError, "slow"),
    (LocationValueError, "unreadable"),
    (UnicodeError, "unreadable"),
)


def trouble_of(error: Exception) -> Trouble:
    """Say what kept a host from answering."""
    for kind, trouble in _KINDS:
        if isinstance(error, kind):
            return trouble
    for cause in _causes(error):
        if isinstance(cause, NameResolutionError):
            return "name" if _is_unknown_name(cause) else "network"
        if isinstance(cause, NewConnectionError):
            return "refused"
    return "broken"


def _is_unknown_name(error: NameResolutionError) -> bool:
    reason = error.__cause__
    return isinstance(reason, socket.gaierror) and reason.errno in _NO_SUCH_NAME


def _causes(error: BaseException) -> Iterator[BaseException]:
    """List an error, and what it was made of, as the library nests them."""
    yield error
    for inner in (*error.args, getattr(error, "reason", None)):
        if isinstance(inner, BaseException):
            yield from _causes(inner)
