"""The commands of the command line, one module each.

A module has ``TOLD``, what the help says of it; ``add_arguments``, which declares what it takes; and ``run``, which does it.
What a command needs is imported when it runs, so that ``toolkit --help`` needs none of it.
"""
