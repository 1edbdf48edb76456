"""The stages that read an article, from bytes to frames; `article.py` puts them together."""
