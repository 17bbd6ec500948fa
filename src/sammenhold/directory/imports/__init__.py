"""Importing people: read a file, plan what would happen to every row, and write exactly that.

``reading`` and ``columns`` turn bytes into rows, ``drafts`` rows into what each says of a person,
``planning`` drafts and the ``present`` directory into a plan; all pure. ``applying`` writes a plan in one
transaction.
"""
