"""What can go wrong, as types. Every error newsclean raises on purpose is a ``NewscleanError``."""

from __future__ import annotations


class NewscleanError(Exception):
    """Base of all errors that newsclean raises; the message names the reason."""


class UnreadableInputError(NewscleanError):
    """The input is not a text document: binary data, or bytes in no encoding that could be found."""


class InputTooLargeError(NewscleanError):
    """The input is larger than ``Settings.max_chars`` allows."""


class DamagedDataError(NewscleanError):
    """A data file of the package is missing or cannot be read."""
