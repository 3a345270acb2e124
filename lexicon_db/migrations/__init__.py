"""The steps that bring the tables of an older lexicon up to date, and their names in order.

This module is all that opening an up-to-date lexicon needs: Alembic is imported only where a step
has to be taken.
"""

from typing import Final

#: Revisions of the tables, oldest first; the file of each step carries its name.
REVISIONS: Final = ("0001", "0002", "0003", "0004", "0005", "0007", "0010", "0009", "0008", "0011")
