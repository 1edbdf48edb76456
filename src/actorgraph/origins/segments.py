"""What a generation keeps to find shared text: fingerprints, shared runs, who has which text.

Three kinds of Parquet files in one folder, never modified: an update adds a file, and where many
have gathered or rows go, writes their successor and removes them.

    shingles-*   (hash, text), sorted by hash: the fingerprints of each text
    runs-*       the runs that two texts share, and each text with itself
    documents-*  (document, text, changed): `changed` marks what the last update was about
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import polars as pl

from actorgraph.origins.runs import Run, share, shared_runs
from actorgraph.origins.words import RUN, Narration, fingerprints, narration

# A fingerprint in more texts than this is boilerplate or a text everybody has; it joins nobody,
# since the pairs grow with the square.
COMMON = 200
FILES = 8

SHINGLES = {"hash": pl.Int64, "text": pl.String}
RUNS = {
    "left": pl.String, "right": pl.String, "words": pl.Int64, "share": pl.Float64,
    "left_word": pl.Int64, "right_word": pl.Int64, "left_start": pl.Int64, "left_end": pl.Int64,
    "right_start": pl.Int64, "right_end": pl.Int64,
}  # fmt: skip
DOCUMENTS = {"document": pl.String, "text": pl.String, "changed": pl.Boolean}


class Library(Mapping[str, Narration]):
    """Texts as narration, the recently used ones kept."""

    def __init__(self, texts: Mapping[str, str], kept: int = 2048) -> None:
        self._texts = texts
        self._read = lru_cache(kept)(self._narrated)

    def _narrated(self, text: str) -> Narration:
        return narration(self._texts[text])

    def __getitem__(self, text: str) -> Narration:
        return self._read(text)

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def read(folder: Path, kind: str) -> pl.DataFrame:
    """All rows of one kind: "shingles", "runs" or "documents"."""
    schema = {"shingles": SHINGLES, "runs": RUNS, "documents": DOCUMENTS}[kind]
    files = sorted(folder.glob(f"{kind}-*.parquet"))
    return pl.concat([pl.DataFrame(schema=schema), *(pl.read_parquet(file) for file in files)])


def clear(folder: Path) -> None:
    for kind in ("shingles", "runs", "documents"):
        for file in folder.glob(f"{kind}-*.parquet"):
            file.unlink()


def _write(folder: Path, kind: str, rows: pl.DataFrame, *, replacing: bool) -> None:
    old = sorted(folder.glob(f"{kind}-*.parquet"))
    number = int(old[-1].stem.rpartition("-")[2]) + 1 if old else 1
    if not replacing and len(old) >= FILES:
        rows, replacing = pl.concat([read(folder, kind), rows]), True
    if kind == "shingles":
        rows = rows.sort("hash", "text")
    rows.write_parquet(folder / f"{kind}-{number:06}.parquet")
    for file in old if replacing else ():
        file.unlink()


def update(
    folder: Path, current: Mapping[str, str], texts: Mapping[str, str], common: int = COMMON
) -> None:
    """Bring the files to these documents (IRI -> textSha256), reading only the texts that are new
    and those that share something with them. A document whose text is not kept is left out."""
    before = read(folder, "documents").select("document", "text")
    known = set(before["text"])
    now = {doc: text for doc, text in current.items() if text in known or text in texts}
    new = sorted(set(now.values()) - known)
    gone = sorted(known - set(now.values()))
    affected: set[str] = set()
    if new or gone:
        affected = _update_texts(folder, new, gone, Library(texts), common)
    had = dict(before.iter_rows())
    changed = {doc for doc in now.keys() | had.keys() if now.get(doc) != had.get(doc)}
    moved = {text for doc in changed for text in (had.get(doc), now.get(doc)) if text is not None}
    affected |= moved | _partners(folder, moved)
    rows = [(doc, text, doc in changed or text in affected) for doc, text in sorted(now.items())]
    frame = pl.DataFrame(rows, schema=DOCUMENTS, orient="row")
    if not frame.equals(read(folder, "documents")):
        _write(folder, "documents", frame, replacing=True)


def _partners(folder: Path, texts: set[str]) -> set[str]:
    """The texts that share a run with one of these."""
    if not texts:
        return set()
    runs = read(folder, "runs").select("left", "right")
    near = runs.filter(pl.col("left").is_in(list(texts)) | pl.col("right").is_in(list(texts)))
    return set(near["left"]) | set(near["right"])


def _update_texts(
    folder: Path, new: list[str], gone: list[str], library: Library, common: int
) -> set[str]:
    """Returns the texts whose runs may have changed."""
    made = _fingerprints_of(new, library)
    old = read(folder, "shingles")
    kept = old.filter(~pl.col("text").is_in(gone)) if gone else old
    rows = pl.concat([kept, made])
    # A fingerprint that became common, or ceased to be, changes what its texts share.
    interest = pl.concat([made["hash"], old.filter(pl.col("text").is_in(gone))["hash"]]).unique()
    was, now = _counts(old, interest), _counts(rows, interest)
    turned = [h for h in interest if (was.get(h, 0) > common) != (now.get(h, 0) > common)]
    redone = set(new) | set(rows.filter(pl.col("hash").is_in(turned))["text"])
    _write(folder, "shingles", rows if gone else made, replacing=bool(gone))
    return _redo_runs(folder, redone, gone, _shared(rows, redone, common), library)


def _redo_runs(
    folder: Path, redone: set[str], gone: list[str], pairs: pl.DataFrame, library: Library
) -> set[str]:
    runs = read(folder, "runs")
    stale = [*redone, *gone]
    dropped = pl.col("left").is_in(stale) | pl.col("right").is_in(stale)
    lost = runs.filter(dropped)
    found = pl.DataFrame(list(_runs_of(pairs, redone, library)), schema=RUNS, orient="row")
    if lost.is_empty():
        _write(folder, "runs", found, replacing=False)
    else:
        _write(folder, "runs", pl.concat([runs.filter(~dropped), found]), replacing=True)
    return redone.union(lost["left"], lost["right"], found["left"], found["right"])


def _fingerprints_of(texts: Iterable[str], library: Library) -> pl.DataFrame:
    rows = [(h, text) for text in texts for h in sorted(fingerprints(library[text].shingles))]
    return pl.DataFrame(rows, schema=SHINGLES, orient="row")


def _counts(rows: pl.DataFrame, hashes: pl.Series) -> dict[int, int]:
    wanted = rows.filter(pl.col("hash").is_in(hashes.implode()))
    return dict(wanted.group_by("hash").len().iter_rows())


def _shared(rows: pl.DataFrame, texts: set[str], common: int) -> pl.DataFrame:
    """(left, right, seeds) of the pairs of texts, one of them among `texts`, with the
    fingerprints they share that are not common."""
    ours = rows.filter(pl.col("text").is_in(list(texts)))
    near = rows.join(ours.select("hash").unique(), on="hash", how="semi")
    rare = near.group_by("hash").len().filter(pl.col("len").is_between(2, common))
    near = near.join(rare, on="hash", how="semi")
    both = ours.join(near, on="hash", suffix="_other")
    return (
        both.filter(pl.col("text") != pl.col("text_other"))
        .select(
            pl.min_horizontal("text", "text_other").alias("left"),
            pl.max_horizontal("text", "text_other").alias("right"),
            "hash",
        )
        .unique()
        .group_by("left", "right")
        .agg(pl.col("hash").alias("seeds"))
        .sort("left", "right")
    )


def _runs_of(
    pairs: pl.DataFrame, alone: Iterable[str], library: Library
) -> Iterator[tuple[str | int | float, ...]]:
    for text in sorted(alone):
        if len(library[text].words) >= RUN:
            yield _row(text, text, Run(0, 0, len(library[text].words)), 1.0, library)
    for left, right, seeds in pairs.iter_rows():
        a, b = library[left], library[right]
        runs = shared_runs(a, b, seeds)
        part = share(a, b) if runs else 0.0
        for run in runs:
            yield _row(left, right, run, part, library)


def _row(
    left: str, right: str, run: Run, part: float, library: Library
) -> tuple[str | int | float, ...]:
    here = library[left].span(run.left, run.words)
    there = library[right].span(run.right, run.words)
    return left, right, run.words, part, run.left, run.right, *here, *there
