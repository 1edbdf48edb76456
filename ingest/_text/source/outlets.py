"""Who published an article: an outlet of the tables by name or address, else the name itself."""

import re

from actorgraph.terms import short_hash
from actorgraph_ingest._text.actors.lexicon import Lexicon

_ID = re.compile(r"(?:wd-Q|ref-)[\w-]+")
_ADDRESS = re.compile(r"https?://\S+")


def publisher(name: str, url: str, lexicon: Lexicon) -> tuple[str, str]:
    """(id, name) of a publisher, by its name or the address of the article; the name is empty
    where the tables know the outlet, the id where nobody is named."""
    known = outlet_named(name, lexicon) or outlet_of_host(url, lexicon)
    if not known and _ADDRESS.match(name.strip()):
        return outlet_of_host(name.strip(), lexicon), ""
    return (known, "") if known else _own(name)


def decided(name: str, lexicon: Lexicon) -> tuple[str, str]:
    """(id, name) of a publisher that a person gave by name or id."""
    if _ID.fullmatch(name):
        return name, ""
    known = outlet_named(name, lexicon)
    return (known, "") if known else _own(name)


def _own(name: str) -> tuple[str, str]:
    """An outlet in no table: one organization in all texts that spell its name so, since two
    articles of one outlet are not two independent origins."""
    label = " ".join(name.split())[:200]
    return (
        (f"article-outlet-{short_hash(label, 16)}", label) if re.search(r"\w", label) else ("", "")
    )


def outlet_named(name: str, lexicon: Lexicon) -> str:
    wanted = " ".join(name.split()).lower()
    return next(
        (a.id for a in lexicon.agencies if wanted and wanted in (n.lower() for n in a.names)), ""
    )


def outlet_of_host(url: str, lexicon: Lexicon) -> str:
    """The outlet whose name its web address is: themoscowtimes.com, The Moscow Times."""
    if not url:
        return ""
    host = url.split("/")[2].lower().split(":")[0].removeprefix("www.")
    labels = [
        p
        for p in host.split(".")[:-1]
        if p not in ("com", "co", "org", "net", "en", "english", "m", "edition")
    ]
    for one in lexicon.agencies:
        for name in one.names:
            flat = re.sub(r"[^a-z0-9]", "", name.lower())
            if flat and any(
                label.replace("-", "") in (flat, flat.removeprefix("the"), f"the{flat}")
                for label in labels
            ):
                return one.id
    return ""
