"""An annotator for actorgraph: the names that a spaCy pipeline finds, beside those of the tables.

pyproject.toml of your package:

    [project.entry-points."actorgraph.annotators"]
    spacy-names = "spacy_names:Names"

actorgraph.toml of the workspace:

    [annotators.spacy-names]
    pipeline = "en_core_web_sm"

Then: actorgraph annotate report.txt --with spacy-names
"""

from collections.abc import Callable, Iterable
from typing import Any

from actorgraph.annotations import Annotation, Document

KINDS = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "State", "NORP": "People", "LOC": "Place",
    "FAC": "Place",
}  # fmt: skip
Pipeline = Callable[[str], Any]


class Names:
    """`pipeline`: the name of an installed pipeline, or any object that makes a Doc of a text.

    A pipeline gives no probability with a name, so `score` is the same for all: set it to the
    precision that the pipeline has on your texts.
    """

    version = "1"

    def __init__(self, pipeline: str | Pipeline = "en_core_web_sm", score: float = 0.7) -> None:
        self.pipeline = _loaded(pipeline) if isinstance(pipeline, str) else pipeline
        self.score = score

    def annotate(self, document: Document) -> Iterable[Annotation]:
        for entity in self.pipeline(document.text).ents:
            if entity.label_ in KINDS:
                yield Annotation(
                    "mention",
                    entity.start_char,
                    entity.end_char,
                    entity.text,
                    {"id": [], "kind": KINDS[entity.label_]},
                    self.score,
                    (f"spacy:{entity.label_}",),
                )


def _loaded(name: str) -> Pipeline:
    # imported here: who gives a pipeline of their own needs no spaCy
    import spacy

    pipeline: Pipeline = spacy.load(name)
    return pipeline
