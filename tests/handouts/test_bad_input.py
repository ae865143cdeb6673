"""What authors may hand in: a diagnostic with its place, or a sound page; never a traceback."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from lessonwright.handouts.pdf_batch import PdfBatch
from lessonwright.handouts.pdf_jobs import PdfJobs
from lessonwright.handouts.sheet_text_and_pictures import SheetData
from lessonwright.handouts.typesetter import BrokenTemplateError
from tests.conftest import png
from tests.handouts.conftest import address, change, loaded, printed
from tests.handouts.reading import Box, Word, fields, page_count, printed_words, text

EVERYTHING = "first/everything.yml"


def told(content: Path, tmp_path: Path) -> str:
    """Return the one diagnostic, as lines without the excerpt."""
    mistakes = printed(content, tmp_path / "out")
    assert len(set(mistakes)) == 1, mistakes
    lines = mistakes[0].splitlines()
    return f"{lines[0].removeprefix(content.as_posix() + '/')}\n{lines[-1].strip()}"


def body(content: Path, blocks: str) -> None:
    """Give a lesson nothing but these blocks of YAML."""
    lesson = "title: T\nsummary: S\nminutes: 5\nobjectives:\n  - a: Name it.\n    level: remember\nbody:\n"
    (content / "first/scripts.yml").write_text(lesson + blocks, encoding="utf-8")


NESTED = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" if n else "a"}">' for n in range(16))
UNDRAWABLE = {
    "png": png(1, 1, b"no pixels"),
    "jpg": b"\xff\xd8\xff\xd9",
    "svg": f'<!DOCTYPE svg [{NESTED}]><svg xmlns="http://www.w3.org/2000/svg"><text>&a15;</text></svg>'.encode(),
    "webp": b"RIFF\x14\0\0\0WEBPVP8 \x08\0\0\0nothing!",
    "gif": b"GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2\xff\xff\0;",
}
"""Pictures that have all their parts, and nothing in them that could be drawn."""


@pytest.mark.parametrize("ending", UNDRAWABLE)
def test_a_picture_that_is_none(ending: str, content: Path, tmp_path: Path) -> None:
    (content / f"first/broken.{ending}").write_bytes(UNDRAWABLE[ending])
    body(content, f"  - figure: broken.{ending}\n    alt: Broken\n")
    assert told(content, tmp_path) == (
        f"first/scripts.yml:8:13: error: `first/broken.{ending}` is no picture of the kind that its ending says "
        "[broken-picture]\nhelp: open it in a picture program and save it again"
    )


def test_a_picture_is_what_its_bytes_say(content: Path, tmp_path: Path) -> None:
    (content / "first/white.jpg").write_bytes(png(20, 10))
    body(content, "  - figure: white.jpg\n    alt: White\n")
    assert printed(content, tmp_path / "out") == []


def test_a_picture_of_a_kind_that_paper_cannot_show(content: Path, tmp_path: Path) -> None:
    (content / "first/new.avif").write_bytes(b"avif")
    body(content, "  - figure: new.avif\n    alt: New\n")
    assert told(content, tmp_path) == (
        "first/scripts.yml:8:13: error: a PDF cannot show `first/new.avif` [picture-kind]\n"
        "help: save the picture as svg, png, jpg, gif or webp"
    )


def test_a_drawing_with_a_text_that_no_font_has(content: Path, tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="50"><text y="30">a 中</text></svg>'
    (content / "first/words.svg").write_text(svg, encoding="utf-8")
    body(content, "  - figure: words.svg\n    alt: Words\n")
    assert told(content, tmp_path) == (
        "first/scripts.yml:8:13: error: `first/words.svg` has a text that no font of the handouts can show: “中” "
        "[picture-text]\n"
        "help: put a font that has it into the folder `fonts` beside course.yml, or save the picture's text as shapes"
    )


def test_a_picture_that_is_gone(content: Path, tmp_path: Path) -> None:
    body(content, "  - text: |\n      See <img src='gone.png' alt='Gone'>\n")
    change(content / "course.yml", "handouts:", "html: true\nhandouts:")
    mistakes = printed(content, tmp_path / "out")
    assert mistakes
    assert all(
        "there is no picture `gone.png` [unreadable-picture]" in mistake for mistake in mistakes
    )


def test_a_character_that_no_font_has(content: Path, tmp_path: Path) -> None:
    body(content, "  - text: |\n      One 中 character.\n")
    assert told(content, tmp_path) == (
        "first/scripts.yml:9:11: warning: no font of the handouts has the character “中”; "
        "paper shows ⟨U+4E2D⟩ in its place [no-glyph]\n"
        "help: put a font that has it into the folder `fonts` beside course.yml"
    )
    assert "One ⟨U+4E2D⟩ character." in text(tmp_path / "out/first/scripts.pdf")


def test_many_characters_that_no_font_has_are_told_once(content: Path, tmp_path: Path) -> None:
    body(content, "  - text: Four 中文字母.\n")
    assert told(content, tmp_path).startswith(
        "first/scripts.yml:8:16: warning: no font of the handouts has the characters “中”, “文”, “字” and 1 more; "
        "paper shows numbers in their place [no-glyph]\n"
    )


def test_an_address_may_have_any_character(content: Path, tmp_path: Path) -> None:
    body(content, "  - text: See [the page](https://example.org/中).\n")
    assert printed(content, tmp_path / "out") == []


def test_a_picture_from_elsewhere_becomes_its_words_and_its_address(
    content: Path, tmp_path: Path
) -> None:
    body(
        content,
        "  - text: |\n      See ![a plan](https://example.org/a.png).\n",
    )
    assert printed(content, tmp_path / "out") == []
    assert "See a plan (https://example.org/a.png)." in text(tmp_path / "out/first/scripts.pdf")


def test_what_is_too_much_for_a_pdf_is_shortened(content: Path, tmp_path: Path) -> None:
    family = "👨‍👩‍👧‍👦"
    worksheet = f"worksheet:\n  title: W\n  prompts:\n    - write: {family * 399}\n      id: much\n"
    body(content, f"  - text: See [the page](https://example.org/{'a' * 8000}).\n{worksheet}")
    assert printed(content, tmp_path / "out") == []
    assert "much" in fields(tmp_path / "out/first/scripts.pdf")


@pytest.mark.parametrize(
    "html", ["<table></table>", "<ol start='x'><li>x</li></ol>", "<ol start='-3'><li>x</li></ol>"]
)
def test_html_that_says_little(html: str, content: Path, tmp_path: Path) -> None:
    change(content / "course.yml", "handouts:", "html: true\nhandouts:")
    body(content, f'  - text: "{html}"\n')
    assert printed(content, tmp_path / "out") == []


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("<b>" * 60 + "x" + "</b>" * 60, "maximum function call depth exceeded"),
        ("<dl><dd>" * 40 + "x" + "</dd></dl>" * 40, "maximum layout depth exceeded"),
        ('"## \\n\\nx"', "PDF/UA-1 error: heading title is empty"),
    ],
    ids=["calls", "layout", "standard"],
)
def test_a_text_that_cannot_be_set_is_told_with_its_file(
    written: str, why: str, content: Path, tmp_path: Path
) -> None:
    change(content / "course.yml", "handouts:", "html: true\nhandouts:")
    body(content, f"  - text: {written}\n")
    assert told(content, tmp_path) == (
        f"first/scripts.yml:1:1: error: `first/scripts.pdf` cannot be set on paper: {why} [not-typeset]\n"
        "help: leave out by turns what is unusual in this text, such as HTML of your own, until it can be set"
    )


def without(name: str, told: SheetData) -> SheetData:
    """Return a sheet's data in which no block has what goes by this name."""
    lesson = told["lesson"]
    body = [{key: part[key] for key in part if key != name} for part in lesson["body"]]
    return told | {"lesson": lesson | {"body": body}}


def test_data_that_a_template_misses_are_a_mistake_of_ours(content: Path, tmp_path: Path) -> None:
    jobs = PdfJobs(loaded(content), content, address)
    job = next(iter(jobs.learner()))
    making = PdfBatch(jobs, tmp_path / "out")
    with pytest.raises(BrokenTemplateError, match='does not contain key "duration"'):
        making.run([replace(job, compose=lambda *given: without("duration", job.compose(*given)))])
    assert making.diagnostics == []


def test_a_kind_without_its_template_is_a_mistake_of_ours(content: Path, tmp_path: Path) -> None:
    jobs = PdfJobs(loaded(content), content, address)
    job = next(iter(jobs.learner()))

    def with_other_kind(*given: Any) -> SheetData:
        told = job.compose(*given)
        first, *others = told["quiz"]
        return told | {"quiz": [first | {"kind": "odd-one-out"}, *others]}

    with pytest.raises(BrokenTemplateError, match=r"questions/odd_one_out\.typ"):
        PdfBatch(jobs, tmp_path / "out").run([replace(job, compose=with_other_kind)])


def test_the_other_files_are_made_all_the_same(content: Path, tmp_path: Path) -> None:
    (content / "first/broken.png").write_bytes(UNDRAWABLE["png"])
    body(content, "  - figure: broken.png\n    alt: Broken\n")
    printed(content, tmp_path / "out")
    assert (tmp_path / "out/first/everything.pdf").is_file()
    assert not (tmp_path / "out/first/scripts.pdf").exists()


def test_an_endless_table(content: Path, tmp_path: Path) -> None:
    rows = "".join(f"      | {n} | row {n} |\n" for n in range(400))
    body(content, f"  - text: |\n      | A | B |\n      |---|---|\n{rows}")
    assert printed(content, tmp_path / "out") == []
    pdf = tmp_path / "out/first/scripts.pdf"
    shown = text(pdf)
    assert "row 0" in shown
    assert "row 399" in shown
    assert 5 < page_count(pdf) < 20


def test_a_cell_that_is_longer_than_a_page(content: Path, tmp_path: Path) -> None:
    long = "words and more words " * 800
    body(content, f"  - text: |\n      | A | B |\n      |---|---|\n      | {long}END | x |\n")
    assert printed(content, tmp_path / "out") == []
    assert "END" in text(tmp_path / "out/first/scripts.pdf")


def test_words_longer_than_the_line_stay_on_the_page(content: Path, tmp_path: Path) -> None:
    word = "Donaudampfschiff" * 40
    body(
        content,
        f"  - text: |\n      A {word} and `{word}`.\n\n          {word}\n  - callout: Note\n    text: {word}\n",
    )
    assert printed(content, tmp_path / "out") == []
    assert right_edge(printed_words(tmp_path / "out/first/scripts.pdf")) < 595 - 50


def overprinted(words: list[Word]) -> list[tuple[str, str]]:
    """Return the words that stand on one another, or touch."""
    return [
        (one.text, other.text)
        for one, other in combinations(words, 2)
        if one.page == other.page and touching(one.box, other.box)
    ]


def touching(one: Box, other: Box) -> bool:
    left, top, right, foot = zip(one, other, strict=True)
    return min(right) - max(left) > -0.5 and min(foot) - max(top) > 4


def right_edge(words: list[Word]) -> float:
    return max(word.right for word in words)


@pytest.mark.parametrize("columns", [4, 6, 8, 12, 40])
@pytest.mark.parametrize("name", ["Mitarbeitende", "MWGMWG"])
def test_a_wide_table_stays_on_the_page_and_can_be_read(
    name: str, columns: int, content: Path, tmp_path: Path
) -> None:
    head = " | ".join(f"{name}{n}" for n in range(columns))
    row = " | ".join(f"Zelle{n}" for n in range(columns))
    body(content, f"  - text: |\n      | {head} |\n      |{'---|' * columns}\n      | {row} |\n")
    assert printed(content, tmp_path / "out") == []
    words = printed_words(tmp_path / "out/first/scripts.pdf")
    assert right_edge(words) < 595 - 50
    assert [word.text for word in words if word.text.startswith("Zelle")] == [
        f"Zelle{n}" for n in range(columns)
    ]
    assert overprinted(words) == []


@pytest.mark.parametrize("cell", ["<p>One.</p><p>Two.</p>", "<ul><li>One.</li><li>Two.</li></ul>"])
def test_whatever_a_wide_table_holds_is_on_the_page(
    cell: str, content: Path, tmp_path: Path
) -> None:
    change(content / "course.yml", "title:", "html: true\ntitle:")
    head = "".join(f"<th>Mitarbeitende{n}</th>" for n in range(12))
    row = "".join(f"<td>{cell}</td>" for _ in range(12))
    alone = f"<table><tr>{head.replace('Mit', 'Nur')}</tr></table>"
    body(
        content,
        f"  - text: |\n      <table><tr>{head}</tr><tr>{row}</tr></table>\n\n      {alone}\n",
    )
    assert printed(content, tmp_path / "out") == []
    shown = text(tmp_path / "out/first/scripts.pdf")
    assert shown.count("Two.") == 12
    assert "Nurarbeitende11" in shown


def test_headings_of_narrow_columns_are_not_printed_into_one_another(
    content: Path, tmp_path: Path
) -> None:
    long = "Wiedervorlage, Rechtsschutz, Kunde, Beschwerdeverfahren, Datum, Grund, Mitarbeitende, Nachweispflichten"
    scale = "niemals, selten, gelegentlich, MANCHMAL, meistens, durchgehend, SELBSTVERSTÄNDLICH"
    prompts = (
        "worksheet:\n  title: Much\n  prompts:\n"
        f"    - fill-table: Wide\n      columns: [{long}]\n      rows: 1\n"
        f"    - rate: Fine\n      scale: [{scale}]\n      statements: [One., Two.]\n"
    )
    body(content, "  - text: x\n" + prompts)
    assert printed(content, tmp_path / "out") == []
    words = printed_words(tmp_path / "out/first/scripts.pdf")
    assert overprinted(words) == []
    shown = "".join(word.text for word in words)
    assert {*scale.split(", ")} <= {word.text for word in words}
    assert all(name in shown for name in ("Kunde", "Datum", "Grund"))


def test_ten_thousand_words(content: Path, tmp_path: Path) -> None:
    paragraph = "Twenty words stand in this paragraph, and each of them is as good as any other that there is, really."
    paragraphs = "".join(f"      {paragraph}\n\n" for _ in range(500))
    body(content, f"  - text: |\n{paragraphs}")
    assert printed(content, tmp_path / "out") == []
    assert page_count(tmp_path / "out/first/scripts.pdf") > 15


def test_most_of_everything(content: Path, tmp_path: Path) -> None:
    columns = ", ".join(f"Column {n}" for n in range(8))
    scale = ", ".join(f"word {n}" for n in range(10))
    prompts = (
        "worksheet:\n  title: Much\n  prompts:\n    - write: Long\n      id: long\n      lines: 100\n"
        f"    - fill-table: Wide\n      id: wide\n      columns: [{columns}]\n      rows: 100\n"
        f"    - rate: Fine\n      scale: [{scale}]\n      statements: [One., Two.]\n"
        "    - journal: Often\n      id: often\n      entries: 100\n"
    )
    body(content, "  - text: x\n" + prompts)
    assert printed(content, tmp_path / "out") == []
    names = set(fields(tmp_path / "out/first/scripts.pdf"))
    assert {"long", "long-6", "wide-100-8", "often-100", "often-100-date"} <= names


def test_a_choice_as_long_as_a_page(content: Path, tmp_path: Path) -> None:
    long = "a very long answer " * 500
    question = f"quiz:\n  questions:\n    - multiple-choice: Which?\n      choices:\n        - correct: {long}END\n"
    body(content, f"  - text: x\n{question}        - wrong: {long}STOP\n")
    assert printed(content, tmp_path / "out") == []
    shown = text(tmp_path / "out/first/scripts.pdf")
    assert "END" in shown
    assert "STOP" in shown


def test_ids_that_are_alike_in_body_quiz_and_worksheet(content: Path, tmp_path: Path) -> None:
    change(content / EVERYTHING, "id: wrote", "id: quire")
    assert printed(content, tmp_path / "out") == []
    assert {"quire", "quire-again-1"} <= set(fields(tmp_path / "out/first/everything.pdf"))


def test_every_text_as_long_as_a_page(content: Path, tmp_path: Path) -> None:
    """What is kept together must give way where a page cannot hold it."""
    long = "words " * 1200
    texts = [
        "Firms with paper keep 24% more of it.",
        "Paper is patient, and ink is not.",
        "I print it now.",
        "Fold it once.",
    ]
    texts += [
        "Two paragraphs in a tip.",
        "The printer is jammed.",
        "One sheet less",
        "What lies on my desk?",
    ]
    texts += [
        "QUESTION-FEEDBACK for all.",
        "WRONG-FEEDBACK of the distractor.",
        "Which of these can be ticked?",
    ]
    for number, old in enumerate(texts):
        change(content / EVERYTHING, old, f"{long}END{number}")
    assert printed(content, tmp_path / "out") == []
    shown = text(tmp_path / "out/first/everything.pdf") + text(
        tmp_path / "out/every-kind-of-thing-answer-key.pdf"
    )
    assert [number for number in range(len(texts)) if f"END{number}" not in shown] == []


def test_titles_longer_than_the_line_stay_on_the_page(content: Path, tmp_path: Path) -> None:
    title = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    change(content / "first/scripts.yml", "title: Scripts of the world", f"title: {title}")
    change(
        content / "first/scripts.yml",
        "body:\n",
        f"body:\n  - callout: {title}\n    text: A text.\n",
    )
    assert printed(content, tmp_path / "out") == []
    for name in ("first/scripts", "first/first-guide", "every-kind-of-thing-guide"):
        assert right_edge(printed_words(tmp_path / f"out/{name}.pdf")) < 595 - 50, name
