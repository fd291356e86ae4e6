"""A teacher for the name tagger: a large encoder, fine-tuned, that labels raw news for it to learn from."""
