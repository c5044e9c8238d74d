"""What goes wrong when a table is written."""


class ExportError(ValueError):
    """A table can't be written as asked; the message says why and what to do."""
