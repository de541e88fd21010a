from __future__ import annotations

import codecs

import pytest

from newsclean.errors import UnreadableInputError
from newsclean.reading import encoding
from newsclean.reading.encoding import decode

RUSSIAN = "Дождь шёл всю ночь, и к утру река вышла из берегов. Жители нижних улиц переехали к родным, а школа закрылась на неделю. "
GERMAN = "Über Nacht fiel so viel Regen, dass der Fluss größer wurde; die Brücke bei der Mühle ist für Lastwagen gesperrt. "
CHINESE = "大雨下了一整夜，河水在早晨漫过了堤岸。住在低处的居民搬到了亲戚家里，学校停课一个星期。市长说，修桥的工作要到年底才能完成。"
JAPANESE = "雨は一晩中降り続き、朝には川が堤防を越えた。低い土地に住む人々は親戚の家に移り、学校は一週間休みになった。"
KOREAN = "밤새 비가 내려 아침에는 강물이 둑을 넘었다. 낮은 지대에 사는 주민들은 친척 집으로 옮겼고 학교는 일주일 동안 문을 닫았다."
POLISH = "Deszcz padał całą noc, a rano rzeka wystąpiła z brzegów. Mieszkańcy dolnych ulic przenieśli się do krewnych. "
TURKISH = "Yağmur bütün gece sürdü, sabah ırmak taştı. Aşağı sokaklarda oturanlar akrabalarının yanına taşındı. "
TEXTS = [RUSSIAN, GERMAN, CHINESE, JAPANESE, KOREAN, "🌧 Rain"]

# The name in the page, the codec it was written with, the text.
DECLARED = [
    ("Russian", "windows-1251", "cp1251", RUSSIAN),
    ("Russian, KOI8-R", "koi8-r", "koi8-r", RUSSIAN),
    ("German", "windows-1252", "cp1252", GERMAN),
    ("German, Latin 1", "ISO-8859-1", "latin-1", GERMAN),
    ("quotes that Latin 1 does not have", "iso-8859-1", "cp1252", "“Regen” – für 5 €"),
    ("another name of Latin 1", "iso_8859-1", "cp1252", "“Regen” – für 5 €"),
    ("a short name of Latin 1", "l1", "cp1252", "“Regen” – für 5 €"),
    ("IBM's name of Latin 1", "cp819", "cp1252", "“Regen” – für 5 €"),
    ("Python's name of Latin 1", "latin_1", "cp1252", "“Regen” – für 5 €"),
    ("an old name of Windows 1252", "x-cp1252", "cp1252", "“Regen” – für 5 €"),
    ("Mac", "x-mac-roman", "mac-roman", "“Regen” – für den Fluss"),
    ("Hebrew", "iso-8859-8-i", "iso8859-8", "גשם ירד כל הלילה והנהר עלה על גדותיו בבוקר"),
    ("Polish", "iso-8859-2", "iso-8859-2", POLISH),
    ("Turkish", "iso-8859-9", "cp1254", TURKISH),
    ("Chinese", "gb18030", "gb18030", CHINESE),
    ("Chinese, GB2312", "gb2312", "gb18030", CHINESE + "㐀"),
    ("Chinese, gb_2312", "gb_2312", "gb18030", CHINESE + "㐀"),
    ("Chinese, csgb2312", "csgb2312", "gb18030", CHINESE + "㐀"),
    ("Chinese, GBK", "GBK", "gbk", CHINESE),
    ("Chinese, Big5", "big5", "big5", "大雨下了一整夜，河水在早晨漫過了堤岸。"),
    ("Japanese", "Shift_JIS", "cp932", JAPANESE + "①"),
    ("Japanese, csshiftjis", "csshiftjis", "cp932", JAPANESE + "①"),
    ("Japanese, x-sjis", "x-sjis", "shift_jis", JAPANESE),
    ("Japanese, EUC", "euc-jp", "euc-jp", JAPANESE),
    ("Japanese, ISO-2022", "iso-2022-jp", "iso-2022-jp", JAPANESE),
    ("Korean", "euc-kr", "euc-kr", KOREAN),
    ("Korean, euckr", "euckr", "cp949", KOREAN + "똠"),
    ("Korean, korean", "korean", "cp949", KOREAN + "똠"),
    ("Korean, cp949", "EUC-KR", "cp949", KOREAN + "똠"),
]
METAS = [
    ("HTML 5", '<meta charset="{}">'),
    ("no quotes", "<meta charset={}>"),
    ("single quotes", "<META CHARSET='{}'>"),
    ("HTML 4", '<meta http-equiv="Content-Type" content="text/html; charset={}">'),
    ("late in the head", f"<title>{'x' * 1500}</title>" + '<meta charset="{}">'),
]
MARKS = [
    ("UTF-8", codecs.BOM_UTF8, "utf-8"),
    ("UTF-16, little end first", codecs.BOM_UTF16_LE, "utf-16-le"),
    ("UTF-16, big end first", codecs.BOM_UTF16_BE, "utf-16-be"),
    ("UTF-32, little end first", codecs.BOM_UTF32_LE, "utf-32-le"),
    ("UTF-32, big end first", codecs.BOM_UTF32_BE, "utf-32-be"),
]
UNDECLARED = [
    ("Russian", "cp1251", RUSSIAN * 3),
    ("German", "cp1252", GERMAN * 3),
    ("Chinese", "gb18030", CHINESE * 3),
    ("Japanese", "cp932", JAPANESE * 3),
    ("Korean", "cp949", KOREAN * 3),
]
BINARY = [
    ("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    ("ZIP", b"PK\x03\x04\x14\x00\x06\x00\x08\x00!\x99word/document.xml"),
    ("JPEG", b"\xff\xd8\xff\xe0\x10JFIF\x01\x02"),
    ("GIF", b"GIF89a\x10\x02\x10"),
    ("gzip", b"\x1f\x8b\x08\x08text"),
    ("bytes of all values", bytes(range(256)) * 8),
]


@pytest.mark.parametrize(("name", "codec", "text"), [row[1:] for row in DECLARED], ids=[row[0] for row in DECLARED])
def test_the_encoding_that_the_page_names(name: str, codec: str, text: str) -> None:
    page = f'<html><head><meta charset="{name}"></head><body><p>{text}</p></body></html>'
    assert decode(page.encode(codec)) == page


@pytest.mark.parametrize("meta", [row[1] for row in METAS], ids=[row[0] for row in METAS])
def test_ways_to_name_an_encoding(meta: str) -> None:
    page = f"<html><head>{meta.format('windows-1251')}</head><body><p>{RUSSIAN}</p></body></html>"
    assert decode(page.encode("cp1251")) == page


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(("mark", "codec"), [row[1:] for row in MARKS], ids=[row[0] for row in MARKS])
def test_a_byte_order_mark_decides_and_goes(mark: bytes, codec: str, text: str) -> None:
    assert decode(mark + text.encode(codec)) == text


def test_a_byte_order_mark_goes_before_the_word_of_the_page() -> None:
    page = f'<meta charset="windows-1251">{RUSSIAN}'
    assert decode(codecs.BOM_UTF8 + page.encode()) == page


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_byte_order_mark(codec: str) -> None:
    head = '<html lang="ru"><head><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/style.css">' * 3
    page = f"{head}<title>Rain</title></head><body><p>{RUSSIAN}</p></body></html>"
    assert decode(page.encode(codec)) == page


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_byte_order_mark_and_with_little_markup(codec: str) -> None:
    page = f"<html><head><title>Rain in the hills</title></head><body><p>{RUSSIAN}</p></body></html>"
    assert decode(page.encode(codec)) == page


@pytest.mark.parametrize("name", ["windows-1251", "iso-8859-1", "shift_jis", "utf-16", "no-such-encoding"])
def test_valid_utf_8_goes_before_the_word_of_the_page(name: str) -> None:
    page = f'<meta charset="{name}"><p>{GERMAN}{RUSSIAN}{CHINESE}</p>'
    assert decode(page.encode()) == page


@pytest.mark.parametrize("text", TEXTS)
def test_utf_8_needs_no_word_of_the_page(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize(("codec", "text"), [row[1:] for row in UNDECLARED], ids=[row[0] for row in UNDECLARED])
def test_an_encoding_that_nobody_names_is_found_by_its_bytes(codec: str, text: str) -> None:
    page = f"<html><body><p>{text}</p></body></html>"
    assert decode(page.encode(codec)) == page


@pytest.mark.parametrize(("name", "codec", "text"), [row[1:] for row in DECLARED], ids=[row[0] for row in DECLARED])
def test_the_encoding_that_the_server_names(name: str, codec: str, text: str) -> None:
    assert decode(f"<p>{text}</p>".encode(codec), name) == f"<p>{text}</p>"


def test_the_word_of_the_server_goes_before_that_of_the_page() -> None:
    page = f'<meta charset="koi8-r"><p>{RUSSIAN}</p>'
    assert decode(page.encode("cp1251"), " Windows-1251 ") == page


@pytest.mark.parametrize("name", ["windows-1251", "utf-16", "no-such-encoding"])
def test_valid_utf_8_goes_before_the_word_of_the_server(name: str) -> None:
    assert decode(f"<p>{GERMAN}{RUSSIAN}</p>".encode(), name) == f"<p>{GERMAN}{RUSSIAN}</p>"


@pytest.mark.parametrize("name", ["utf-8", "euc-jp", "no-such-encoding", "base64", "idna", "", "x" * 1000, "ко\ud800д", "a\0b"])
def test_a_server_that_is_wrong_does_not_stop_the_search(name: str) -> None:
    page = f'<meta charset="windows-1251"><p>{RUSSIAN}</p>'
    assert decode(page.encode("cp1251"), name) == page


def test_an_unknown_name_does_not_stop_the_search() -> None:
    page = f'<meta charset="x-no-such-encoding"><p>{RUSSIAN * 3}</p>'
    assert decode(page.encode("cp1251")) == page


def test_a_name_that_does_not_fit_does_not_stop_the_search() -> None:
    page = f'<meta charset="euc-jp"><p>{RUSSIAN * 3}</p>'
    assert RUSSIAN in decode(page.encode("cp1251"))


def test_a_cut_inside_a_character_does_not_spoil_a_page_of_utf_8() -> None:
    source = f'<meta charset="utf-8"><p>{RUSSIAN * 5}'.encode()
    assert RUSSIAN * 5 in decode(source + "я".encode()[:1])


def test_a_codec_that_is_no_text_encoding_does_not_stop_the_search() -> None:
    page = f'<meta charset="base64"><p>{RUSSIAN * 3}</p>'
    assert decode(page.encode("cp1251")) == page


@pytest.mark.parametrize("name", ["idna", "undefined", "punycode"])
def test_a_codec_that_fails_does_not_stop_the_search(name: str) -> None:
    page = f'<meta charset="{name}"><p>{RUSSIAN * 3}</p>'
    assert decode(page.encode("cp1251")) == page


@pytest.mark.parametrize("name", ["u7", "utf--7", "UTF_7", "unicode-1-1-utf-7"])
def test_a_codec_that_no_page_is_in_is_known_by_all_its_names(name: str) -> None:
    assert decode(f'<meta charset="{name}">'.encode() + b"\xff +2AA- Rain").endswith("ÿ +2AA- Rain")


@pytest.mark.parametrize("name", ["unicode-escape", "unicode--escape", "Unicode:Escape", "raw-unicode--escape"])
def test_an_escaped_character_is_none_of_the_page(name: str) -> None:
    assert decode(f'<meta charset="{name}">'.encode() + b"\xff\\ud800 Rain").endswith("ÿ\\ud800 Rain")


def test_no_encoding_gives_lone_surrogates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "_detected", lambda source: "utf-7")
    assert decode(b"\xff +2AA- Rain").endswith(" \ufffd Rain")


@pytest.mark.parametrize("source", [row[1] for row in BINARY], ids=[row[0] for row in BINARY])
def test_binary_data_is_refused_with_the_reason(source: bytes) -> None:
    with pytest.raises(UnreadableInputError, match="binary"):
        decode(source)


@pytest.mark.parametrize(
    "source",
    [b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\x00\x3e\x00" + bytes(60), b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(40)],
    ids=["program", "PNG"],
)
def test_binary_data_with_many_nuls_is_refused(source: bytes) -> None:
    with pytest.raises(UnreadableInputError, match="binary"):
        decode(source)


def test_an_escape_character_or_two_is_no_binary_data() -> None:
    assert "Rain" in decode(b"\x1b[1mRain\x1b[0m fell on the hills.\x0c")


def test_nul_goes() -> None:
    assert decode("Ra\x00in") == "Rain"
    assert decode(b"Rain fell on the hills, and the river\x00 rose.") == "Rain fell on the hills, and the river rose."


def test_text_comes_out_safe_to_write() -> None:
    for source in ("Rain \ud800 fell", "\udfff", "\ufeffRain", "Rain \ud83d\ude00"):
        decode(source).encode("utf-8")


def test_lone_surrogates_become_the_replacement_character() -> None:
    assert decode("Rain \ud800 fell") == "Rain \ufffd fell"


def test_text_is_only_made_safe() -> None:
    assert decode("\ufeff<p>Grüße — 雨 🌧</p>\r\n") == "<p>Grüße — 雨 🌧</p>\r\n"


@pytest.mark.parametrize("empty", ["", b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_nothing_is_nothing(empty: str | bytes) -> None:
    assert decode(empty) == ""
