"""A child whose documents tell it what to do: to see what a run makes of children in trouble. Run as a program."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from newsclean.corpus import cleaning, worker
from newsclean.corpus.documents import Failure, Outcome, Task


def obey(key: str, task: Task, recipe: object) -> Outcome:
    assert isinstance(task.source, bytes)
    order = task.source.decode()
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
    if order.startswith("touch "):
        Path(order.split()[1]).touch()
    return Outcome(body=f"{order.split()[0]} {os.getpid()}")


def _eat() -> Outcome:
    try:
        return Outcome(body=str(len(bytearray(3_000_000_000))))
    except MemoryError:
        return Outcome(failure=Failure("out of memory", "it takes more than it is given"))


if __name__ == "__main__":
    cleaning.outcome_of = obey
    worker.main()
