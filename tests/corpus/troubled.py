"""A recipe whose documents tell the child what to do: to see what a run makes of children in trouble."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from newsclean.corpus.documents import Failure, Outcome, Task


class Obey:
    """Does what a document says."""

    def outcome(self, key: str, task: Task) -> Outcome:
        assert isinstance(task.source, bytes)
        return _obeyed(task.source.decode())


def _obeyed(order: str) -> Outcome:
    if order == "hang":
        while True:
            time.sleep(60)
    if order == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "exit":
        os._exit(3)
    if order == "eat":
        return _eat()
    if order == "print":
        print("not for the pipe", flush=True)
        os.write(1, b"neither is this")
    if order.startswith("name "):
        Path(order.split()[1]).write_text(f"{os.getpid()}.", encoding="utf-8")
    return Outcome(body=f"{order.split()[0]} {os.getpid()}")


def _eat() -> Outcome:
    try:
        return Outcome(body=str(len(bytearray(3_000_000_000))))
    except MemoryError:
        return Outcome(failure=Failure("out of memory", "it takes more than it is given"))
