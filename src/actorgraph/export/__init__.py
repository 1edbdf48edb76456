"""Files out of the graph: equal graphs give equal bytes, and every file reads back to the same.

`write_graph` writes Turtle or N-Triples, `write_dataset` TriG or N-Quads with one named graph a
slice. Both replace the file in one step.
"""

from actorgraph.export.writing import DATASET, GRAPH, format_of, write_dataset, write_graph

__all__ = ["DATASET", "GRAPH", "format_of", "write_dataset", "write_graph"]
