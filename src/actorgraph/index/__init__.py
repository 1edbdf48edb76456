"""The index: one generation of the queryable graph, disposable, made from the ledger."""
