"""A folder of files in PETRARCH's formats."""

from pathlib import Path

from actorgraph_ingest._text.petrarch.files import Dictionaries, actors, agents, discards
from actorgraph_ingest._text.petrarch.verbs import verbs


def load(folder: Path) -> Dictionaries:
    """The files of a folder whose names end with actors, agents, verbs, discards (.txt); a kind
    may be missing, and may have several files."""

    def text(kind: str) -> str:
        found = sorted(folder.glob(f"*{kind}*.txt"))
        return "\n".join(_read(path) for path in found)

    return Dictionaries(
        actors(text("actors")), agents(text("agents")), verbs(text("verbs")),
        discards(text("discards")),
    )  # fmt: skip


def _read(path: Path) -> str:
    """Older files are in Latin letters of one byte."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
