"""The words of a sentence: tags, phrases, clauses; and the dictionaries."""
