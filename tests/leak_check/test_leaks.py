"""The last check of a build finds a facilitator's sentence wherever it was planted."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import typst

from lessonwright.leak_check.extract_text import is_media
from lessonwright.leak_check.leaks import leak_diagnostics, leaks
from lessonwright.leak_check.sentence_search import SentenceSearch
from lessonwright.markup.dialect import ALWAYS, Dialect
from lessonwright.reading.loader import load_course
from tests.handouts.conftest import COURSES, change, loaded, printed
from tests.handouts.test_role_cards import ROLE_PLAY

CONTENT = COURSES / "every-kind"
SENTENCE = "Somebody will say SECRET-NOTE that paper is dead."


def pdf(every_kind: Path, turn: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(every_kind / "first/scripts.pdf") as opened:
        turn(opened)
        saved = io.BytesIO()
        opened.save(saved)
    return saved.getvalue()


def tooltip(opened: pikepdf.Pdf) -> None:
    opened.pages[0].Annots[0].TU = pikepdf.String(SENTENCE)


def title(opened: pikepdf.Pdf) -> None:
    opened.docinfo["/Subject"] = SENTENCE


def metadata(opened: pikepdf.Pdf) -> None:
    with opened.open_metadata() as written:
        written["dc:description"] = SENTENCE


def attachment(opened: pikepdf.Pdf) -> None:
    file = opened.make_indirect(pikepdf.Stream(opened, SENTENCE.encode()))
    opened.Root.Attached = pikepdf.Dictionary(F="notes.txt", EF=pikepdf.Dictionary(F=file))


def pdf_script(opened: pikepdf.Pdf) -> None:
    script = opened.make_indirect(pikepdf.Stream(opened, f"app.alert('{SENTENCE}')".encode()))
    opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)


def typed(source: str) -> bytes:
    return typst.compile(source.encode())


def beyond_its_edges() -> bytes:
    """Return a PDF whose page shows only what stands below the sentence."""
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(typed(SENTENCE))) as opened:
        opened.pages[0].MediaBox = opened.pages[0].CropBox = pikepdf.Array([0, 0, 100, 20])
        opened.save(saved)
    return saved.getvalue()


def taped() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        member = tarfile.TarInfo("notes.txt")
        member.size = len(SENTENCE)
        archive.addfile(member, io.BytesIO(SENTENCE.encode()))
    return packed.getvalue()


def page(sentence: str, before: str = "", now: str = "") -> bytes:
    return f"<p>{sentence.replace(before, now)}</p>".encode()


def zipped(name: str, method: int = zipfile.ZIP_STORED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr(name, f"<p>{SENTENCE}</p>")
    return packed.getvalue()


PLANTS: dict[str, Callable[[Path], bytes]] = {
    "page.html": lambda _: f"<p>{SENTENCE}</p>".encode(),
    "markup.html": lambda _: (
        b"<p>Somebody <b>will</b> say\n SECRET-NOTE&nbsp;that <i>pa</i>per is dead</p>"
    ),
    "comment.html": lambda _: f"<!-- {SENTENCE} -->".encode(),
    "attribute.html": lambda _: f'<p data-note="{SENTENCE}">x</p>'.encode(),
    "title.html": lambda _: f'<a href="x" title="{SENTENCE}">x</a>'.encode(),
    "meta.html": lambda _: f'<meta name="description" content="{SENTENCE}">'.encode(),
    "feed_rss_created.xml": lambda _: (
        b"<rss><item><description><![CDATA[<p>%s</p>]]></description></item></rss>"
        % SENTENCE.encode()
    ),
    "feed_json_created.json": lambda _: json.dumps(
        {"content_html": page(SENTENCE).decode()}
    ).encode(),
    "quotes.html": lambda _: (
        f'<p\tdata-note=\'{SENTENCE}\' class="a" id="b" title="c">x</p>'.encode()
    ),
    "minified.html": lambda _: f'<p class="a"id="b"data-note="{SENTENCE}"title="c">x</p>'.encode(),
    "search_index.json": lambda _: json.dumps({"text": f"é {SENTENCE}"}).encode(),
    "escaped.json": lambda _: (
        json.dumps(SENTENCE).replace("paper", "\\u0070aper").replace(" is ", "\\nis\\n").encode()
    ),
    "script.js": lambda _: f'const note = "{SENTENCE}";'.encode(),
    "style.css": lambda _: f"/* {SENTENCE} */".encode(),
    "sitemap.xml.gz": lambda _: gzip.compress(f"<x>{SENTENCE}</x>".encode()),
    "package.zip": lambda _: zipped("index.html"),
    "picture.svg": lambda _: f"<svg><title>{SENTENCE}</title></svg>".encode(),
    "tooltip.pdf": lambda every_kind: pdf(every_kind, tooltip),
    "title.pdf": lambda every_kind: pdf(every_kind, title),
    "metadata.pdf": lambda every_kind: pdf(every_kind, metadata),
    "soft-hyphen.html": lambda _: page(SENTENCE, "paper", "pa\u00adper"),
    "entity-shy.html": lambda _: page(SENTENCE, "paper", "pa&shy;per"),
    "joint.html": lambda _: page(SENTENCE, "paper", "p\u200ba\u200c\u200dp\u2060e\ufeffr"),
    "wbr.html": lambda _: page(SENTENCE, "paper", "pa<wbr>per"),
    "upper-case.html": lambda _: page(SENTENCE, "paper", "<B>p</B>aper"),
    "font.html": lambda _: page(SENTENCE, "paper", "<font size=7>p</font>aper"),
    "aside.html": lambda _: page(
        SENTENCE, "paper", "<!-- a > b c --><script>go('a b')</script>paper"
    ),
    "comment-with-markup.html": lambda _: (
        b"<!-- " + page(SENTENCE, "paper", "<b>p</b>aper") + b" -->"
    ),
    "tag-with-quotes.html": lambda _: page(SENTENCE, "paper", '<x-y title="1 > 0">paper</x-y>'),
    "nbsp.html": lambda _: b'<i title="' + SENTENCE.replace(" ", "&nbsp;").encode() + b'"></i>',
    "path.svg": lambda _: f'<svg><path aria-label="{SENTENCE}" d="M0"/></svg>'.encode(),
    "mail.html": lambda _: (
        b'<a href="mailto:?body=' + SENTENCE.replace(" ", "%20").encode() + b'">x</a>'
    ),
    "byte.js": lambda _: SENTENCE.replace("p", r"\x70").encode(),
    "point.js": lambda _: SENTENCE.replace("p", r"\u{70}").encode(),
    "notes.tar": lambda _: taped(),
    "notes.tar.gz": lambda _: gzip.compress(taped()),
    "attachment.pdf": lambda every_kind: pdf(every_kind, attachment),
    "script.pdf": lambda every_kind: pdf(every_kind, pdf_script),
    "edges.pdf": lambda _: beyond_its_edges(),
    "text.pdf": lambda every_kind: (every_kind / "first/first-guide.pdf").read_bytes(),
}


@pytest.mark.parametrize("name", PLANTS)
def test_a_sentence_is_found_in(name: str, every_kind: Path, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(PLANTS[name](every_kind))
    found = [leak for leak in leaks(loaded(CONTENT), tmp_path) if leak.sentence == SENTENCE]
    assert [(leak.file, leak.lesson) for leak in found] == [(name, "first/everything.yml")]


def test_what_learners_get_is_clean(every_kind: Path, tmp_path: Path) -> None:
    for name in ("first/everything.pdf", "first/scripts.pdf", "every-kind-of-thing-workbook.pdf"):
        (tmp_path / Path(name).name).write_bytes((every_kind / name).read_bytes())
    assert leaks(loaded(CONTENT), tmp_path) == []


def test_every_part_for_the_facilitator_is_looked_for(every_kind: Path, tmp_path: Path) -> None:
    (tmp_path / "guide.pdf").write_bytes((every_kind / "first/first-guide.pdf").read_bytes())
    told = " ".join(leak.sentence for leak in leaks(loaded(CONTENT), tmp_path))
    for secret in ("SECRET-AIM", "SECRET-PAPER", "SECRET-TIMING", "SECRET-NOTE", "SECRET-DISCUSS"):
        assert secret in told


def test_a_sentence_that_learners_are_told_anyway_is_no_secret(
    content: Path, tmp_path: Path
) -> None:
    change(content / "first/everything.yml", SENTENCE, "A customer asks for the handout.")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text(
        "<p>A customer asks for the handout.</p>", encoding="utf-8"
    )
    assert leaks(loaded(content), tmp_path / "site") == []


def test_a_leak_is_told_with_its_file_and_its_place(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<p>{SENTENCE}</p>", encoding="utf-8")
    (told,) = leak_diagnostics(loaded(CONTENT), CONTENT, tmp_path)
    assert (
        told.message
        == f"learners would find “{SENTENCE}” in page.html, and only the facilitator may see it"
    )
    assert told.path.endswith("first/everything.yml")
    assert (told.excerpt or "").strip() == f"notes: {SENTENCE}"


def test_what_frames_a_session_is_for_the_facilitator_as_well(tmp_path: Path) -> None:
    welcome = "Let SECRET-WELCOME everybody unfold a sheet."
    (tmp_path / "page.html").write_text(f"<p>{welcome}</p>")
    (told,) = leak_diagnostics(loaded(CONTENT), CONTENT, tmp_path)
    written = (CONTENT / "course.yml").read_text(encoding="utf-8").splitlines()
    assert told.path == f"{CONTENT.as_posix()}/course.yml"
    assert welcome in written[told.line - 1]


HEADINGS = "Ask who has been to the till; LEAP."


@pytest.mark.parametrize(
    ("between", "is_leak"),
    [("</li> <li>", False), ("</a></li></ol><h2>", False), (" </b>", True), ("<br>", True)],
)
def test_what_stands_in_two_elements_is_no_sentence(
    between: str, is_leak: bool, content: Path, tmp_path: Path
) -> None:
    change(content / "first/everything.yml", SENTENCE, HEADINGS)
    (tmp_path / "site").mkdir()
    page = f"<p>Ask who has been to the till{between}LEAP</p>"
    (tmp_path / "site/page.html").write_text(page, encoding="utf-8")
    assert [leak.sentence for leak in leaks(loaded(content), tmp_path / "site")] == [
        HEADINGS
    ] * is_leak


def test_a_list_for_the_facilitator_is_looked_for_item_by_item(
    content: Path, tmp_path: Path
) -> None:
    change(
        content / "first/everything.yml",
        f"notes: {SENTENCE}",
        f"notes: |\n    Say:\n\n    - {SENTENCE}\n    - Well.",
    )
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text(
        f"<ul><li>{SENTENCE}</li><li>Well.</li></ul>", encoding="utf-8"
    )
    assert [leak.sentence for leak in leaks(loaded(content), tmp_path / "site")] == [SENTENCE]


def test_a_leak_is_told_at_its_own_place_though_its_words_stand_elsewhere_too(
    content: Path, tmp_path: Path
) -> None:
    lesson = content / "first/everything.yml"
    change(lesson, "summary: ", "summary: Somebody will say SECRET-NOTE. ")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text(f"<p>{SENTENCE}</p>", encoding="utf-8")
    (told,) = leak_diagnostics(loaded(content), content, tmp_path / "site")
    assert (told.excerpt or "").strip() == f"notes: {SENTENCE}"


def test_a_sentence_of_three_words_gives_nothing_away(content: Path, tmp_path: Path) -> None:
    change(content / "first/everything.yml", "Let everybody fold.", "Play the scenario.")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text("<p>Play the scenario.</p>", encoding="utf-8")
    assert leaks(loaded(content), tmp_path / "site") == []


def test_the_sample_course_repeats_no_secret_on_its_own_pages(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "content"
    for page in sample.rglob("*.md"):
        (tmp_path / page.name).write_bytes(page.read_bytes())
    assert leaks(loaded(sample), tmp_path) == []


@pytest.fixture
def look(content: Path, tmp_path: Path) -> Callable[[], int]:
    """Look a site through, and remember what was clean; return how many leaks there are."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page.html").write_text(
        "<p>Nothing of all that stands here.</p>", encoding="utf-8"
    )
    return lambda: len(
        leak_diagnostics(
            loaded(content), content, tmp_path / "site", tmp_path / "cache" / "note.json"
        )
    )


def test_a_leak_in_a_file_that_was_clean_before_is_found(
    look: Callable[[], int], tmp_path: Path
) -> None:
    assert look() == 0
    (tmp_path / "site" / "page.html").write_text(f"<p>{SENTENCE}</p>", encoding="utf-8")
    assert look() == 1
    assert look() == 1


def test_a_new_secret_is_looked_for_in_files_that_were_clean(
    look: Callable[[], int], content: Path, tmp_path: Path
) -> None:
    assert look() == 0
    change(content / "first/everything.yml", SENTENCE, "Nothing of all that stands here.")
    assert look() == 1


@pytest.mark.parametrize("note", ["{", "[]", '{"secrets": "", "files": {}}', '{"files": 3}'])
def test_a_spoilt_note_means_that_all_is_looked_through(
    look: Callable[[], int], tmp_path: Path, note: str
) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "note.json").write_text(note, encoding="utf-8")
    (tmp_path / "site" / "page.html").write_text(f"<p>{SENTENCE}</p>", encoding="utf-8")
    assert look() == 1


def test_a_place_that_cannot_be_written_is_done_without(
    look: Callable[[], int], tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert look() == 0


def locked_pdf(every_kind: Path) -> bytes:
    saved = io.BytesIO()
    with pikepdf.open(every_kind / "first/scripts.pdf") as opened:
        opened.save(saved, encryption=pikepdf.Encryption(owner="secret", user="secret"))
    return saved.getvalue()


def flagged(flag: int = 0, method: int | None = None) -> bytes:
    """Return an archive whose file is said to be encrypted, or packed in a way that nobody knows."""
    packed = bytearray(zipped("index.html"))
    local, central = packed.index(b"PK\x03\x04"), packed.index(b"PK\x01\x02")
    for flags_at, method_at in ((local + 6, local + 8), (central + 8, central + 10)):
        packed[flags_at] |= flag
        packed[method_at] = packed[method_at] if method is None else method
    return bytes(packed)


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("notes.txt", bytes(70_000_000))
    return packed.getvalue()


def torn(method: int) -> bytes:
    packed = bytearray(zipped("index.html", method))
    packed[45:60] = b"\xff" * 15
    return bytes(packed)


CLOSED: dict[str, Callable[[Path], bytes]] = {
    "locked.pdf": locked_pdf,
    "damaged.pdf": lambda _: b"%PDF-1.7\nand nothing else",
    "damaged.gz": lambda _: b"\x1f\x8b and nothing else",
    "torn.gz": lambda _: gzip.compress(b"text " * 2000)[:40],
    "locked.zip": lambda _: flagged(flag=1),
    "strange.zip": lambda _: flagged(method=97),
    "torn-bz2.zip": lambda _: torn(zipfile.ZIP_BZIP2),
    "torn-lzma.zip": lambda _: torn(zipfile.ZIP_LZMA),
    "bomb.zip": lambda _: bomb(),
    "bomb.gz": lambda _: gzip.compress(bytes(70_000_000), 1),
    "notes.xz": lambda _: lzma.compress(SENTENCE.encode()),
    "notes.bz2": lambda _: bz2.compress(SENTENCE.encode()),
    "notes.7z": lambda _: b"7z\xbc\xaf\x27\x1c\0\4",
    "notes.rar": lambda _: b"Rar!\x1a\x07\0",
    "notes.zst": lambda _: b"\x28\xb5\x2f\xfd\0",
    "notes.doc": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0",
}


@pytest.mark.parametrize("name", CLOSED)
def test_a_file_that_cannot_be_looked_into_is_told_and_stops_nothing(
    name: str, every_kind: Path, content: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / name).write_bytes(CLOSED[name](every_kind))
    for _ in range(2):
        (told,) = leak_diagnostics(loaded(content), content, site, tmp_path / "note.json")
        assert told.path.endswith(name)
        assert told.severity == "warning"
        assert told.message == (
            "this file could not be looked into: "
            "it cannot be opened, or is damaged, too large, locked with a password, or packed"
        )


@pytest.mark.parametrize("target", ["page.html/x", "m"])
def test_a_file_that_cannot_be_opened_is_told_and_hides_no_other(
    target: str, look: Callable[[], int], content: Path, tmp_path: Path
) -> None:
    for name in ("page.html", "0.html", "z.html"):
        (tmp_path / "site" / name).write_text(f"<p>{SENTENCE}</p>", encoding="utf-8")
    for name in ("m", "n", "zz"):
        (tmp_path / "site" / name).symlink_to(target)
    assert look() == 6
    told = leak_diagnostics(loaded(content), content, tmp_path / "site")
    assert [diagnostic.rule for diagnostic in told].count("unseen-file") == 3
    assert [diagnostic.rule for diagnostic in told].count("facilitator-leak") == 3


def test_what_else_is_in_an_archive_is_looked_for(tmp_path: Path, every_kind: Path) -> None:
    with zipfile.ZipFile(tmp_path / "package.zip", "w") as archive:
        archive.writestr("locked.pdf", locked_pdf(every_kind))
        archive.writestr("index.html", f"<p>{SENTENCE}</p>")
    assert SENTENCE in {leak.sentence for leak in leaks(loaded(CONTENT), tmp_path)}


def test_a_film_is_not_read(tmp_path: Path) -> None:
    film = tmp_path / "film.webm"
    film.write_bytes(b"\x1aE\xdf\xa3\0" + SENTENCE.encode())
    assert is_media(film)
    assert leaks(loaded(CONTENT), tmp_path) == []


def test_a_long_film_in_an_archive_is_passed_over(tmp_path: Path) -> None:
    with zipfile.ZipFile(
        tmp_path / "package.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1
    ) as archive:
        archive.writestr("film.webm", bytes(70_000_000))
    assert leaks(loaded(CONTENT), tmp_path) == []


def test_a_text_as_windows_saves_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(SENTENCE.encode("utf-16"))
    assert [leak.sentence for leak in leaks(loaded(CONTENT), tmp_path)] == [SENTENCE]


def test_a_sentence_without_spaces_is_found_in_an_attribute(content: Path, tmp_path: Path) -> None:
    change(content / "first/everything.yml", SENTENCE, "纸张是有耐心的材料")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text(
        '<p data-note="纸张是有耐心的材料">x</p>', encoding="utf-8"
    )
    assert [leak.sentence for leak in leaks(loaded(content), tmp_path / "site")] == [
        "纸张是有耐心的材料"
    ]


@pytest.mark.parametrize(
    "sentence", ["纸张是有耐心的材料", "この紙はとても薄いです", "กระดาษนั้นอดทนมาก"]
)
def test_a_sentence_without_spaces_is_found(sentence: str, content: Path, tmp_path: Path) -> None:
    change(content / "first/everything.yml", SENTENCE, sentence)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text(f"<p>别{sentence}</p>", encoding="utf-8")
    assert [leak.sentence for leak in leaks(loaded(content), tmp_path / "site")] == [sentence]


def test_a_word_of_a_script_without_spaces_gives_nothing_away(
    content: Path, tmp_path: Path
) -> None:
    change(content / "first/everything.yml", SENTENCE, "有耐心的纸")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text("<p>有耐心的纸</p>", encoding="utf-8")
    assert leaks(loaded(content), tmp_path / "site") == []


def test_the_words_for_a_facilitators_picture_are_looked_for(content: Path, tmp_path: Path) -> None:
    change(
        content / "first/everything.yml",
        SENTENCE,
        "See ![The plan of SECRET-ROOM with all seats](../images/logo.svg)",
    )
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text(
        "<p>The plan of SECRET-ROOM with all seats</p>", encoding="utf-8"
    )
    assert [leak.sentence for leak in leaks(loaded(content), tmp_path / "site")] == [
        "The plan of SECRET-ROOM with all seats"
    ]


def test_where_there_are_no_secrets_none_is_found() -> None:
    assert not [*SentenceSearch([]).hits(b"some words that are here")]


def test_a_note_does_not_outlive_a_change_of_how_texts_are_read(
    content: Path, tmp_path: Path
) -> None:
    site, note, course_file = tmp_path / "site", tmp_path / "note.json", content / "course.yml"
    site.mkdir()
    without_html = course_file.read_text(encoding="utf-8")
    noted = []
    for more, dialect in (("", ALWAYS), ("html: true\n", ALWAYS), ("", (*ALWAYS, "footnotes"))):
        course_file.write_text(without_html + more, encoding="utf-8")
        course = load_course(content, Dialect(dialect)).course
        assert course
        leak_diagnostics(course, content, site, note)
        noted.append(json.loads(note.read_text(encoding="utf-8"))["secrets"])
    assert len({*noted}) == 3


@pytest.mark.parametrize(
    ("written", "shown", "extension"),
    [
        ("Pour the H~2~O in.", "Pour the H<sub>2</sub>O in.", "pymdownx.tilde"),
        ("Say that x^2^ is large.", "Say that x<sup>2</sup> is large.", "pymdownx.caret"),
    ],
)
def test_a_sentence_is_read_with_the_extensions_of_the_course(
    written: str, shown: str, extension: str, content: Path, tmp_path: Path
) -> None:
    change(content / "first/everything.yml", SENTENCE, written)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text(f"<p>{shown}</p>", encoding="utf-8")
    course = load_course(content, Dialect((*ALWAYS, extension))).course
    assert course
    assert [leak.file for leak in leaks(course, tmp_path / "site")] == ["page.html"]


BRIEF = "You forgot BRIEF-OF-NADIA to order a wheel."
OPENED = f"<details><summary>Private brief</summary><p>{BRIEF}</p></details>"


@pytest.fixture
def playing(content: Path) -> Path:
    change(content / "first/scripts.yml", "body:\n", ROLE_PLAY)
    return content


@pytest.mark.parametrize(
    ("file", "is_leak"),
    [
        ("first/scripts/index.html", False),
        ("first/scripts.html", False),
        ("docs/first/scripts.md", False),
        ("first/everything/index.html", True),
        ("search/search_index.json", True),
        ("handouts/first/scripts.txt", True),
    ],
)
def test_a_brief_stands_on_the_page_of_its_lesson_and_nowhere_else(
    file: str, is_leak: bool, playing: Path, tmp_path: Path
) -> None:
    written = tmp_path / "site" / file
    written.parent.mkdir(parents=True)
    written.write_text(OPENED, encoding="utf-8")
    found = leaks(loaded(playing), tmp_path / "site")
    assert [(leak.sentence, leak.file) for leak in found] == [(BRIEF, file)] * is_leak


def test_a_brief_that_two_lessons_share_stands_on_the_pages_of_both(
    playing: Path, tmp_path: Path
) -> None:
    change(playing / "first/everything.yml", "body:\n", ROLE_PLAY)
    for lesson in ("everything", "scripts"):
        page = tmp_path / "site/first" / f"{lesson}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(OPENED, encoding="utf-8")
    assert leaks(loaded(playing), tmp_path / "site") == []


def test_role_cards_in_the_site_are_a_leak(playing: Path, tmp_path: Path) -> None:
    assert printed(playing, tmp_path / "out") == []
    (tmp_path / "site").mkdir()
    (tmp_path / "out/first/scripts-role-cards.pdf").rename(tmp_path / "site/cards.pdf")
    assert BRIEF in [leak.sentence for leak in leaks(loaded(playing), tmp_path / "site")]


def test_a_brief_that_leaks_is_told_with_its_place(playing: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text(OPENED, encoding="utf-8")
    (told,) = leak_diagnostics(loaded(playing), playing, tmp_path / "site")
    assert told.message == (
        f"learners would find “{BRIEF}” in page.html, and only whoever plays the role may see it"
    )
    assert (told.excerpt or "").strip() == f"brief: {BRIEF}"
