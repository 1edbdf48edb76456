"""Names, identifiers and sources of an object in Popolo."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from actorgraph import fields
from actorgraph.frames import SourceFile

LANGUAGES = frozenset({"ar", "en", "es", "fr", "ru", "zh", "und"})
_TAG = re.compile(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*")
_SCHEME = re.compile(r"[A-Za-z0-9_.-]+")


def languages(file: SourceFile) -> Collection[str]:
    """Of names; empty for all."""
    wish = file.options.get("languages")
    if wish is None:
        return LANGUAGES
    chosen = {code.strip() for code in wish.split(",")}
    return () if chosen == {"all"} else frozenset({*chosen, "und"})


def names(one: Mapping[str, Any], wanted: Collection[str], field: str) -> list[dict[str, str]]:
    """The name, then the other names in the languages wanted; "und" where no language is told."""
    found: dict[tuple[str, str], None] = {}
    told = [{"name": one.get(field)}, *_objects(one, "other_names")]
    for other in told:
        name, tag = other.get("name"), other.get("lang") or "und"
        if not isinstance(tag, str) or not _TAG.fullmatch(tag) or (wanted and tag not in wanted):
            continue
        if isinstance(name, str) and name.strip():
            found[tag, name.strip()] = None
    return [{"value": name, "lang": lang} for lang, name in found]


def identifiers(one: Mapping[str, Any]) -> list[str]:
    """`scheme:value`, sorted."""
    made = set()
    for other in _objects(one, "identifiers"):
        scheme, value = other.get("scheme"), other.get("identifier")
        if isinstance(scheme, str) and _SCHEME.fullmatch(scheme) and str(value or "").strip():
            made.add(f"{scheme}:{str(value).strip()}")
    return sorted(made)


def addresses(one: Mapping[str, Any]) -> Iterator[str]:
    """The sound addresses under `sources`."""
    for other in _objects(one, "sources"):
        try:
            yield fields.address(str(other.get("url") or ""))
        except ValueError:
            continue


def _objects(one: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = one.get(name)
    return [o for o in found if isinstance(o, dict)] if isinstance(found, list) else []
