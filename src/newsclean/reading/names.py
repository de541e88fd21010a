"""Names of authors out of what pages say of them: "By Ann Lee and Bo Ray, Staff Writers" names two people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

CUT = "\x1f"  # between the texts of elements, in a byline
_MAX_STATEMENT = 500  # characters
_MAX_NAME = 100
_MAX_WORDS = 8  # of a name, or of the name of an editorial team
_MAX_NAMES = 50
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,100}|https?://\S{0,500}|\bwww\.\S{1,200}|(?<!\w)@\w{1,50}")
_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,100}[)\]]")
_PREFIX = re.compile(
    r"^(?:(?:\w{1,20}\s){0,2}by|von|por|par|door|av|af|authors?|autor(?:in|en)?)(?:\s?:\s?|\s|$)"
    r"|^(?:text|words|story|автор|作者|文|記者|记者)\s?[:：]\s?",
    re.IGNORECASE,
)
# The texts are tidied before: one space is all there is between two words.
_SEPARATOR = re.compile(r" ?[;|•·、，] ?| [/–—-] ")
_COMMA = re.compile(r" ?, (?:(?:and|und|et|y|e|och|og|en|&) )?")
_AND = re.compile(r" (?:and|und|et|y|e|och|og|en|и|та|ve|&|\+|with|mit) ")
_DEGREE = re.compile(
    r"(?:[A-Z]\.?){2,6}|[A-Z][a-z]?\.?[A-Z]\.?[a-z]?\.?|Ph\.?\s?D\.?|[JS]r\.?|I{2,3}|[A-Z-]{2,12}\s?\d{0,3}|[A-Z]{2,6}[®™]"
)
_ROLE = re.compile(
    r"\b(?:editors?|reporters?|correspondents?|writers?|journalists?|contributors?|columnists?|producers?|director|manager|expert|"
    r"specialist|staff|senior|chief|founder|ceo|president|analyst|author|professor|reviewer|published|updated|redakteur(?:in)?|korrespondent(?:in)?)\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset("al ap bin da das de dei del den der di dos du e el la le les ibn ten ter van von y zu".split())
# A comma or an "and" between two elements, or at the edge of one.
_JOINED = re.compile(rf" ?{CUT} ?(?:,|(?:and|und|et|y|e|och|og|en|и)\b|&) ?{CUT}? ?|, ?{CUT} ?(?:(?:and|und|et|y|e|och|og|en|и|&) )?")
_MONTHS = re.compile(r"\s(?:on\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$|\s(?:on|am|at|in|last|·)$", re.IGNORECASE)
# What others did to a text, as in "Photo by".
_HELPERS = re.compile(
    r"\b(?:reviewed|edited|checked|photo\w*|pictures?|illustrat\w+|translated|images?|video|medically|sponsored|presented|powered)\s+by\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(f"{CUT}{{2,500}}")
_NUMBERED = re.compile(r"(?<!\S)[^\d\s]{0,30}\d\S{0,50}")
_MAX_SHOWN = 5  # words of a name in a byline
_NOBODY = frozenset(
    "admin administrator webmaster editor author authors user root guest anonymous unknown undefined null none nan na n/a default "
    "wordpress wpadmin superuser test".split()
)


def names_in(statements: Iterable[str], site: str | None = None) -> tuple[str, ...]:
    """The names in statements of who wrote a text, in order, each once, as the page writes them.

    Args:
        statements: such as the name of an author, or a whole byline.
        site: the name of the site, which is the author only where nobody else is.

    Example:
        >>> names_in(["By Ann Lee and Bo Ray, Staff Writers", "ann lee", "https://social.example/ann"])
        ('Ann Lee', 'Bo Ray')
    """
    found: dict[str, str] = {}
    for statement in statements:
        for name in _parts(" ".join(statement[:_MAX_STATEMENT].split())):
            found.setdefault(name.casefold(), name)
        if len(found) >= _MAX_NAMES:
            break
    if site and len(found) > 1:
        found.pop(site.casefold(), None)
    return tuple(found.values())[:_MAX_NAMES]


def names_shown(byline: str, is_label: Callable[[str], bool] = lambda text: False) -> tuple[str, ...]:
    """The names in a byline as a page shows it, where dates, roles and links stand around them.

    Args:
        byline: its text, with :data:`CUT` between the texts of elements.
        is_label: tells what is no name, such as "Follow".

    Example:
        >>> names_shown(f"By{CUT}Ann Lee{CUT}and{CUT}Bo Ray{CUT}|{CUT}May 17, 2024"), names_shown("5 min read")
        (('Ann Lee', 'Bo Ray'), ())
    """
    text = CUT.join(" ".join(part.split()) for part in byline[:_MAX_STATEMENT].split(CUT))
    text = _NUMBERED.sub(CUT, _JOINED.sub(", ", _EMPTY.sub(CUT, text)))
    for part in (part for chunk in text.split(CUT) for part in _SEPARATOR.split(_BRACKETS.sub(" ", _ADDRESS.sub(" ", chunk)))):
        if found := tuple(_run_of_names(part.strip(" ,"), is_label)):
            return tuple(dict.fromkeys(found))
    return ()


def _run_of_names(text: str, is_label: Callable[[str], bool]) -> Iterator[str]:
    """The names with which a text begins, up to what is none."""
    if _HELPERS.search(text):
        return
    parts = [name for piece in _COMMA.split(_PREFIX.sub("", text)) for name in _by_and(piece)]
    for i, part in enumerate(parts):
        name = _name_at(part)
        # The first one may be followed by other words.
        if not name or is_label(name) or (i and name != _tidy(part)):
            return
        yield name


def _name_at(text: str) -> str:
    """The name with which a text begins; "" if it begins with something else."""
    words = []
    for word in _tidy(text).split():
        if any(map(str.isdigit, word)) or (word[0].islower() and word.lower() not in _PARTICLES):
            break
        words.append(word)
    name = _MONTHS.sub("", f" {' '.join(words)}").strip()
    role = _ROLE.search(name)
    if role and role.start():
        name = name[: role.start()].strip(" ,-–—")
    while name and name.split()[-1].lower() in _PARTICLES:
        name = name.rpartition(" ")[0]
    if len(name) < 3 and name.isupper():  # the initials in place of a picture
        return ""
    good = name and not name[0].islower() and len(name.split()) <= _MAX_SHOWN and not _ROLE.search(name)
    return name if good and _is_name(name) else ""


def _parts(statement: str) -> Iterator[str]:
    text = _BRACKETS.sub(" ", _ADDRESS.sub(" ", statement)).strip()
    for part in _SEPARATOR.split(_PREFIX.sub("", text)):
        first, *others = _COMMA.split(part)
        # What follows a name after a comma is another name, a degree, a role or a place.
        for name in (first, *(other for other in others if not _is_addition(other))):
            yield from filter(_is_name, map(_tidy, _by_and(name)))


def _is_addition(part: str) -> bool:
    return bool(_DEGREE.fullmatch(part.strip()) or _ROLE.search(part))


def _by_and(text: str) -> list[str]:
    """ "Ann Lee and Bo Ray" are two; "Centre for Rain and Wind" is one: each of two people has a first and a last name."""
    parts = _AND.split(text)
    return parts if all(1 < len(part.split()) <= 4 for part in parts[:-1]) and len(parts[-1].split()) > 1 else [text]


def _tidy(name: str) -> str:
    return _PREFIX.sub("", " ".join(name.split()).strip(" .,;:|/-–—*•\"'“”")).strip()


def _is_name(text: str) -> bool:
    if not 1 < len(text) <= _MAX_NAME or text.casefold() in _NOBODY or not any(map(str.isalpha, text)):
        return False
    return len(text.split()) <= _MAX_WORDS and not any(mark in text for mark in "{}<>=?!#$")
