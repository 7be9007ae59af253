"""Tables from outside: a file's bytes or pasted text become rows of texts.

Rows are clean texts, one for each cell; nothing is left out without a word. A file that cannot be taken says
why and what to do; it never ends the program.
"""

from wizard.tables.files import read_data, read_file, read_text
from wizard.tables.table import Table, TableError, about

__all__ = ["Table", "TableError", "about", "read_data", "read_file", "read_text"]
