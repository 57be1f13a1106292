"""Custody: that what the record holds is what came in and what was made of it; and taking an article out again."""
