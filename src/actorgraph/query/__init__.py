"""Questions to the index: canned queries, queries of the user's own, and names.

Everything runs in a worker process with limits on time, memory and rows, without network.
"""
