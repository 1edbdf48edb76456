"""Office-holders taken from Wikidata as tables: who held which post, and their births and kin.

The tables of every-politician-scrapers, one folder a country: `holders21` (posts by name),
`positions` (posts by item), `bio` (births and deaths), `family` (kin); of the world as a whole,
foreign ministers and heads of state and government. Each is told by its header and stands alone.

Persons and posts with an item are that item's node (`wd-Q…`). In `holders21` a post has a name
only, so it is a post of the country after which the folder is called (`russia-cabinet`), or that
`--set country=Russia` names; in a folder that is no country its name may say whose it is ("of the
United Nations"). The folder also names the slice; `--set folder=` gives another name.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from actorgraph.errors import Refused
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Layout, read
from actorgraph_ingest import _oh_named, _oh_people, _oh_posts, _oh_rows

SOURCE = Source(
    name="officeholders",
    title="Office-holders extracted from Wikidata",
    publisher="every-politician-scrapers",
    url="https://github.com/every-politician-scrapers",
    licence="http://creativecommons.org/publicdomain/zero/1.0/",
    redistribute=True,
    order=12,
    settings=("folder", "country"),
)

Make = Callable[[_oh_rows.Rows], _oh_rows.Made]

TABLES: Mapping[str, tuple[Layout, Make]] = MappingProxyType(
    {
        "holders": (
            Layout(
                taken=("position", "person", "personID", "start", "end"),
                optional=("DOB", "DOD", "enwiki"),
                ignored={"gender": "not in the model", "image": "not in the model"},
            ),
            _oh_named.holders,
        ),
        "positions": (
            Layout(
                taken=("id", "position", "country", "jurisdiction"),
                optional=("enwiki",),
                ignored={
                    "deputy": "a post, not a holder",
                    "list": "a page of Wikipedia",
                    "start": "posts have no dates in the model",
                    "end": "posts have no dates in the model",
                    "before": "posts have no order in the model",
                    "after": "posts have no order in the model",
                },
            ),
            _oh_posts.positions,
        ),
        "bio": (
            Layout(
                taken=("id", "name", "dob", "dobp", "dod", "dodp"),
                optional=("enwiki",),
                ignored={"gender": "not in the model", "image": "not in the model"},
            ),
            _oh_people.bio,
        ),
        "family": (
            Layout(taken=("id", "name", "relationship", "relative", "relativename")),
            _oh_people.family,
        ),
        "foreign-ministers": (
            Layout(
                taken=("person", "name", "country", "position", "positionLabel", "start", "psid"),
                ignored={"countryLabel": "the item says it"},
            ),
            _oh_posts.foreign_ministers,
        ),
        "foreign-ministers-compared": (
            Layout(
                taken=("country", "wpperson", "wppersonlabel", "wdperson", "wdpersonlabel"),
                ignored={"countrylabel": "the item says it"},
            ),
            _oh_posts.compared,
        ),
        "leaders": (
            Layout(
                taken=(
                    "countryid", "position", "positionLabel", "officeholder", "officeholderLabel",
                    "start_year", "end_year",
                ),
                ignored={"country": "the item says it"},
            ),
            _oh_posts.leaders,
        ),
    }
)  # fmt: skip


def recognise(file: SourceFile) -> bool:
    """By the header of one of the tables."""
    return _table(file) is not None


def _table(file: SourceFile) -> str | None:
    return next((name for name, (layout, _) in TABLES.items() if layout.fits(file)), None)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk a block of rows."""
    name = _table(file)
    if name is None:
        raise Refused("has none of the headers we know", where=file.name)
    layout, make = TABLES[name]
    place, once = _oh_rows.place(file), _oh_rows.Once()
    for block in read(file, layout):
        made = make(_oh_rows.Rows(block, place, SOURCE.id, once))
        yield Chunk(
            slice=f"{place.folder}.{name}",
            frames=made.frames,
            rows_in=made.rows_in,
            duplicates=made.duplicates,
            filtered=made.filtered,
            quarantine=made.quarantine,
            notes=(*place.notes, *made.notes),
        )
