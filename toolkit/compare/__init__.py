"""Comparison of the language itself: which passages correspond, what was edited in them, what became of a clause."""
