"""Hostile files for the readers and the layout: seeds of every format, mutated with a seed, each in bounded time and memory.

``nox -s fuzz`` runs two hundred thousand of them; ``PYTHONPATH=tests python -m fuzz.run --inputs 1000 --only html`` a part.
An input that crashes, hangs or takes too much memory is left in ``tests/fuzz/found/``.
"""
