"""What the scripts of a site need where it is opened from a disk: there nothing can be fetched."""

import json
from datetime import date

from servicefolio.outputs.addresses import API
from servicefolio.outputs.classic import classic
from servicefolio.outputs.environment import asset, environment
from servicefolio.outputs.scripts import ENTRIES, MODULES
from servicefolio.outputs.search import FOLDER as INDEX

SCRIPT = "assets/servicefolio.js"
"""Does what all modules do."""
_NOTICE = "disk_notice.html.jinja"
_ASSETS = "assets/"
_SITE, _SITE_ON_DISK = "site.js", "site-on-disk.js"
_LONG_ANSWERS = (b'"workaround":', b'"resolution":')
"""What a result of the search shows the beginning of, and reads from the API to be copied."""


def script() -> bytes:
    """Write all modules as one classic script; the one that fetches is replaced by its twin."""
    modules = {name: asset(name).decode() for name in MODULES}
    modules[_SITE] = asset(_SITE_ON_DISK).decode()
    return classic(modules, [entry.removeprefix(_ASSETS) for entry in ENTRIES]).encode()


def notice(day: date, address: str) -> str:
    """Write what every page begins with: the day of the copy, and where the site is published."""
    return environment().get_template(_NOTICE).render(day=day.isoformat(), address=address).strip()


def is_module(path: str) -> bool:
    """Tell whether a file of the site is one of the modules."""
    return path.startswith(_ASSETS) and path.removeprefix(_ASSETS) in MODULES


def is_index(path: str) -> bool:
    """Tell whether a file of the site belongs to the search's index, which only scripts read."""
    return path.startswith(INDEX)


def is_read(path: str, data: bytes) -> bool:
    """Tell whether scripts read a file of the API: a record whose answer may be long."""
    is_record = path.startswith(API) and path.removeprefix(API).count("/") == 1
    return is_record and any(key in data for key in _LONG_ANSWERS)


def handing_over(data: bytes) -> bytes:
    """Write a script that hands the text of a file to the others (assets/site-on-disk.js)."""
    text = json.dumps(data.decode("utf-8", "replace"), ensure_ascii=False)
    return f"servicefolioFile({text});\n".encode()
