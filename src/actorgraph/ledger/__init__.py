"""The ledger: the truth of a workspace, one Parquet file a version of a slice."""

from actorgraph.ledger.versions import Ledger, Rows, Version
from actorgraph.ledger.writer import SliceWriter

__all__ = ["Ledger", "Rows", "SliceWriter", "Version"]
