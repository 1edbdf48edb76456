"""The texts of ingested documents, by the sha256 of the text, kept where the licence allows."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from actorgraph.disk import write_durably

_NAME = re.compile(r"[0-9a-f]{64}\Z")


class TextStore(Mapping[str, str]):
    """textSha256 -> text, read from the workspace when asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.txt"

    def __getitem__(self, sha256: str) -> str:
        if not _NAME.match(sha256) or not self._path(sha256).is_file():
            raise KeyError(sha256)
        return self._path(sha256).read_bytes().decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return (path.stem for path in sorted(self._folder.glob("*.txt")))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def keep(self, texts: Mapping[str, str]) -> None:
        """Write texts durably; one that is there already has the same content."""
        for sha256, text in texts.items():
            if not self._path(sha256).exists():
                write_durably(self._path(sha256), text.encode("utf-8", "surrogatepass"))
