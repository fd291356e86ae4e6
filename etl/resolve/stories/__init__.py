"""Stories: texts that several articles carry, and topics of the day, whatever outlet and night they came from.

words ▶ minhash   what an article is looked up by: bands of a signature over its shingles, and the terms it is about
text              an article as it is compared
compare           two articles side by side: a copy, a rewrite, another account of the same happening, or nothing
groups            from likenesses to stories and topics
agencies          whose copy it is
settle            all that in the warehouse, after every load
"""
