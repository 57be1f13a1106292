"""What goes wrong with the place where articles are read, as opposed to what goes wrong with one of them."""


class PlaceError(RuntimeError):
    """Articles cannot be read where that was asked for; the message says why, and what to do."""
