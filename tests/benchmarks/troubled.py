"""Systems that misbehave, for the tests of the child process: each is told by the page what it is to do."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.systems import Answer, Extract, System


def _echo(source: str, url: str | None) -> Answer:
    return Answer(source, {"url": url, "pid": os.getpid()})


def _length(source: str, url: str | None) -> str:
    return str(len(source))


def _raise(source: str, url: str | None) -> str:
    raise ValueError(f"no article in {source}")


def _run_out_of_stack(source: str, url: str | None) -> str:
    return _run_out_of_stack(source, url)


def _print(source: str, url: str | None) -> str:
    print('{"text": "printed"}')
    sys.stdout.flush()
    os.write(1, b"written to the descriptor\n")
    subprocess.run(["echo", "from a process"], check=True)
    print("to standard error", file=sys.stderr)
    return source


def _hang(source: str, url: str | None) -> str:
    signal.pause()
    return source


def _hang_with_a_process(source: str, url: str | None) -> str:
    pipe = os.open(source, os.O_WRONLY)
    subprocess.Popen(["sleep", "600"], pass_fds=[pipe])
    signal.pause()
    return source


def _kill(source: str, url: str | None) -> str:
    os.kill(os.getpid(), signal.Signals[source])
    return source


def _connect(source: str, url: str | None) -> str:
    host, _, port = source.rpartition(":")
    with socket.socket() as client:
        client.connect((host, int(port)))
    return "connected"


def _look_up(source: str, url: str | None) -> str:
    return str(socket.getaddrinfo(source, 80))


def _give(value: Any) -> Extract:
    return lambda source, url: value


def _missing() -> Extract:
    import newsclean_has_no_such_module  # type: ignore[import-not-found]  # noqa: F401

    return _echo


def _dying_import() -> Extract:
    os._exit(5)


def _hanging_import() -> Extract:
    signal.pause()
    return _echo


def _starts_once() -> Extract:
    mark = Path(os.environ["TROUBLED_MARK"])
    if mark.exists():
        raise RuntimeError("started before")
    mark.touch()
    return _kill


def _built(extract: Extract) -> Callable[[], Extract]:
    return lambda: extract


_BUILDS: dict[str, Callable[[], Extract]] = {
    "echo": _built(_echo),
    "length": _built(_length),
    "raise": _built(_raise),
    "stack": _built(_run_out_of_stack),
    "print": _built(_print),
    "read": _built(lambda source, url: input()),
    "hang": _built(_hang),
    "hang-with-a-process": _built(_hang_with_a_process),
    "exit": _built(lambda source, url: os._exit(int(source))),
    "leave": _built(lambda source, url: sys.exit(int(source))),
    "kill": _built(_kill),
    "allocate": _built(lambda source, url: str(len(bytearray(int(source))))),
    "connect": _built(_connect),
    "look-up": _built(_look_up),
    "none": _built(_give(None)),
    "bytes": _built(_give(b"text")),
    "list": _built(_give(["text"])),
    "path-among-facts": _built(_give(Answer("text", {"path": Path("page.html")}))),
    "missing": _missing,
    "dying-import": _dying_import,
    "hanging-import": _hanging_import,
    "starts-once": _starts_once,
}
SYSTEMS = {name: System(name, "html", "", build) for name, build in _BUILDS.items()}
