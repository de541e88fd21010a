from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from newsclean.reading.text import read_text
from newsclean.signals.language import with_language

SENTENCES = {
    "en": ("The council voted on Tuesday to repair the old bridge, which has been closed to lorries since the floods of last spring."),
    "de": ("Der Rat hat am Dienstag beschlossen, die alte Brücke zu reparieren, die seit der Flut im Frühling für Lastwagen gesperrt ist."),
    "fr": (
        "Le conseil a voté mardi la réparation du vieux pont, qui est fermé "
        "aux camions depuis les crues du printemps dernier dans la vallée."
    ),
    "es": (
        "El consejo votó el martes a favor de reparar el viejo puente, que está cerrado a los camiones desde la crecida de la primavera."
    ),
    "it": (
        "Il consiglio ha votato martedì per riparare il vecchio ponte, che è chiuso ai camion dalle piene della primavera e non è sicuro."
    ),
    "pt": (
        "O conselho votou na terça-feira para reparar a ponte velha, que está "
        "fechada aos caminhões desde as cheias e não é segura para o povo."
    ),
    "nl": (
        "De raad heeft dinsdag besloten om de oude brug te herstellen, die sinds "
        "de overstroming van het voorjaar voor vrachtwagens dicht is."
    ),
    "sv": (
        "Rådet beslutade på tisdagen att laga den gamla bron, som har varit stängd för lastbilar sedan översvämningen och inte är säker."
    ),
    "pl": (
        "Rada zdecydowała we wtorek, że stary most będzie naprawiony, bo od "
        "powodzi jest zamknięty dla ciężarówek i nie jest już bezpieczny."
    ),
    "cs": ("Rada v úterý rozhodla, že se starý most opraví, protože je od povodní na jaře uzavřen pro nákladní auta a není už bezpečný."),
    "fi": (
        "Neuvosto päätti tiistaina korjata vanhan sillan, joka on ollut suljettu "
        "kuorma-autoilta, koska se ei ole enää turvallinen, mutta työ on hidas."
    ),
    "uk": (
        "Рада у вівторок вирішила, що старий міст треба відремонтувати, бо він "
        "з весни закритий для вантажівок і вже не є безпечним для людей."
    ),
    "ru": (
        "Совет во вторник решил, что старый мост надо починить, потому что он с весны закрыт для грузовиков и уже не безопасен для людей."
    ),
    "tr": (
        "Meclis salı günü eski köprünün onarılması için karar aldı, çünkü köprü "
        "ilkbahardan bu yana kamyonlara kapalı ve artık güvenli değil."
    ),
    "ar": (
        "قرر المجلس يوم الثلاثاء إصلاح الجسر القديم الذي أغلق في وجه الشاحنات منذ "
        "الفيضانات في الربيع، وقال رئيس البلدية إن العمل سيستمر حتى نهاية العام."
    ),
    "fa": (
        "شورا روز سه‌شنبه تصمیم گرفت که پل قدیمی را که از بهار به روی کامیون‌ها "
        "بسته است تعمیر کند و شهردار گفت که این کار تا پایان سال طول می‌کشد."
    ),
    "he": ("המועצה החליטה ביום שלישי לתקן את הגשר הישן, שסגור למשאיות מאז השיטפונות של האביב, וראש העיר אמר שהעבודה תימשך עד סוף השנה."),
    "el": (
        "Το συμβούλιο αποφάσισε την Τρίτη να επισκευάσει την παλιά γέφυρα, που είναι κλειστή για τα φορτηγά από τις πλημμύρες της άνοιξης."
    ),
    "hi": ("परिषद ने मंगलवार को पुराने पुल की मरम्मत का फैसला किया, जो पिछली बाढ़ के बाद से ट्रकों के लिए बंद है और जिसमें दरारें मिली हैं।"),
    "zh": "议会星期二决定修理旧桥，这座桥从春天的洪水以后就不让卡车通过。市长说，工作要到年底才能完成。",
    "ja": "議会は火曜日、春の洪水からトラックが通れなくなっている古い橋を直すことに決めた。町長は、工事は年末までかかると話した。",
    "ko": ("의회는 화요일에 봄 홍수 이후 트럭이 다니지 못하는 낡은 다리를 고치기로 했다. 시장은 공사가 연말까지 걸릴 것이라고 말했다."),
    "th": "สภามีมติเมื่อวันอังคารให้ซ่อมสะพานเก่าซึ่งปิดไม่ให้รถบรรทุกผ่านตั้งแต่น้ำท่วมเมื่อฤดูใบไม้ผลิ",
    "id": (
        "Dewan memutuskan pada hari Selasa untuk memperbaiki jembatan tua yang "
        "sudah ditutup bagi truk sejak banjir dan tidak aman lagi untuk warga."
    ),
    "vi": (
        "Hội đồng hôm thứ ba đã quyết định sửa cây cầu cũ, vốn bị cấm xe tải từ trận "
        "lũ mùa xuân, và thị trưởng nói rằng công việc sẽ kéo dài đến cuối năm."
    ),
}
# Of languages without a file of their own, by script alone.
SCRIPTS = {
    "hy": "Անձրևը եկավ գիշերը",
    "ka": "წვიმა ღამით მოვიდა",
    "am": "ዝናቡ በሌሊት መጣ",
    "km": "ភ្លៀងធ្លាក់នៅពេលយប់",
    "lo": "ຝົນຕົກຕອນກາງຄືນ",
    "my": "ညအချိန်တွင် မိုးရွာသည်",
    "si": "රාත්‍රියේ වැස්ස ආවා",
    "te": "రాత్రి వర్షం వచ్చింది",
}
WORDLESS = [("nothing", ""), ("digits", "12 345 6789 10 11 12 13 14 15 16"), ("marks", "— … ! ?"), ("emoji", "🌧 🌧 🌧")]


def told(text: str, stated: str | None = None) -> str | None:
    return with_language(replace(read_text(text), language=stated)).language


@pytest.mark.parametrize("language", SENTENCES)
def test_a_language_is_told_by_its_script_and_words(language: str) -> None:
    assert told(SENTENCES[language]) == language


@pytest.mark.parametrize("language", SCRIPTS)
def test_a_script_tells_a_language_without_phrases(language: str) -> None:
    assert told(SCRIPTS[language]) == language


@pytest.mark.parametrize("language", SENTENCES)
def test_the_language_that_the_page_states_is_kept(language: str) -> None:
    assert told(SENTENCES[language], language) == language


# Languages that have a close relative with a file of its own, so that one sentence leaves doubt.
RELATED = frozenset(("es", "pt", "id"))
LONGER = {
    "pt": (
        "Os engenheiros encontraram fendas em dois dos seus cinco arcos, e o presidente disse que o trabalho vai durar até ao fim do ano."
    ),
    "id": ("Wali kota mengatakan bahwa pekerjaan itu akan berlangsung sampai akhir tahun, tetapi dewan tidak bisa membayar keduanya."),
}


@pytest.mark.parametrize("language", LONGER)
def test_english_is_corrected_for_languages_with_a_close_relative(language: str) -> None:
    assert told(f"{SENTENCES[language]} {LONGER[language]}", "en") == language


@pytest.mark.parametrize("language", [code for code in SENTENCES if code != "en" and code not in RELATED])
def test_english_that_the_page_states_wrongly_is_corrected(language: str) -> None:
    assert told(SENTENCES[language], "en") == language


@pytest.mark.parametrize("stated", ["de", "ru", "ja", "xx"])
def test_english_under_the_template_of_another_language_is_corrected(stated: str) -> None:
    assert told(SENTENCES["en"], stated) == "en"


@pytest.mark.parametrize("stated", ["de", "nb", "hr"])
def test_a_few_words_bear_the_page_out(stated: str) -> None:
    assert told("Nova Brug 2024", stated) == stated


def test_a_language_without_a_file_is_believed() -> None:
    assert told("Comhairle baile droichead sean tuile earrach obair bliain méara cloch", "ga") == "ga"


@pytest.mark.parametrize("text", [row[1] for row in WORDLESS], ids=[row[0] for row in WORDLESS])
def test_text_without_words_tells_no_language(text: str) -> None:
    assert told(text) is None
    assert told(text, "de") == "de"


def test_a_few_foreign_words_do_not_change_the_language() -> None:
    assert told(f"{SENTENCES['en']} {SENTENCES['en']} The bridge is called 旧桥 by its builders, who came from afar.") == "en"


def test_the_longest_blocks_decide() -> None:
    menu = "\n".join(["Share this", "Follow us on", "All the news", "About us"])
    assert told(f"{menu}\n\n{SENTENCES['de']}\n\n{SENTENCES['de'].replace('alte', 'neue')}\n\n{menu}") == "de"


def test_a_page_whose_language_stands_is_not_copied() -> None:
    page = replace(read_text(SENTENCES["de"]), language="de")
    assert with_language(page) is page


def test_the_same_answer_from_several_threads() -> None:
    doubtful = ["Stadtrat Altdorf Brücke Flut", "puente viejo crecida", "Regnbue Fjellvann Elvebredd", "ponte vecchio fiume piena"]
    alone = [told(text) for text in doubtful]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(told, doubtful * 25)) == alone * 25


RUN = """
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from newsclean.reading.text import read_text
from newsclean.signals.language import with_language
{}
"""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", RUN.format(code)], capture_output=True, text=True, check=True, encoding="utf-8")
    return done.stdout.strip()


@pytest.mark.parametrize("language", ["de", "ja"])
def test_langdetect_is_not_loaded_where_words_or_script_decide(language: str) -> None:
    out = run(f"print(ascii(with_language(read_text({SENTENCES[language]!a})).language), 'langdetect' in sys.modules)")
    assert out == f"'{language}' False"


def test_langdetect_is_not_loaded_where_the_page_states_its_language() -> None:
    assert run("with_language(replace(read_text('Nova Brug 2024'), language='nl')); print('langdetect' in sys.modules)") == "False"


def test_langdetect_is_loaded_in_doubt() -> None:
    assert run("with_language(read_text('Nova Brug')); print('langdetect' in sys.modules)") == "True"


def test_the_first_use_from_several_threads_at_once() -> None:
    out = run(
        "texts = ['Stadtrat Altdorf Wiesenweg'] * 16\n"
        "with ThreadPoolExecutor(16) as pool:\n"
        "    print(len(set(pool.map(lambda text: with_language(read_text(text)).language, texts))))"
    )
    assert out == "1"
