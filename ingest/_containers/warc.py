"""WARC archives (ISO 28500): the pages among their responses."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from actorgraph_ingest._containers.item import Item
from actorgraph_ingest._containers.pages import page

LARGEST = 16 << 20


def responses(path: Path) -> Iterator[Item]:
    """An item for each response: a page, or why it is none."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream):
                if record.rec_type == "response":
                    yield _response(record)
        except ArchiveLoadFailed as error:
            yield Item(text="", fault=("encoding", "", f"the archive breaks off: {error}"[:200]))


def _response(record: Any) -> Item:
    address = str(record.rec_headers.get_header("WARC-Target-URI") or "")
    head = record.http_headers
    status = head.get_statuscode() if head else ""
    kind = str(head.get_header("Content-Type") or "") if head else ""
    if status != "200" or "html" not in kind.lower():
        why = f"no page: status {status or '?'}, {kind.partition(';')[0] or 'no type'}"
        return Item(text="", raw=address, withheld=why)
    data = record.content_stream().read(LARGEST + 1)
    if len(data) > LARGEST:
        return Item(text="", raw=address, fault=("too-large", "", f"more than {LARGEST:,} bytes"))
    found = page(data, address)
    return Item(text=found.text, fields=found.fields, raw=address, fault=found.fault)
