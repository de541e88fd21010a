"""What other systems gave, as a corpus publishes it: a file for each, read when it is asked for.

All of them together can be far larger than the memory that a benchmark should take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpora.layout import Outputs
from benchmarks.documents import CorpusError

Reader = Callable[[Path], dict[str, str]]


@dataclass(frozen=True, eq=False)
class _Files(Mapping[str, Mapping[str, str]]):
    files: Mapping[str, Path]
    read: Reader

    def __getitem__(self, system: str) -> Mapping[str, str]:
        return self.read(self.files[system])

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


def published(files: Iterable[Path], read: Reader) -> Outputs:
    """The outputs in these files, by the names of the files. Each is read once now, to see that it can be.

    Args:
        files: one for each system.
        read: gives the texts of a file by document id; raises CorpusError if it cannot be read.
    """
    troubles = {path: _trouble(path, read) for path in sorted(files)}
    sound = {path.stem: path for path, trouble in troubles.items() if not trouble}
    return Outputs(_Files(sound, read), tuple(f"output of {path.stem}: {trouble}" for path, trouble in troubles.items() if trouble))


def _trouble(path: Path, read: Reader) -> str:
    try:
        read(path)
    except CorpusError as error:
        return str(error)
    return ""
