"""Names proposed: by the tagger, by lists, by the words that announce them, by what the article named elsewhere."""
