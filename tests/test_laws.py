"""Laws of the index: whatever way led to a state of the ledger, the graph is the same."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from toy_case import ToyBuilder

from actorgraph import verify
from actorgraph.plan import make_plan
from actorgraph.workspace import Workspace

HEADER = "key,day,agent,recipient,name"
SLICES = ("march", "april")

row = st.tuples(
    st.sampled_from("123"),
    st.sampled_from(["2024-03-01", "2024-03-02"]),
    st.sampled_from(["alfa", "beta"]),
    st.sampled_from(["gamma", "alfa"]),
    st.sampled_from(["Alfa", "Alfa of old", "Béta \\ delta"]),
).map(",".join)
rows = st.lists(row, min_size=1, max_size=3).map(tuple)
ingest = st.tuples(st.sampled_from(SLICES), st.sampled_from(["1", "2"]), rows)
remove = st.tuples(st.sampled_from(SLICES), st.none(), st.none())
step = ingest | ingest | remove
Step = tuple[str, str | None, tuple[str, ...] | None]
LAW = settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@contextmanager
def case(template: Path) -> Iterator[Workspace]:
    with tempfile.TemporaryDirectory() as folder:
        yield Workspace(Path(shutil.copytree(template, Path(folder) / "case")))


def take(ws: Workspace, builder: ToyBuilder, step: Step) -> None:
    slice_, version, lines = step
    if version is None or lines is None:
        if f"toy-events/{slice_}" in ws.generation().catalog():
            builder.remove([f"toy-events/{slice_}"])
        return
    path = ws.root.parent / f"{slice_}@{version}.csv"
    path.write_text("\n".join([HEADER, *lines]) + "\n")
    assert builder.ingest([path]).refused == []


def final(steps: list[Step]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What should stand in the end: the newest version of each slice since it was withdrawn."""
    state: dict[str, tuple[str, tuple[str, ...]]] = {}
    for slice_, version, lines in steps:
        if version is None or lines is None:
            state.pop(slice_, None)
        elif slice_ not in state or state[slice_][0] <= version:
            state[slice_] = (version, lines)
    return state


def digest(ws: Workspace) -> str:
    return ws.generation().manifest.digest


@LAW
@given(st.lists(step, min_size=2, max_size=4))
@example([("march", "2", ("1,2024-03-01,alfa,beta,A",)), ("march", None, None),
          ("march", "1", ("2,2024-03-01,alfa,beta,A",))])  # fmt: skip
@example([("march", "1", ("1,2024-03-01,alfa,beta,A",)), ("march", None, None),
          ("april", "1", ("1,2024-03-01,alfa,beta,A",)), ("march", "1",
          ("1,2024-03-01,alfa,beta,A",))])  # fmt: skip
def test_every_way_to_a_state_gives_the_same_graph(bare_template: Path, steps: list[Step]) -> None:
    with case(bare_template) as ws, case(bare_template) as fresh:
        builder = ToyBuilder(ws)
        for one in steps:
            take(ws, builder, one)
        came_to = digest(ws)
        assert ws.ledger.current() == ws.generation().catalog()
        plan = make_plan(ws, builder.schema, ws.generation().catalog())
        assert list(verify.ledger_faults(ws.ledger)) == []
        assert list(verify.index_faults(ws, ws.generation(), plan)) == []
        assert builder.rebuild().manifest.digest == came_to
        other = ToyBuilder(fresh)
        for slice_, (version, lines) in final(steps).items():
            take(fresh, other, (slice_, version, lines))
        assert digest(fresh) == came_to


@LAW
@given(st.lists(row, min_size=2, max_size=5, unique_by=lambda r: r[0]), st.randoms())
def test_the_order_of_rows_says_nothing(bare_template: Path, lines: list[str], chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(lines)
    chance.shuffle(shuffled)
    digests = []
    for order in (lines, shuffled):
        with case(bare_template) as ws:
            take(ws, ToyBuilder(ws), ("march", "1", tuple(order)))
            digests.append(digest(ws))
    assert digests[0] == digests[1]


def test_several_slices_of_one_file_name_and_content(bare_template: Path) -> None:
    """Two files with the same bytes are two slices, and a file given twice is one."""
    with case(bare_template) as ws:
        paths = [ws.root.parent / f"{name}.csv" for name in SLICES]
        for path in paths:
            path.write_text(f"{HEADER}\n1,2024-03-01,alfa,beta,Alfa\n")
        batch = ToyBuilder(ws).ingest([*paths, paths[0]])
        assert [s.outcome for s in batch.slices] == ["new", "new", "unchanged"]
        for name in SLICES:
            version = ws.generation().catalog()[f"toy-events/{name}"]
            subjects = "\n".join(ws.ledger.frame(version)["subject"].to_list())
            assert f"toy-{name}-1" in subjects
        assert list(verify.ledger_faults(ws.ledger)) == []
