"""Reading untrusted lines, objects and tables: faults in their place, and nothing lost."""

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph import fields
from actorgraph.delimited import TABS, Dialect, rows
from actorgraph.errors import LimitError, Refused
from actorgraph.frames import SourceFile, quarantine_frame
from actorgraph.limits import Limits
from actorgraph.reading import Fault, Record, Tally, lines, records


def opened(folder: Path, data: bytes, **limits: str) -> SourceFile:
    path = folder / "input"
    path.write_bytes(data)
    file = SourceFile.of(path)
    return SourceFile(
        path=path, name=file.name, sha256=file.sha256, size=file.size, head=file.head,
        limits=Limits().with_overrides(limits),
    )  # fmt: skip


def of_json(folder: Path, *texts: str, **limits: str) -> list[str]:
    """For each line the id that was read, or the reason why not."""
    data = "\n".join(texts).encode("utf-8", "surrogatepass")
    found = records(opened(folder, data, **limits))
    return [i.reason if isinstance(i, Fault) else str(i.values["id"]) for i in found]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": NaN}', "bad-number"),
        ('{"id": -Infinity}', "bad-number"),
        ('{"id": 1e999}', "bad-number"),
        ('{"id": ' + "9" * 5000 + "}", "bad-number"),
        ('{"id": "\\ud800x"}', "encoding"),
        ('{"\\udc00": 1, "id": 2}', "encoding"),
        ('{"id": "\\ud83d\\ude00\\ude00"}', "encoding"),
        ('{"id": "\\\\ud83d\\ude00"}', "encoding"),
        ('{"id": "a\\u0000b"}', "nul"),
        ('{"id": 1, "id": 2}', "duplicate-key"),
        ('{"id": {"x": 1, "x": 1}}', "duplicate-key"),
        ('{"id": "a"}{"id": "b"}', "bad-json"),
        ('{"id": "a"', "bad-json"),
        ('{"id": "tab\there"}', "bad-json"),
        ("7", "not-object"),
        ("null", "not-object"),
        ('{"id": ' + "[" * 100_000 + "]" * 100_000 + "}", "too-deep"),
        ('{"id": ' + "[" * 100_000, "too-deep"),
    ],
)
def test_a_line_that_is_no_plain_object_costs_only_itself(
    tmp_path: Path, line: str, reason: str
) -> None:
    assert of_json(tmp_path, '{"id": 1}', line, '{"id": 2}') == ["1", reason, "2"]


def test_brackets_in_strings_are_no_nesting(tmp_path: Path) -> None:
    text = json.dumps({"id": '[{"\\' * 500})
    assert of_json(tmp_path, text) == ['[{"\\' * 500]


def test_escapes_that_only_look_like_trouble_are_read(tmp_path: Path) -> None:
    assert of_json(tmp_path, r'{"id": "\\u0000 \\ud800 \ud83d\ude00"}') == [
        "\\u0000 \\ud800 \U0001f600"
    ]


def test_a_line_separator_is_text_and_a_blank_line_no_row(tmp_path: Path) -> None:
    tally = Tally()
    data = '\ufeff{"id": "x\u2028y\u0085z"}\r\n\n   \n{"id": "b"}'.encode()
    found = list(records(opened(tmp_path, data), tally))
    assert [(i.row, i.values["id"]) for i in found if isinstance(i, Record)] == [
        (1, "x\u2028y\u0085z"), (4, "b"),
    ]  # fmt: skip
    assert tally.notes == ("2 blank lines skipped",)


def test_bytes_that_are_no_text_are_named_by_their_place(tmp_path: Path) -> None:
    (fault,) = records(opened(tmp_path, b'{"id":"\xe9"}'))
    assert isinstance(fault, Fault)
    assert (fault.reason, fault.detail) == ("encoding", "byte 7 of the file is no UTF-8")
    assert quarantine_frame([fault])["raw"].to_list() == ['{"id":"\\xe9"}']


@pytest.mark.parametrize("text", ['[\n{"id": 1}\n]', ' [{"id": 1}]', '{\n "id": 1\n}'])
def test_one_document_is_refused_whole(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused, match="not JSON Lines"):
        of_json(tmp_path, text)


def test_an_endless_line_takes_no_more_memory_than_the_limit(tmp_path: Path) -> None:
    file = opened(tmp_path, b'{"id":"' + b"x" * 40_000_000 + b'"}\n{"id":"b"}\n')
    tracemalloc.start()
    first, second = records(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(first, Fault)
    assert first.reason == "too-large"
    assert "40,000,010 bytes" in first.detail
    assert isinstance(second, Record)
    assert peak < 30_000_000


def test_limits_of_rows_can_be_set(tmp_path: Path) -> None:
    assert of_json(tmp_path, '{"id": [[1]]}', depth="2") == ["too-deep"]
    assert of_json(tmp_path, '{"id": "' + "x" * 50 + '"}', field="40") == ["too-large"]
    assert of_json(tmp_path, '{"id": "' + "x" * 50 + '"}', record="40") == ["too-large"]


def of_table(folder: Path, data: str | bytes, *names: str, **limits: str) -> list[object]:
    """For each row its values, or the reason and line of a fault."""
    stored = data if isinstance(data, bytes) else data.encode()
    found = rows(opened(folder, stored, **limits), required=names)
    return [(i.reason, i.row) if isinstance(i, Fault) else tuple(i.values.values()) for i in found]


def test_quotes_that_are_in_place(tmp_path: Path) -> None:
    data = 'id,name\r\n1,"a ""b"", c"\r\n2,"two\r\nlines"\r\n3,5" gun\r\n4,=H("x"&A)\r\n"5",""\r\n'
    assert of_table(tmp_path, data) == [
        ("1", 'a "b", c'), ("2", "two\nlines"), ("3", '5" gun'), ("4", '=H("x"&A)'), ("5", ""),
    ]  # fmt: skip


def test_a_stray_quote_does_not_swallow_the_rows_after_it(tmp_path: Path) -> None:
    data = 'id,name\n1,"stray\n2,bob\n3,"eve"\n4,"x"y\n5,ada\n'
    assert of_table(tmp_path, data) == [
        ("csv-quote", 2), ("2", "bob"), ("3", "eve"), ("csv-quote", 5), ("5", "ada"),
    ]  # fmt: skip


def test_a_file_that_ends_within_quotes_is_cut_off(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="line 3 is never closed"):
        of_table(tmp_path, 'id,name\n1,a\n2,"b\n3,c\n')


def test_a_row_of_another_width_is_named(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfid,name\n1\n2,a,b\n\n3,x\x00\n4,\xff\n5,ok"
    assert of_table(tmp_path, data) == [
        ("column-count", 2), ("column-count", 3), ("nul", 5), ("encoding", 6), ("5", "ok"),
    ]  # fmt: skip


def test_headers_that_cannot_be_trusted(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="has no column id"):
        of_table(tmp_path, "<!DOCTYPE html><html>", "id")
    with pytest.raises(Refused, match="two columns 'id'"):
        of_table(tmp_path, "id,id\n1,2\n")
    with pytest.raises(Refused, match="is empty"):
        of_table(tmp_path, "")
    with pytest.raises(LimitError, match="10,000 columns"):
        of_table(tmp_path, ",".join(f"c{n}" for n in range(10_000)))


def test_columns_go_by_name(tmp_path: Path) -> None:
    (row,) = rows(opened(tmp_path, b"name,id\nx,1\n"), required=("id",))
    assert isinstance(row, Record)
    assert row.values == {"name": "x", "id": "1"}
    assert row.fault("bad-id", "id", "why").raw == "x,1"


def test_without_quoting_a_quote_is_text(tmp_path: Path) -> None:
    data = '1\t"unclosed\n2\t"b"ob"\n3\n'
    found = list(rows(opened(tmp_path, data.encode()), TABS, columns=("id", "name")))
    assert [i.values["name"] for i in found if isinstance(i, Record)] == ['"unclosed', '"b"ob"']
    assert isinstance(found[-1], Fault)


def test_large_fields_and_records(tmp_path: Path) -> None:
    long = f"id,name\n1,{'x' * 50}\n2,b\n"
    assert of_table(tmp_path, long, field="40") == [("too-large", 2), ("2", "b")]
    assert of_table(tmp_path, long, record="40") == [("too-large", 2), ("2", "b")]
    open_ = 'id,name\n1,"' + "x\n" * 30 + '2,"b"\n'
    assert ("csv-quote", 2) in of_table(tmp_path, open_, record="40")


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"))


@given(table=st.lists(st.tuples(cells, cells), min_size=1), separator=st.sampled_from(",;|"))
def test_what_a_writer_quotes_comes_back(
    tmp_path_factory: pytest.TempPathFactory, table: list[tuple[str, str]], separator: str
) -> None:
    quoted = [separator.join(f'"{c.replace(chr(34), 2 * chr(34))}"' for c in row) for row in table]
    data = "\n".join([f"a{separator}b", *quoted]).encode()
    file = opened(tmp_path_factory.mktemp("t"), data)
    found = rows(file, Dialect(separator=separator))
    assert [tuple(i.values.values()) for i in found if isinstance(i, Record)] == table


@given(data=st.binary(max_size=400))
def test_every_byte_is_in_one_line(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("b") / "x"
    path.write_bytes(data)
    assert sum(line.size for line in lines(path, 3)) == len(data)
    assert len(list(lines(path, 3))) == data.count(b"\n") + (
        not data.endswith(b"\n") and data != b""
    )


def test_fields_are_read_strictly() -> None:
    assert fields.day("20240229") == fields.day("2024-02-29") == "2024-02-29"
    assert fields.number("-10.0") == "-10.0"
    assert fields.whole("+7") == "+7"
    assert fields.qid("https://www.wikidata.org/wiki/Q42") == fields.qid("Q42") == "Q42"
    assert fields.remarks("https://e.example/") == []
    assert fields.remarks("ftp://u:p@e.example/\u202e") == [
        "is no web address", "carries a password", "holds invisible characters",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["20240230", "2024-13-01", "00000000", "2024-0101", "٢٠٢٤٠١٠١"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError):
        fields.day(text)


@pytest.mark.parametrize("text", ["nan", "inf", "1e3", "1,5", "٣", "", " 1", "0x1", "1_000"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError):
        fields.number(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://e.example/a b", 'http://e.example/"', "http://e.example/{x}", "http://e/\n",
        "http://e.example/%zz", "http://[::1", "relative", "_:b0", "//e.example/", "",
        "http://e.example/" + "b" * 3000,
    ],
)  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError):
        fields.address(text)


@pytest.mark.parametrize("text", ["Q0", "Q42 ", "http://www.wikidata.org/entity/Q42/../Q5", "P31"])
def test_what_is_no_item(text: str) -> None:
    with pytest.raises(ValueError):
        fields.qid(text)
