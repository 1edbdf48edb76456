"""The gate: SHACL shapes judge a batch before anything is published.

Shapes are written once and judged on columns where one row decides, by set-wise SPARQL where it
does not; `reference` asks pySHACL, for tests that hold the three together.
"""

from actorgraph.gate.context import Context
from actorgraph.gate.judge import check, check_graph, check_index
from actorgraph.gate.lint import lint
from actorgraph.gate.model import Shapes
from actorgraph.gate.parse import load
from actorgraph.gate.reference import reference
from actorgraph.gate.split import Split, split
from actorgraph.gate.whole import overfull

__all__ = [
    "Context",
    "Shapes",
    "Split",
    "check",
    "check_graph",
    "check_index",
    "lint",
    "load",
    "overfull",
    "reference",
    "split",
]
