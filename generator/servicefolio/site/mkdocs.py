"""Builds the site with MkDocs: in several processes, and only the pages that changed.

MkDocs' own `dirty` build skips every page whose `File.is_modified()` is false. The generator knows
which pages changed, so a plugin of our own (in this process only, none is in mkdocs.yml) answers
that question instead of modification times. What it skips is linked from the site before. The
result is the same, byte for byte, as that of a clean build.
"""

import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

# Material announces its end of life on every run; the manual says it once.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from servicefolio.site.inherit import joined_settings
from servicefolio.site.join import gather, link_unchanged
from servicefolio.site.workers import run_parallel

PAGES_PER_PROCESS = 150
"""How many pages make a further process worth its start."""

_OWN_PLUGINS = frozenset({"search", "material/search"})
_MAP = "sitemap.xml"
_ENGINES = ("mkdocs", "mkdocs-material", "pymdown-extensions", "Markdown", "Pygments", "Jinja2")


class SiteError(Exception):
    """The engine could not build the site; its message is the engine's."""


@dataclass(frozen=True, slots=True)
class Engine:
    """What besides pages decides what the site looks like."""

    key: tuple[str, ...]
    piecewise: bool
    """Whether a page depends on nothing but itself and `key`; plugins and hooks may end that."""
    name: str
    """What the site is called."""
    address: str
    """Where it is published, or empty."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: pages by their Markdown paths, and the site before to take the rest from."""

    config: Path
    pages: tuple[str, ...]
    """The pages that are new or changed."""
    unchanged: tuple[str, ...]
    previous: Path | None
    epoch: int
    """The time that the site speaks of, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class _Share:
    """What one process builds, and where; one of them makes everything that is no page."""

    order: Order
    pages: frozenset[str]
    site_dir: Path
    with_rest: bool


def read_engine(config_file: Path, epoch: int) -> Engine:
    """Read everything besides pages that decides what a page looks like."""
    with _listening() as heard, _failing_clearly(heard, "mkdocs.yml: "):
        joined = joined_settings(config_file)
        config = load_config(str(config_file), **joined)
        with config_file.open("rb") as file:
            settings = yaml_load(file, get_yaml_loader(config=config)) | joined
    custom = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    overrides = sorted(custom.rglob("*")) if custom else ()
    plain = custom is None and config.theme.name == "material"
    return Engine(
        key=(
            *(f"{name} {version(name)}" for name in _ENGINES),
            json.dumps(settings, default=_name_object, sort_keys=True),
            *(f"{file} {file.read_bytes().hex()}" for file in overrides if file.is_file()),
            *(() if plain else (str(epoch),)),  # other templates may show when they were built
        ),
        piecewise=not config.hooks and _OWN_PLUGINS.issuperset(config.plugins),
        name=config.site_name,
        address=config.site_url or "",
    )


def build_site(
    order: Order,
    site_dir: Path,
    *,
    processes: int,
    pages_per_process: int = PAGES_PER_PROCESS,
    step: Callable[[], None] = lambda: None,
) -> tuple[str, ...]:
    """Build a site into an empty folder, calling `step` after each page; return warnings."""
    count = max(1, min(processes, len(order.pages) // pages_per_process))
    shares = tuple(_shares(order, site_dir, count))
    if count == 1:
        outcomes = [_build_share(shares[0], step)]
    else:
        try:
            outcomes = run_parallel(_build_share, shares, step)
        except BrokenExecutor as error:
            raise SiteError("a process that built pages died; is there enough memory?") from error
    _join(order, shares)
    return tuple(dict.fromkeys(text for warnings in outcomes for text in warnings))


def _shares(order: Order, site_dir: Path, count: int) -> Iterator[_Share]:
    for index in range(count):
        folder = site_dir if index == 0 else site_dir.with_name(f"{site_dir.name}-{index}")
        yield _Share(order, frozenset(order.pages[index::count]), folder, index == 0)


def _join(order: Order, shares: tuple[_Share, ...]) -> None:
    """Make one site of what the processes built now, and of what was built before."""
    site_dir, *others = (share.site_dir for share in shares)
    unchanged = [File(page, "", "", use_directory_urls=True) for page in order.unchanged]
    for other in others:
        gather(other, site_dir)
    if order.previous is not None:
        link_unchanged([file.dest_uri for file in unchanged], order.previous, site_dir)
    for other in others:
        shutil.rmtree(other)


def _build_share(share: _Share, step: Callable[[], None]) -> tuple[str, ...]:
    """Build pages; return what the engine warns of."""
    with _listening() as heard, _failing_clearly(heard), _clock_at(share.order.epoch):
        joined = joined_settings(share.order.config)
        config = load_config(str(share.order.config), site_dir=str(share.site_dir), **joined)
        selection = _Selection(share, step)
        config.plugins["servicefolio/selection"] = selection
        # Told of a dirty build, a plugin may add to what an earlier build of this process found.
        config.plugins.on_startup(command="build", dirty=False)
        build(config, dirty=True)
    return tuple(heard.messages)


class _Selection(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Tells MkDocs which pages and files to build."""

    def __init__(self, share: _Share, step: Callable[[], None]) -> None:
        self._share = share
        self._step = step

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Answer `is_modified` for every file from what the generator knows."""
        del config
        for file in files:
            if file.is_documentation_page():
                answer = file.src_uri in self._share.pages
            else:
                answer = self._share.with_rest
            file.is_modified = _always(answer)  # type: ignore[method-assign]
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Read the pages of the navigation that are not built: it shows their icon and status."""
        del files
        for page in nav.pages:
            if page.file.src_uri not in self._share.pages:
                page.read_source(config)
        return nav

    def on_post_page(self, output: str, **_context: object) -> str:
        """Count a page."""
        self._step()
        return output

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Leave the map out where no page has a whole address: an empty one is not valid."""
        return "" if template_name == _MAP and not config.site_url else output


def _always(answer: bool):  # type: ignore[no-untyped-def]  # noqa: ANN202, FBT001
    return lambda: answer


class _Heard(logging.Handler):
    """Keeps what the engine says, which would otherwise be printed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message, except that the build is a `dirty` one."""
        self.messages.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[_Heard]:
    heard = _Heard()
    log, builder = logging.getLogger("mkdocs"), logging.getLogger("mkdocs.commands.build")
    log.addHandler(heard)
    # At the logger itself: MkDocs' strict mode counts whatever passes it.
    builder.addFilter(_not_about_dirty)
    propagate, log.propagate = log.propagate, False
    try:
        yield heard
    finally:
        log.propagate = propagate
        builder.removeFilter(_not_about_dirty)
        log.removeHandler(heard)


def _not_about_dirty(record: logging.LogRecord) -> bool:
    return "'dirty' build" not in record.getMessage()


@contextmanager
def _failing_clearly(heard: _Heard, about: str = "") -> Iterator[None]:
    """Turn whatever the engine, its theme and its extensions raise into one error."""
    try:
        yield
    except (Exception, SystemExit) as error:
        said = dict.fromkeys((*heard.messages, str(error)))
        raise SiteError(about + ("\n".join(filter(None, said)) or type(error).__name__)) from error


@contextmanager
def _clock_at(epoch: int) -> Iterator[None]:
    """Have the engine speak of a time; it reads the environment."""
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    os.environ[name] = str(epoch)
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _name_object(value: object) -> str:
    """Name what a tag such as `!!python/name:` put into the settings."""
    if isinstance(value, partial):
        return f"{_name_object(value.func)} {value.args} {value.keywords}"
    return getattr(value, "__qualname__", None) or repr(value)
