"""Who is named or described: the gazetteer, names, offices, pronouns, countries."""
