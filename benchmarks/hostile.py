"""Pages made to exhaust a cleaner, and the package's regular expressions on the text they like least.

Each page runs in a process of its own. CPU time and memory are counted, not wall-clock time, so a busy machine changes little.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import newsclean

SENTENCE = "The rain came at night, and by noon the river had left its bed."
MAX_CPU = 10.0  # seconds a page
MAX_MB = 1_000.0
MAX_REGEX = 0.05  # seconds of CPU
REGEX_CHARS = 50_000


def _paragraphs(count: int, text: str) -> str:
    return "".join(f"<p>{text.format(i=i)}</p>" for i in range(count))


PAGES: dict[str, Callable[[], str | bytes]] = {
    "100,000 nested divs": lambda: "<div>" * 100_000 + SENTENCE,
    "100,000 attributes": lambda: f"<p {' '.join(f'a{i}=1' for i in range(100_000))}>{SENTENCE}</p>",
    "80 KB of open formatting": lambda: "".join(f"<b {i}>" for i in range(80_000))[:80_000] + ">" + SENTENCE,
    "100,000 links": lambda: "".join(f'<li><a href="/{i}">Story number {i}</a></li>' for i in range(100_000)),
    "100,000 br": lambda: "<p>" + "word<br>" * 100_000,
    "a page of 10 MB": lambda: _paragraphs(10_000_000 // 1_000, "Report {i}: " + SENTENCE * 15),
    "50,000 equal paragraphs": lambda: _paragraphs(50_000, SENTENCE),
    "30,000 different paragraphs": lambda: _paragraphs(30_000, "Report {i} says that {i} men saw the river rise by noon at mill {i}."),
    "200,000 lines of text": lambda: "\n".join(f"Line {i} of the text says that the river rose." for i in range(200_000)),
    "one line of 5 MB": lambda: (SENTENCE + " ") * (5_000_000 // 64),
    "5 MB of spaces": lambda: " " * 5_000_000,
    "UTF-16": lambda: _paragraphs(2_000, SENTENCE).encode("utf-16"),
    "1 MB of random bytes": lambda: random.Random(0).randbytes(1_000_000),
}
TEXTS = frozenset(("200,000 lines of text", "one line of 5 MB", "5 MB of spaces"))


@dataclass(frozen=True)
class Cost:
    """What a page cost.

    Attributes:
        name: of the page.
        cpu: seconds, without the start of the process.
        peak: MB, with what the process itself takes.
        said: "read", "degraded" or the error.
    """

    name: str
    cpu: float
    peak: float
    said: str

    @property
    def passed(self) -> bool:
        """True if it stayed within the limits."""
        return self.cpu <= MAX_CPU and self.peak <= MAX_MB


def cost_of(name: str) -> Cost:
    """Clean one of the pages in a process of its own.

    Raises:
        CalledProcessError: if the process died.
    """
    done = subprocess.run([sys.executable, "-m", "benchmarks.hostile", name], capture_output=True, check=True)
    return Cost(name, **json.loads(done.stdout.splitlines()[-1]))


def _measured(name: str) -> dict[str, Any]:
    source = PAGES[name]()
    clean = newsclean.clean_text if name in TEXTS else newsclean.clean_html
    newsclean.clean_html(f"<p>{SENTENCE}</p>")  # what the first page loads is not this one's cost
    start = time.process_time()
    try:
        article = clean(source)
        said = "degraded" if article.page.degraded else "read"
        assert len(article.text) >= 0
    except newsclean.NewscleanError as error:
        said = type(error).__name__
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    return {"cpu": time.process_time() - start, "peak": peak, "said": said}


# What regular expressions stumble over: long runs of one character, and of pairs that almost match.
_ATOMS = (" ", "\n", "\t", "a", "A", "0", "-", "<", ">", '"', "'", "=", "&", ".", ",", "(", "*", "#", "|", "/", "雨", "\u0301")
_PAIRS = (" a", "a ", "<a", '="', "a.", "0.", "\n ", "--", "<!", "&#", "a/", "*a", "# ", "a\n", "A ", "0:", "a=", "< ", "' ")


@dataclass(frozen=True)
class Pattern:
    """A regular expression of the package.

    Attributes:
        place: module and name.
        compiled: the expression.
    """

    place: str
    compiled: re.Pattern[Any]


def patterns() -> Iterator[Pattern]:
    """All expressions that modules of the package hold by a name."""
    for found in pkgutil.walk_packages(newsclean.__path__, "newsclean."):
        if found.name.startswith("newsclean.engines."):  # they need the engines, and have no expressions
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            for compiled in value if isinstance(value, tuple) else (value,):
                if isinstance(compiled, re.Pattern):
                    yield Pattern(f"{found.name}.{name}", compiled)


def worst_of(pattern: Pattern, rounds: int = 2) -> tuple[float, str]:
    """The most CPU seconds that an expression takes to search 50 KB, and what the text is made of."""
    characters = sorted({c for c in re.sub(r"\\.", "", str(pattern.compiled.pattern)) if c.isprintable()})[:30]
    return max((_seconds(pattern.compiled, unit, rounds), unit) for unit in dict.fromkeys((*_ATOMS, *_PAIRS, *characters)))


def _seconds(compiled: re.Pattern[Any], unit: str, rounds: int) -> float:
    text = (unit * REGEX_CHARS)[:REGEX_CHARS] + "\x00"
    source = text.encode() if isinstance(compiled.pattern, bytes) else text
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for _found in compiled.finditer(source):
            pass
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1])))
