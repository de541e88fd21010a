"""Dates as pages write them, to ISO 8601: machine-readable forms first, then the common written ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from unicodedata import decimal

_YEARS = range(1900, 2101)  # what is outside is a slip, or no date
_MAX_CHARS = 100
_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:T|\s{1,3}|\s?-\s|,\s)(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d{1,9})?\s?(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?(\s?[ap]\.?m\b)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?(?!\d)")
_MAIL = re.compile(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d")  # RFC 5322, as in "Fri, 17 May 2024 10:00:00 GMT"
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?\s{0,2}(?:de\s|of\s|d')?\s?([^\s\d.,/]{2,20})\.?,?\s{0,2}(?:de\s|del\s)?(\d{4})(?!\d)"
)
_MONTH_DAY = re.compile(r"([^\s\d.,/]{2,20})\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?(?:,\s?|\s{1,2})(\d{4})(?!\d)")
_URL = re.compile(r"/(\d{4})([/-]?)(\d\d)\2(\d\d)(?=[/_.-]|$)|[-_](\d{4})(-?)(\d\d)\6(\d\d)(?=[/_.]|$)")
_ENGLISH = {
    name: month
    for month, names in enumerate("jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|"
    "sep sept september|oct october|nov november|dec december".split("|"), 1)
    for name in names.split()
}  # fmt: skip


def iso_date(statement: object, months: Mapping[str, int] | None = None, month_first: bool = False) -> str | None:
    """A statement of a date as ISO 8601, as exactly as it is: a day, or a day and time, with the zone where there is one.

    Args:
        statement: a text, or a number of seconds or milliseconds since 1970.
        months: numbers of months by name, in lower case, beside the English ones.
        month_first: whether 5/7/2024 is the 7th of May, where it could be either.

    Returns:
        The date, or None where the statement holds none between 1900 and 2100.

    Example:
        >>> iso_date("2024-05-17T10:00:00Z"), iso_date("Posted on May 17th, 2024"), iso_date("17.5.2024"), iso_date("soon")
        ('2024-05-17T10:00:00+00:00', '2024-05-17', '2024-05-17', None)
    """
    if isinstance(statement, (int, float)) and not isinstance(statement, bool):
        statement = str(int(statement)) if abs(statement) < 1e15 else ""
    if not isinstance(statement, str):
        return None
    text = _with_ascii_digits(" ".join(statement[:_MAX_CHARS].split()))
    if not any(map(str.isdecimal, text)):
        return None
    return _machine(text) or _written(text, {**_ENGLISH, **(months or {})}, month_first)


def _with_ascii_digits(text: str) -> str:
    """A text with the digits of ISO 8601 in place of those of other scripts, which are digits to Python too."""
    return text if text.isascii() else "".join(str(decimal(character)) if character.isdecimal() else character for character in text)


def date_in_url(url: str | None) -> str | None:
    """The day in the path of an address.

    Example:
        >>> date_in_url("https://news.example/2024/05/17/rain"), date_in_url("https://news.example/rain-20240517.html")
        ('2024-05-17', '2024-05-17')
    """
    for found in _URL.finditer((url or "")[:2000]):
        parts = [part for part in found.groups() if part and part.isdecimal()]
        if day := _day(*map(int, parts)):
            return day
    return None


def _machine(text: str) -> str | None:
    if _EPOCH.fullmatch(text):
        return _moment(int(text[:10]))
    found = _ISO.search(text) or _COMPACT.search(text)
    if found:
        year, month, day, hour, minute, second, zone, *half = found.groups()
        whole = _day(int(year), int(month), int(day))
        return whole and (whole + _time(hour, minute, second, zone) if hour and not any(half) else whole)
    return _mail_date(text) if _MAIL.match(text) else None


def _mail_date(text: str) -> str | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat() if moment.year in _YEARS else None


def _moment(seconds: int) -> str | None:
    moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=seconds)
    return moment.isoformat() if moment.year in _YEARS else None


def _time(hour: str, minute: str, second: str | None, zone: str | None) -> str:
    """The second half of a moment; "" where it is none."""
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return ""
    return f"T{int(hour):02}:{minute}:{second or '00'}{_zone(zone)}"


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-":
        return "+00:00"
    digits = zone.replace(":", "").ljust(5, "0")
    return f"{digits[:3]}:{digits[3:]}" if int(digits[1:3]) < 24 and int(digits[3:]) < 60 else ""


def _written(text: str, months: Mapping[str, int], month_first: bool) -> str | None:
    if found := _CJK.search(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    lowered = text.lower()
    for found in _DAY_MONTH.finditer(lowered):
        if month := months.get(found[2]):
            return _day(int(found[3]), month, int(found[1]))
    for found in _MONTH_DAY.finditer(lowered):
        if month := months.get(found[1]):
            return _day(int(found[3]), month, int(found[2]))
    if found := _NUMBERS.search(text):
        one, other, year = int(found[1]), int(found[3]), int(found[4])
        swapped = (month_first and found[2] != "." and one <= 12) or other > 12
        return _day(year, one, other) if swapped else _day(year, other, one)
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None
