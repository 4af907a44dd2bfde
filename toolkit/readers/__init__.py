"""Readers: from bytes to text with positions, one module a format."""
