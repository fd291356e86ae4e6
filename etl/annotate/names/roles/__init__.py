"""The offices that people hold."""
