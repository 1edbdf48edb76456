"""From bytes to an article: its text, what it says of itself, sentences, quotations."""
