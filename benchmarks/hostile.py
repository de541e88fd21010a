"""Pages made to exhaust a cleaner, and the package's regular expressions on the text they like least.

Each page runs in a process of its own. CPU time and memory are counted, not wall-clock time, so a busy machine changes little.
"""

from __future__ import annotations

import importlib
import inspect
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
_FIRST_CHARS = 600  # of a first look at everything, for which a square is far from a line already
_STEPS = (5_000, REGEX_CHARS)  # an expression that takes the cube would not come to an end at once
_CANDIDATES = 6


def _paragraphs(count: int, text: str) -> str:
    return "".join(f"<p>{text.format(i=i)}</p>" for i in range(count))


PAGES: dict[str, Callable[[], str | bytes]] = {
    "100,000 nested divs": lambda: "<div>" * 100_000 + SENTENCE,
    "100,000 attributes": lambda: f"<p {' '.join(f'a{i}=1' for i in range(100_000))}>{SENTENCE}</p>",
    "80 KB of open formatting": lambda: "".join(f"<b {i}>" for i in range(80_000))[:80_000] + ">" + SENTENCE,
    "90,000 end tags of other elements": lambda: "<div></foo>" * 90_000 + SENTENCE,
    "40,000 end tags in comments": lambda: "<div><!--</div>-->" * 40_000 + SENTENCE,
    "40,000 misnested end tags": lambda: "<p><span><div></span></p></div>" * 40_000 + SENTENCE,
    "250,000 attributes with <": lambda: f"<p {' '.join(f'=a{i}<' for i in range(250_000))}>{SENTENCE}</p>",
    "100,000 attributes with >": lambda: "<p " + " ".join(f'a{i}=">"' for i in range(100_000)) + f">{SENTENCE}</p>",
    "250,000 attributes of an end tag": lambda: f"<p>{SENTENCE}</p {' '.join(f'a{i}' for i in range(250_000))}>",
    "80,000 options": lambda: f"<p>{SENTENCE}</p><select>" + "<option>a</option>" * 80_000,
    "100 selects of 9,000 options": lambda: f"<p>{SENTENCE}</p>" + ("<select>" + "<option>a" * 9_000 + "</select>") * 100,
    "900 open tags in each paragraph": lambda: "<p>" + "".join(f"<b {i}>" for i in range(900)) + f"<p>{SENTENCE}" * 20_000,
    "tags within tags": lambda: "<a b=c<" * 150_000,
    "an address of 2,000 digits": lambda: f'<meta property="og:url" content="http://a.b/{"1" * 1_980}//">' + _paragraphs(5, SENTENCE),
    "100,000 links": lambda: "".join(f'<li><a href="/{i}">Story number {i}</a></li>' for i in range(100_000)),
    "100,000 br": lambda: "<p>" + "word<br>" * 100_000,
    "a page of 10 MB": lambda: _paragraphs(10_000_000 // 1_000, "Report {i}: " + SENTENCE * 15),
    "50,000 equal paragraphs": lambda: _paragraphs(50_000, SENTENCE),
    "30,000 different paragraphs": lambda: _paragraphs(30_000, "Report {i} says that {i} men saw the river rise by noon at mill {i}."),
    "200,000 lines of text": lambda: "\n".join(f"Line {i} of the text says that the river rose." for i in range(200_000)),
    "one line of 5 MB": lambda: (SENTENCE + " ") * (5_000_000 // 64),
    "5 MB of spaces": lambda: " " * 5_000_000,
    "40,000 spaces in a row of a table": lambda: "|" + " " * 40_000 + "[a](http://x.y/z) b",
    "UTF-16": lambda: _paragraphs(2_000, SENTENCE).encode("utf-16"),
    "1 MB of random bytes": lambda: random.Random(0).randbytes(1_000_000),
}
TEXTS = frozenset(("200,000 lines of text", "one line of 5 MB", "5 MB of spaces", "40,000 spaces in a row of a table"))


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

_BEGINNINGS = frozenset("|<[(\"'=&#*{/@")  # those of them that an expression names are put before the run
_ENDS = ("\x00", "//", "](", "a", ">", "\n\x00")  # none of them ends every expression


@dataclass(frozen=True)
class Pattern:
    """A regular expression of the package.

    Attributes:
        place: module and name.
        compiled: the expression.
        whole: whether it is matched to whole texts, which makes it try again where a search is content.
    """

    place: str
    compiled: re.Pattern[Any]
    whole: bool = False


def patterns() -> Iterator[Pattern]:
    """All expressions that modules of the package hold by a name."""
    for found in pkgutil.walk_packages(newsclean.__path__, "newsclean."):
        if found.name.startswith("newsclean.engines."):  # they need the engines, and have no expressions
            continue
        module = importlib.import_module(found.name)
        written = inspect.getsource(module)
        for name, value in vars(module).items():
            for compiled in value if isinstance(value, tuple) else (value,):
                if isinstance(compiled, re.Pattern):
                    yield Pattern(f"{found.name}.{name}", compiled, f"{name}.fullmatch" in written)


@dataclass(frozen=True, order=True)
class Text:
    """A text that an expression may stumble over.

    Attributes:
        before: with what it begins.
        unit: what it repeats.
        after: with what it ends: the expression fails only there.
    """

    before: str
    unit: str
    after: str

    def of(self, chars: int) -> str:
        """The text with so many characters that are repeated."""
        return self.before + (self.unit * chars)[:chars] + self.after


def worst_of(pattern: Pattern, rounds: int = 2) -> tuple[float, str]:
    """The most CPU seconds that an expression takes on 50 KB, and what the text is made of; less text, where that takes too long already.

    All texts are tried while they are short, and those that took longest are made longer.

    Args:
        pattern: the expression.
        rounds: how often each text is tried; the shortest time counts.
    """
    tried = sorted(((_seconds(pattern, text.of(_FIRST_CHARS), 1), text) for text in _texts(pattern.compiled)), reverse=True)
    worst = (0.0, "")
    for _, text in tried[:_CANDIDATES]:
        for chars in _STEPS:
            worst = max(worst, (_seconds(pattern, text.of(chars), rounds), f"{text.before!r}, {chars:,} of {text.unit!r}, {text.after!r}"))
            if worst[0] > MAX_REGEX:
                return worst
    return worst


def _texts(compiled: re.Pattern[Any]) -> Iterator[Text]:
    """Runs of what expressions stumble over and of what this one names, behind and before what it may need to begin and to fail."""
    own = sorted({c for c in re.sub(r"\\.", "", str(compiled.pattern)) if c.isprintable()})[:30]
    marks = [c for c in dict.fromkeys(re.sub(r"\\([dDsSwWbBAZnrtvfux])", "", str(compiled.pattern))) if c in _BEGINNINGS]
    for unit in dict.fromkeys((*_ATOMS, *_PAIRS, *own)):
        for before in ("", *marks):
            for after in _ENDS:
                yield Text(before, unit, after)


def _seconds(pattern: Pattern, text: str, rounds: int) -> float:
    compiled = pattern.compiled
    source = text.encode() if isinstance(compiled.pattern, bytes) else text
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for _found in compiled.finditer(source):
            pass
        if pattern.whole:
            compiled.fullmatch(source)
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1])))
