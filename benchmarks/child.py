"""The process that runs one system: reads requests from standard input, writes answers to standard output, a JSON line each.

Started by :mod:`benchmarks.children`; not meant to be called by hand. The first line it writes is ``{"ready": …}`` or
``{"failed": …}``; then comes one answer for each request.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import sys
import time
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from benchmarks.systems import Answer, Extract

_NETWORK = frozenset(f"socket.{call}" for call in ("connect", "getaddrinfo", "gethostbyname", "gethostbyaddr", "sendto", "sendmsg"))


def main(name: str, memory: int, registry: str) -> None:
    """Serve one system until the requests end.

    Args:
        name: of the system.
        memory: bytes of address space that the process may take; 0 for no limit.
        registry: the module whose ``SYSTEMS`` has it.
    """
    requests, answers = _own_channels()
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)
    sys.addaudithook(_stay_offline)
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    start = time.process_time()
    try:
        extract: Extract = import_module(registry).SYSTEMS[name].build()
    except Exception as error:  # whatever a tool raises while it is imported
        _say(answers, {"failed": _described(error)})
        return
    _say(answers, {"ready": name, "import_cpu": time.process_time() - start})
    for request in requests:
        _say(answers, _answer(extract, json.loads(request)))


def _own_channels() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for requests and answers alone: a tool reads nothing, and what it prints goes to standard error."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    return requests, answers


def _stay_offline(event: str, _: tuple[Any, ...]) -> None:
    """Let every way out to the network fail: a tool works on the page it is given, or not at all."""
    if event in _NETWORK:
        raise ConnectionRefusedError("the benchmark has no network")


def _say(answers: BinaryIO, message: dict[str, Any]) -> None:
    answers.write(json.dumps(message, default=str).encode() + b"\n")
    answers.flush()


def _answer(extract: Extract, request: dict[str, Any]) -> dict[str, Any]:
    start = time.process_time()
    try:
        found = extract(request["source"], request["url"])
        cpu = time.process_time() - start
        answer = found if isinstance(found, Answer) else Answer("" if found is None else found)
        if not isinstance(answer.text, str):
            raise TypeError(f"the system gave {type(answer.text).__name__}, no text")
    except Exception as error:  # whatever a tool raises is its result for this page
        return {"error": _described(error), "cpu": time.process_time() - start, "rss": _peak_memory()}
    return {"text": answer.text, "facts": answer.facts, "cpu": cpu, "rss": _peak_memory()}


def _described(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".strip(": \n")[:300]


def _peak_memory() -> float:
    """The most memory this process ever held, in MB.

    Linux counts the parent's memory at the time of the fork into ``ru_maxrss``, so its own record is asked first.
    """
    try:
        status = Path("/proc/self/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    except (OSError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
