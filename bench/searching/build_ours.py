"""Builds the search's index of a repository, in a process of its own, so that it can be measured.

    cd bench; python -m searching.build_ours ROOT SITE

Reads the records below ROOT as every command does; then, with the clock running, makes the index
of them and writes its files below SITE, as a build of the site does. Prints one JSON object.
"""

import json
import resource
import sys
import time
from pathlib import Path

from measure import BYTES_PER_UNIT
from searching.ours import ENGINE, TODAY
from servicefolio import pipeline
from servicefolio.examine import examine
from servicefolio.graph.restrict import restrict
from servicefolio.outputs.environment import asset
from servicefolio.outputs.pages.page import DOCS
from servicefolio.outputs.plan import addresses
from servicefolio.outputs.search import FOLDER, search_artifacts
from servicefolio.outputs.views.site import Site
from servicefolio.site.update import untracked


def main() -> None:
    """Read, index, write, and tell what it took."""
    root, target = map(Path, sys.argv[1:])
    begin = time.perf_counter()
    repository = pipeline.open_repository(root, TODAY)
    now = examine(pipeline.sources_of(repository), untracked)
    visible = restrict(now.catalog, now.broken, (), repository.settings.audience)
    site = Site(visible.catalog, repository.settings, repository.today, addresses())
    read = time.perf_counter()
    before = _peak()
    worked = time.process_time()
    artifacts = tuple(search_artifacts(site, ()))
    built = time.perf_counter()
    worked = time.process_time() - worked
    peak = _peak()
    for artifact in artifacts:
        file = target / artifact.path.removeprefix(DOCS)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(artifact.data)
    for module in ENGINE:
        (target / module).write_bytes(asset(Path(module).name))
    report = {
        "entries": len(site.catalog.entries),
        "reading_seconds": round(read - begin, 2),
        "seconds": round(built - read, 2),
        "processor_seconds": round(worked, 2),
        "peak_megabytes": round(peak),
        "peak_megabytes_of_reading": round(before),
    }
    print(json.dumps({"folder": FOLDER, "figures": report}))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES_PER_UNIT / 1e6


if __name__ == "__main__":
    main()
