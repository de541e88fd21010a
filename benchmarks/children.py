"""One child process a system, over a pipe, with a time limit a page: one that hangs or dies costs that page and is started anew."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Timer
from types import TracebackType
from typing import Any

_ROOT = Path(__file__).parent.parent
_START_SECONDS = 120.0  # heavy libraries take their time on a busy machine
_LAST_SECONDS = 1.0  # for a process that closed its pipe to come to its end, so that its exit status can be told
MEMORY = 6 * 1024**3  # bytes of address space a child may take


@dataclass(frozen=True)
class Output:
    """What a system gave for one document.

    Attributes:
        text: the text; "" if it failed.
        cpu: seconds of CPU time; the time limit where it was exceeded, 0 where the process died.
        error: why there is no text, or "".
        facts: what the system knows of its answer.
        rss: the most memory its process had held by then, in MB; 0 where it gave no answer.
    """

    text: str
    cpu: float
    error: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    rss: float = 0.0


class Child:
    """A system in a process of its own; use it in a ``with`` statement.

    The process has no network and no more memory than it is given; what the system prints is thrown away.

    Args:
        system: the system's name.
        timeout: wall-clock seconds a document may take.
        registry: the module whose ``SYSTEMS`` has it by this name.
        memory: bytes of address space that the process may take; 0 for no limit.
        start_timeout: wall-clock seconds that importing the system may take.

    Attributes:
        import_cpu: seconds of CPU time that the last start took, without that of Python itself.

    Raises:
        ChildError: on entering the ``with`` statement, when the system cannot be started at all.
    """

    def __init__(
        self,
        system: str,
        timeout: float = 60.0,
        *,
        registry: str = "benchmarks.systems.all",
        memory: int = MEMORY,
        start_timeout: float = _START_SECONDS,
    ) -> None:
        self._system = system
        self._timeout = timeout
        self._start_timeout = start_timeout
        self._command = [sys.executable, "-m", "benchmarks.child", system, str(memory), registry]
        self._process: subprocess.Popen[bytes] | None = None
        self.import_cpu = 0.0

    def __enter__(self) -> Child:
        self._start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop()

    def ask(self, source: str, url: str | None = None) -> Output:
        """Let the system work on one document. A crash or a timeout is an output with an error, never an exception."""
        try:
            process = self._process or self._start()
            reply = self._exchange(process, {"source": source, "url": url}, self._timeout)
        except _TooSlowError as trouble:
            return Output("", self._timeout, error=str(trouble))
        except (_DiedError, ChildError) as trouble:
            return Output("", 0.0, error=str(trouble))
        return Output(reply.get("text", ""), reply["cpu"], reply.get("error", ""), reply.get("facts", {}), reply["rss"])

    def _start(self) -> subprocess.Popen[bytes]:
        # A session of its own, so that what a system starts in turn can be ended with it.
        process = self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=_environment(),
            start_new_session=True,
        )
        try:
            greeting = self._exchange(process, None, self._start_timeout)
        except (_DiedError, _TooSlowError) as trouble:
            raise ChildError(f"{self._system} could not be started: {trouble}; see `{' '.join(self._command)}`") from trouble
        if "failed" in greeting:
            self._stop()
            raise ChildError(f"{self._system} could not be started: {greeting['failed']}")
        self.import_cpu = greeting["import_cpu"]
        return process

    def _exchange(self, process: subprocess.Popen[bytes], message: dict[str, Any] | None, seconds: float) -> dict[str, Any]:
        """Send a message, if there is one, and wait for the next that comes back; a process that fails in this is stopped."""
        late = Event()
        watchdog = Timer(seconds, _end, [process, late])
        watchdog.start()
        try:
            line = _sent_and_received(process, message)
        finally:
            watchdog.cancel()
            watchdog.join()  # from here on it cannot hit a process that has answered in time
        if late.is_set():
            self._stop()
            raise _TooSlowError(f"no answer within {seconds:g} seconds")
        if not line.endswith(b"\n"):
            raise _DiedError(f"the process died{self._last_words(process)}")
        reply: dict[str, Any] = json.loads(line)
        return reply

    def _last_words(self, process: subprocess.Popen[bytes]) -> str:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LAST_SECONDS)
        self._stop()
        code = process.returncode
        return f" of {signal.Signals(-code).name}" if code < 0 else f" with exit status {code}"

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        _end(process)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            # What a dead process did not read any more is still in the pipe's buffer.
            with suppress(BrokenPipeError):
                if pipe:
                    pipe.close()


def _environment() -> dict[str, str]:
    """This process's environment, with the repository on the path, and one thread each.

    The machine's cores are for several systems at a time, and CPU time is compared.
    """
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


def _sent_and_received(process: subprocess.Popen[bytes], message: dict[str, Any] | None) -> bytes:
    """The line that answers a message; b"", or a part of the line, if the process is gone."""
    assert process.stdin and process.stdout
    try:
        if message is not None:
            process.stdin.write(json.dumps(message).encode() + b"\n")
            process.stdin.flush()
    except BrokenPipeError:
        return b""
    return process.stdout.readline()


def _end(process: subprocess.Popen[bytes], late: Event | None = None) -> None:
    """Kill a process and all that it started; note that it was late, if it was."""
    if late:
        late.set()
    with suppress(ProcessLookupError, PermissionError):  # it may be gone already
        os.killpg(process.pid, signal.SIGKILL)


class ChildError(Exception):
    """A system that does not start: the message names it."""


class _DiedError(Exception):
    pass


class _TooSlowError(Exception):
    pass
