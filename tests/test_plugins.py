"""Plug-ins only add, and only what holds: the contract, and both examples."""

import importlib
import json
import sys
import threading
from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from actorgraph import annotations, annotators, workspace
from actorgraph.annotations import Annotation, Document
from actorgraph.annotators import Annotator
from actorgraph.cli import main
from actorgraph.errors import UsageError

PLUGINS = Path(__file__).parents[1] / "examples" / "plugins"
TEXT = "“We will  win,” said Ann\nLi. Togo denied that it had attacked Mali."
DOCUMENT = Document("doc-1", TEXT)
CODES = annotations.codes()


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(PLUGINS))
    return importlib.import_module("openai_compatible")


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(PLUGINS))
    return importlib.import_module("spacy_names")


class Says:
    """A plug-in that yields what it is given; an exception among it is raised."""

    version = "7"

    def __init__(self, *given: Any) -> None:
        self.given = given

    def annotate(self, _: Document) -> Iterable[Annotation]:
        for one in self.given:
            if isinstance(one, Exception):
                raise one
            yield one


def run(plugin: Any) -> tuple[list[Annotation], list[str]]:
    return Annotator("own", "7", plugin).run(DOCUMENT, CODES)


# ── the contract ─────────────────────────────────────────────────────────────


def test_what_holds_is_marked_with_the_plugin() -> None:
    made, notes = run(Says(Annotation("mention", 16, 20, "said", plugin="other", version="0")))
    assert [(a.exact, a.plugin, a.version) for a in made] == [("said", "own", "7")]
    assert notes == []


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (Annotation("mention", 16, 20, "Said"), "reads 'said'"),
        (Annotation("mention", 0, 900, "said"), "no span"),
        (Annotation("mention", 16, 20, "said", score=float("nan")), "score"),
        (Annotation("mention", 16, 20, "said", score="high"), "not supported"),  # type: ignore[arg-type]
        (Annotation("mention", 16, 20, "said", {"x": object()}), "not JSON serializable"),
        (Annotation("mention", 16, 20, "said", rules=(1,)), "rule"),  # type: ignore[arg-type]
        (Annotation("document", 0, 0, ""), "only adds"),
        (Annotation("claim", 16, 20, "said", {"stance": "yells"}), "`yells` is no stance"),
        (Annotation("claim", 16, 20, "said", {"stance": ["denies"]}), "is no stance"),
        (Annotation("claim", 16, 20, "said", {"content": [{}]}), "is no spans"),
        (Annotation("claim", 16, 20, "said", {"source": "Ann Li"}), "is no object"),
        (Annotation("claim", 16, 20, "said", {"about": [1]}), "is no strings"),
        (Annotation("event", 16, 20, "said", {"category": "WAR", "status": "stated"}), "`WAR`"),
        ("said", "a str is no annotation"),
        (RuntimeError("no\nmemory"), "failed: RuntimeError: no"),
    ],
)
def test_what_does_not_hold_is_left_out_and_noted(given: Any, why: str) -> None:
    good = Annotation("mention", 16, 20, "said")
    made, notes = run(Says(good, given))
    assert len(made) == 1
    assert len(notes) == 1
    assert notes[0].startswith("own: ")
    assert why in notes[0]


def test_many_faults_are_counted() -> None:
    _, notes = run(Says(*["no"] * 10))
    assert len(notes) == 4
    assert notes[-1] == "own: … and 7 more"


def entries(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Let one entry point be installed, under the name `own`."""
    entry = EntryPoint("own", value, annotators.GROUP)
    monkeypatch.setattr(annotators, "entry_points", EntryPoints([entry]).select)


def test_an_annotator_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    entries(monkeypatch, "spacy_names:Names")
    with pytest.raises(UsageError, match="no annotator `other` is installed; there are: own"):
        annotators.load(["other"], {})


@pytest.mark.parametrize(
    ("value", "settings"),
    [
        ("no_such_module:Names", {}),
        ("spacy_names:Nothing", {}),
        ("spacy_names:Names", {"own": {"colour": "red"}}),
        ("spacy_names:Names", {"own": "red"}),
        ("openai_compatible:Claims", {"own": {"base_url": "file:///etc", "model": "m"}}),
    ],
)
def test_one_that_cannot_be_loaded_is_wrong_use(
    monkeypatch: pytest.MonkeyPatch, value: str, settings: dict[str, Any]
) -> None:
    monkeypatch.syspath_prepend(str(PLUGINS))
    entries(monkeypatch, value)
    with pytest.raises(UsageError):
        annotators.load(["own"], settings)


def test_annotate_runs_what_the_settings_or_the_call_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = (
        "from actorgraph.annotations import Annotation\n"
        "class Own:\n"
        "    version = '3'\n"
        "    def __init__(self, kind='x'):\n        self.kind = kind\n"
        "    def annotate(self, document):\n"
        "        yield Annotation('mention', 0, 4, document.text[:4], {'kind': self.kind})\n"
        "        yield Annotation('mention', 0, 4, 'nope')\n"
    )
    (tmp_path / "own_annotator.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    entries(monkeypatch, "own_annotator:Own")
    path = tmp_path / "a.txt"
    path.write_text("Togo denied that it had attacked Mali.\n", encoding="utf-8")
    case = workspace.create(tmp_path / "case").root
    (case / "actorgraph.toml").write_text(
        '[annotators]\nuse = ["own"]\n[annotators.own]\nkind = "State"\n', encoding="utf-8"
    )
    for call in (["annotate", "--with", "own"], ["-C", str(case), "annotate"]):
        assert main([*call, str(path), "--json"]) == 0
        shown = capsys.readouterr()
        lines = [json.loads(line) for line in shown.out.splitlines()]
        own = [(a["exact"], a["version"]) for a in lines if a["plugin"] == "own"]
        assert own == [("Togo", "3")]
        assert "own: left out: 0-4 reads 'Togo', not 'nope'" in shown.err
    assert '"State"' in shown.out


# ── spaCy ────────────────────────────────────────────────────────────────────


def test_names_of_a_pipeline_become_mentions(names: Any) -> None:
    def pipeline(text: str) -> Any:
        return SimpleNamespace(ents=[
            SimpleNamespace(start_char=s, end_char=s + len(w), text=w, label_=label)
            for w, label in (("Togo", "GPE"), ("Mali", "GPE"), ("We", "CARDINAL"))
            for s in (text.index(w),)
        ])  # fmt: skip

    made, notes = run(names.Names(pipeline))
    assert notes == []
    assert [(a.exact, a.fields["kind"], a.rules) for a in made] == [
        ("Togo", "State", ("spacy:GPE",)), ("Mali", "State", ("spacy:GPE",)),
    ]  # fmt: skip


def test_a_pipeline_is_named_and_imported_when_used(
    names: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def load(name: str) -> Any:
        asked.append(name)
        return lambda _: SimpleNamespace(ents=[])

    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=load))
    assert list(names.Names("xx_small").annotate(DOCUMENT)) == []
    assert asked == ["xx_small"]


# ── a model behind HTTP ──────────────────────────────────────────────────────


class Server(ThreadingHTTPServer):
    daemon_threads = True
    status = 200
    answer = b""
    free: threading.Event  # it answers when this is set
    asked: dict[str, Any]
    key: str | None = None


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        self.server.asked = json.loads(self.rfile.read(size))
        self.server.key = self.headers["Authorization"]
        self.server.free.wait(30)
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(("127.0.0.1", 0), Handler)
    made.free = threading.Event()
    made.free.set()
    thread = threading.Thread(target=made.serve_forever, args=(0.02,))
    thread.start()
    yield made
    made.free.set()
    made.shutdown()
    thread.join()
    made.server_close()


def message(content: Any) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


def claims(*given: dict[str, Any]) -> bytes:
    return message(json.dumps({"claims": list(given)}))


def ask(model: Any, server: Server, **settings: Any) -> tuple[list[Annotation], list[str]]:
    url = f"http://127.0.0.1:{server.server_port}/v1/"
    return run(model.Claims(url, "small", **{"timeout": 5, **settings}))


def test_a_right_answer_becomes_claims(
    model: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OWN_KEY", "k1")
    quote = "Togo denied that it had attacked Mali."
    server.answer = claims({"speaker": "Togo", "stance": "denies", "quote": quote})
    (one,), notes = ask(model, server, key_variable="OWN_KEY")
    assert notes == []
    assert one.exact == quote
    assert one.fields["stance"] == "denies"
    assert one.fields["source"]["span"] == {"start": 29, "end": 33, "exact": "Togo"}
    assert (one.fields["model"], len(one.fields["prompt"])) == ("small", 16)
    assert one.rules == ("llm:verbatim",)
    assert (one.plugin, one.version) == ("own", "7")
    assert server.key == "Bearer k1"
    assert server.asked["model"] == "small"
    assert server.asked["messages"][1]["content"] == TEXT
    assert server.asked["response_format"]["json_schema"]["schema"] == model.SCHEMA


def test_marks_and_white_space_are_made_alike_to_find_a_quote(model: Any, server: Server) -> None:
    server.answer = claims({"speaker": "Ann Li", "stance": "asserts", "quote": '"We will win,"'})
    (one,), _ = ask(model, server)
    assert one.exact == "“We will  win,”"
    assert one.fields["source"]["span"]["exact"] == "Ann\nLi"
    assert one.rules == ("llm:normalised",)


@pytest.mark.parametrize("quote", ["Togo will never surrender", "", "   ", None, 7, ["Togo"]])
def test_an_invented_quote_is_dropped_and_told(model: Any, server: Server, quote: Any) -> None:
    good = {"speaker": "Togo", "stance": "denies", "quote": "it had attacked Mali"}
    server.answer = claims({"speaker": "Togo", "stance": "asserts", "quote": quote}, good)
    made, notes = ask(model, server)
    assert [a.exact for a in made] == ["it had attacked Mali"]
    assert len(notes) == 1
    assert "dropped: not in the text" in notes[0]


@pytest.mark.parametrize("stance", ["shouts", None, 3, {"stance": "denies"}])
def test_a_stance_of_no_vocabulary_is_left_out(model: Any, server: Server, stance: Any) -> None:
    server.answer = claims({"speaker": "Togo", "stance": stance, "quote": "attacked Mali"})
    made, notes = ask(model, server)
    assert made == [] or made[0].fields["stance"] is None
    assert bool(notes) == (stance is not None)


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"no JSON", b"[]", b"{}", b'{"choices": []}', b"\xff\xfe", message(None),
        message("{"), message("[]"), message('{"claims": 1}'), message('{"claims": ["x"]}'),
    ],
)  # fmt: skip
def test_a_broken_answer_costs_only_itself(model: Any, server: Server, answer: bytes) -> None:
    server.answer = answer
    made, notes = ask(model, server)
    assert made == []
    assert len(notes) == 1
    assert "no answer: " in notes[0]


@pytest.mark.parametrize("status", [500, 429, 401, 302])
def test_an_error_of_the_server_is_told(model: Any, server: Server, status: int) -> None:
    server.status, server.answer = status, claims()
    made, notes = ask(model, server)
    assert made == []
    assert f"{status}" in notes[0]


def test_a_slow_server_is_not_waited_for(model: Any, server: Server) -> None:
    server.free.clear()  # it would not answer before the test has ended
    made, notes = ask(model, server, timeout=0.1)
    assert made == []
    assert "no answer: " in notes[0]
    assert "timed out" in notes[0]


def test_no_server_and_a_long_text_are_told(model: Any) -> None:
    made, notes = run(model.Claims("http://127.0.0.1:1", "small", timeout=1))
    assert (made, len(notes)) == ([], 1)
    made, notes = run(model.Claims("http://127.0.0.1:1", "small", longest=10))
    assert notes == [f"own: not sent: {len(TEXT)} characters"]
