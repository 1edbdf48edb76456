"""Dates that may be cut, as the first and last day they can mean: `2019`, `2019-10`."""

import re
from calendar import monthrange

from actorgraph import fields
from actorgraph.reading import Unreadable

_CUT = re.compile(r"(\d{4})(?:-(\d{2}))?", re.ASCII)


def bounds(text: object, field: str) -> tuple[str | None, str | None]:
    """ISO days; None twice where there is no text. Raises Unreadable."""
    if text in (None, ""):
        return None, None
    cut = _CUT.fullmatch(str(text))
    try:
        if cut is None:
            day = fields.day(str(text))
            return day, day
        month = int(cut[2] or 12)
        last = fields.day(f"{cut[1]}-{month:02}-{monthrange(int(cut[1]), month)[1]}")
    except ValueError:
        raise Unreadable("bad-date", field, str(text)[:40]) from None
    return f"{cut[1]}-{cut[2] or '01'}-01", last
