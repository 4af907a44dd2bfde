"""The same functions over many documents."""
