"""Measures: counts and concordances, each row with what it was counted from."""
