"""Where what is told comes from: text reuse, clusters of tellings, and readable summaries.

These are the index rules that cannot be a CONSTRUCT, because they read texts or need an order.
"""

from actorgraph.rules import Rule
from actorgraph.touched import Reads


def rules() -> list[Rule]:
    """The rules of this package, to be run together with those of `ontology/rules/`."""
    from actorgraph.origins import clusters, reuse, statuses, summaries

    return [
        Rule(name="statuses", order=5, derive=statuses.derive),
        Rule(name=reuse.NAME, order=10, derive=reuse.derive),
        Rule(name=clusters.NAME, order=30, derive=clusters.derive),
        Rule(
            name="summaries",
            order=50,
            derive=summaries.derive,
            reads=Reads(summaries.READS, focus=None),
        ),
    ]
