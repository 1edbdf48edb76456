"""XML that nobody vouches for as a tree of local names: no DTD, no entities, no network."""

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from actorgraph.errors import Refused

DEEPEST = 128
# Elements that stand beside the text of a paragraph, not in it.
_BREAKS = ("br", "br/")
_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "hl1", "hl2", "td")


def tree(data: bytes, where: str) -> Element:
    """The root. Raises Refused on a DOCTYPE, on deep nesting, and on what is no XML."""
    builder, parser, depth = TreeBuilder(), expat.ParserCreate(namespace_separator="}"), 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Refused(f"elements nested deeper than {DEEPEST}", where=where)
        builder.start(_local(name), {_local(k): v for k, v in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(name))

    def doctype(*_: object) -> None:
        raise Refused("has a DOCTYPE", where=where, remedy="take the declaration out")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
        return builder.close()
    except (expat.ExpatError, AssertionError, LookupError, ValueError) as error:
        raise Refused(f"is no well-formed XML: {error}", where=where) from None


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def paragraphs(element: Element) -> list[str]:
    """The paragraphs of a body in XHTML or NITF; the whole text where it marks none."""
    marked = [e for e in element.iter() if e.tag.lower() in _PARAGRAPHS]
    inner = [e for e in marked if not any(c is not e and c in marked for c in e.iter())]
    found = [text(e) for e in inner] if inner else [text(element)]
    return [paragraph for paragraph in found if paragraph]


def text(element: Element | None) -> str:
    """All text in an element, on one line."""
    return "" if element is None else " ".join(" ".join(_words(element)).split())


def _words(element: Element) -> list[str]:
    found = [element.text or ""]
    for child in element:
        gap = " " if child.tag.lower() in _BREAKS else ""
        found[-1] += gap
        inner = _words(child)
        found[-1] += inner[0]
        found += inner[1:]
        found[-1] += gap + (child.tail or "")
    return found


def first(element: Element, *path: str) -> Element | None:
    """The first element below at this path of local names."""
    return element.find("/".join(path))
