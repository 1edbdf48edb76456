"""What news articles come in: pages, agency messages, feeds, archives of the web.

Each module reads one form and yields what it holds as `Item`s; `forms` tells them apart.
"""
