"""Bytes to text: which encoding a document is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from newsclean.errors import UnreadableInputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# A page may name its encoding within its first kilobyte (HTML standard, "prescan a byte stream"); many do so later.
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
_META_WINDOW = 4096

# Labels of the Encoding standard (encoding.spec.whatwg.org) that Python does not know, by the codec that they stand for.
_LABELS = {
    label: codec
    for codec, labels in {
        "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
        "iso8859-2": "iso88592",
        "iso8859-3": "iso88593",
        "iso8859-4": "iso88594",
        "iso8859-5": "iso88595",
        "iso8859-6": "csiso88596e csiso88596i iso-8859-6-e iso-8859-6-i iso88596",
        "iso8859-7": "iso88597 sun_eu_greek",
        "iso8859-8": "csiso88598e csiso88598i iso-8859-8-e iso-8859-8-i iso88598 logical visual",
        "iso8859-10": "iso885910",
        "iso8859-13": "iso885913",
        "iso8859-14": "iso885914",
        "iso8859-15": "csisolatin9 iso885915",
        "koi8-r": "koi koi8",
        "koi8-u": "koi8-ru",
        "mac-roman": "csmacintosh mac x-mac-roman",
        "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
        "cp874": "dos-874 iso885911 windows-874",
        "cp1250": "x-cp1250",
        "cp1251": "x-cp1251",
        "cp1252": "iso88591 x-cp1252",
        "cp1253": "x-cp1253",
        "cp1254": "iso88599 x-cp1254",
        "cp1255": "x-cp1255",
        "cp1256": "x-cp1256",
        "cp1257": "x-cp1257",
        "cp1258": "x-cp1258",
        "gb18030": "csgb2312 gb_2312 gb_2312-80 x-gbk",
        "big5hkscs": "cn-big5 x-x-big5",
        "euc_jp": "cseucpkdfmtjapanese x-euc-jp",
        "cp932": "windows-31j x-sjis",
        "cp949": "cseuckr csksc56011987 iso-ir-149 ks_c_5601-1989 ksc_5601 windows-949",
    }.items()
    for label in labels.split()
}

# Encodings that the standard reads as another, larger one; by codec, because each has many names.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}

# Codecs of Python that no page is in, as Python names them whatever alias a page uses.
_NO_ENCODINGS = frozenset("idna punycode undefined unicode-escape raw-unicode-escape utf-7".split())

# Beginnings of files that people feed to a text tool by mistake.
_BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x7fELF")
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\f\r\x1b")
_MIN_CONTROL = 4
_MAX_CONTROL_SHARE = 0.05  # text has next to none; random bytes have 11 %
_ASCII = bytes(range(128))
_MIN_TO_DETECT = 30  # bytes beyond ASCII; fewer are no statistics, and Windows-1252 is the most common encoding
_MIN_VALID = 10  # characters beyond ASCII for each that is broken; other encodings read as UTF-8 have next to none
_MIN_NULS = 4
_MIN_NUL_SHARE = 0.02
_MAX_NUL_OTHER = 0.05
_UNSEEN = "\x00\u00ad\u200b\u2060\ufeff"
_LOST = "\ufffd"
_MAX_LOST_SHARE = 0.1


def decode(source: str | bytes, told: str | None = None) -> str:
    """Turn a document into text that is safe to work with.

    The order is: byte order mark, valid UTF-8, what the server told, the page's own ``<meta charset>``, statistical detection
    (charset-normalizer), Windows-1252. Valid UTF-8 comes before what server and page say because they are often wrong,
    while other encodings are almost never valid UTF-8 by chance.

    Args:
        source: the document. A ``str`` is only made safe: NULs go, lone surrogates become U+FFFD.
        told: the name of its encoding as the server gave it (``charset`` of the header Content-Type), if known; a name that is no
            encoding, or that does not fit the bytes, is passed over.

    Returns:
        The text, without a byte order mark, NULs or lone surrogates.

    Raises:
        UnreadableInputError: if the bytes are no text.

    Example:
        >>> decode("Grüße".encode("cp1252"))
        'Grüße'
    """
    if isinstance(source, str):
        return safe(source)
    for mark, name in _BOMS:
        if source.startswith(mark):
            return _seen(source.decode(name, "replace"))
    if source.startswith(_BINARY):
        raise UnreadableInputError("the input is a binary file, not text or HTML")
    wide = _wide(source)
    if wide:
        return _seen(source.decode(wide, "replace"))
    _refuse_binary(source)
    return safe(_narrow(source, told or ""))


def safe(text: str) -> str:
    """A text without NULs, lone surrogates and characters that nobody sees.

    Soft hyphens, zero-width spaces, word joiners and byte order marks go, because they cut words apart; joiners stay,
    because some scripts need them.

    Example:
        >>> safe("Sha\u00adre\u200b it")
        'Share it'
    """
    try:
        text.encode("utf-16-le")  # any encoding refuses lone surrogates; Python is fastest with this one
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _seen(text)


def _seen(text: str) -> str:
    for character in _UNSEEN:
        if character in text:  # looking is faster than replacing, and hardly any text has one
            text = text.replace(character, "")
    return text


def _wide(source: bytes) -> str:
    """UTF-16 without a byte order mark: of spaces, digits and markup every other byte is NUL, always on the same side."""
    head = source[:4000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd < max(_MIN_NULS, len(head) * _MIN_NUL_SHARE) or min(even, odd) > _MAX_NUL_OTHER * (even + odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _refuse_binary(source: bytes) -> None:
    head = source[:20_000]
    control = len(head) - len(head.translate(None, _CONTROL))
    if control > max(_MIN_CONTROL, len(head) * _MAX_CONTROL_SHARE):
        raise UnreadableInputError(f"the input is binary data: {control} of its first {len(head)} bytes are control characters")


def _narrow(source: bytes, told: str) -> str:
    names = [name for name in (_meant(told), _meant(_declared(source))) if name]
    # ISO-2022-JP is made of ASCII bytes, so it would pass as UTF-8.
    if not (any(name.startswith("iso2022") for name in names) and b"\x1b" in source):
        try:
            return source.decode("utf-8")
        except UnicodeDecodeError:
            text = source.decode("utf-8", "replace")
            lost, wide = text.count(_LOST), len(text) - len(text.encode("ascii", "ignore"))
            if wide > lost * _MIN_VALID:  # broken in a few places, or cut within a character
                return text
    for name in names:
        if name.startswith("utf"):
            continue
        try:
            text = source.decode(name, "replace")
        except (LookupError, UnicodeError):  # no such encoding, or one that is not for text
            pass
        else:
            if text.count(_LOST) <= len(text) * _MAX_LOST_SHARE:
                return text
    return source.decode(_detected(source), "replace")


def _declared(source: bytes) -> str:
    found = _META.search(source[:_META_WINDOW])
    return found[1].decode("ascii") if found else ""


def _meant(told: str) -> str:
    """The encoding that a name stands for on the web, as Python names it; "" if there is none of this name that pages are in."""
    name = told.strip().lower()
    codec = _codec(_LABELS.get(name, name))
    return "" if codec in _NO_ENCODINGS else _SUPERSETS.get(codec, codec)


def _codec(name: str) -> str:
    """What Python calls an encoding, which has many spellings; "" for one that it does not know."""
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):  # the latter if it is not even a name
        return ""


def _detected(source: bytes) -> str:
    if len(source.translate(None, _ASCII)) < _MIN_TO_DETECT:
        return "cp1252"
    from charset_normalizer import from_bytes

    # Tags are ASCII in every candidate encoding: without them there is more to judge by.
    sample = re.sub(rb"<[^<>]{0,1000}>", b" ", source[:200_000])[:50_000]
    best = from_bytes(sample, threshold=0.3).best()
    return best.encoding if best else "cp1252"
