"""Runs work in several processes, counts their steps, and lets Ctrl+C end all of them quietly."""

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_SECONDS_BETWEEN_COUNTS = 0.2
_steps: Any = None
"""The counter that all workers share; set in each by `_begin`."""


def run_parallel(
    work: Callable[[T, Callable[[], None]], R], items: Iterable[T], step: Callable[[], None]
) -> list[R]:
    """Do `work(item, step)` for every item in a process of its own; return what each gave.

    The work is named, and its values copied, across processes; `step` is called in this one.
    """
    todo = list(items)
    context = get_context("spawn")
    steps = context.Value("i")
    with ProcessPoolExecutor(
        len(todo), mp_context=context, initializer=_begin, initargs=(steps,)
    ) as pool:
        with _interrupts_held_back():
            futures = [pool.submit(_work, work, item) for item in todo]
        _follow(futures, steps, step)
        return [future.result() for future in futures]


def _work(work: Callable[[T, Callable[[], None]], R], item: T) -> R:
    return work(item, _step)


def _begin(steps: Any) -> None:
    """Prepare a worker: it dies of Ctrl+C without a word, since the first process has the say."""
    global _steps  # noqa: PLW0603 - a worker gets its counter once
    _steps = steps
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _step() -> None:
    with _steps.get_lock():
        _steps.value += 1


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Start processes that do not hear Ctrl+C before they are ready to die of it quietly."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _follow(futures: list[Future[R]], steps: Any, step: Callable[[], None]) -> None:
    seen, running = 0, True
    while running:
        running = bool(wait(futures, timeout=_SECONDS_BETWEEN_COUNTS).not_done)
        for _ in range(steps.value - seen):
            step()
            seen += 1
