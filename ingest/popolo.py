"""Popolo: a legislature's persons, parties, terms and seats, as EveryPolitician publishes them.

Each file is one slice, named after its legislature; ids of a file hold in that file only. Rows are
counted through its lists in the order persons, organizations, memberships, events, areas, posts.

A seat is a Membership of the person in the organization, and one of the party (`on_behalf_of_id`)
for the same time; one that fills a post is a Tenure. A seat without dates lies somewhere within its
term, so the term gives the outer bounds, and `dateBasis` says that they are inferred. Terms and
elections are no nodes; "independent" and "unknown" are no parties.

`--set languages=en,et` chooses the languages of names, `all` takes all; otherwise they are the six
of the United Nations. A name without a language is always taken.
"""

import re
from collections.abc import Iterator

from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.reading import BOM
from actorgraph.terms import expand
from actorgraph_ingest import _documents, _popolo

SOURCE = Source(
    name="popolo",
    title="Legislatures in Popolo form",
    publisher="EveryPolitician and other publishers",
    url="https://www.popoloproject.com/",
    licence=expand("agv:licence-unknown"),
    redistribute=False,
    order=30,
    settings=("languages",),
)

_FIRST = re.compile(rb'\{\s*"(?:persons|organizations|memberships|posts|areas|events|meta)"\s*:')
_PARTS = (b'"persons"', b'"memberships"', b'"other_names"', b'"person_id"')


def recognise(file: SourceFile) -> bool:
    """By the lists of Popolo at the top, one of them of persons or their seats."""
    head = file.head.removeprefix(BOM).lstrip()
    return _FIRST.match(head) is not None and any(part in head for part in _PARTS)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk."""
    yield _popolo.File(file, _documents.document(file), SOURCE.id).chunk()
