"""The form fields of a handout: their names, tooltips, order and tags, and what becomes of an answer."""

import re
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfWriter
from pypdf.generic import NameObject
from pypdfium2 import PdfDocument

from lessonwright.handouts import typesetter as typesetting
from lessonwright.handouts.fillable_pdf import ADDERS, make_fillable
from lessonwright.handouts.typesetter import typesetter
from tests.handouts.conftest import change, printed
from tests.handouts.reading import fields, form_elements, picture, text, typed, widgets

TEMPLATES = Path(typesetting.__file__).parent / "templates"
HANDOUT = "first/everything.pdf"
ANSWERS = {
    "wrote": "A letter to my aunt",
    "quire": "24",
    "rags-1": "wood",
    "together-1": "C",
    "making-2": "3",
    "material-1": "B",
    "sheets-2-1": "The blue one",
    "less-when": "Monday",
}


def test_names_are_the_ids_of_the_items(every_kind: Path) -> None:
    found = set(fields(every_kind / HANDOUT))
    assert {
        "check-choice",
        "white",
        "opposite",
        "quire",
        "wrote",
        "less-what",
        "page-1",
        "page-2-date",
    } <= found
    assert {
        "together-1",
        "together-3",
        "making-4",
        "material-4",
        "rags-1",
        "rags-2",
        "desk-3",
    } <= found
    assert {"sheets-1-1", "sheets-3-2", "name", "date"} <= found


def test_every_field_has_its_prompt_as_a_tooltip(every_kind: Path) -> None:
    for pdf in every_kind.rglob("*.pdf"):
        for widget in widgets(pdf):
            assert widget.tooltip, f"{widget.name} in {pdf.name}"
    tooltips = {widget.name: widget.tooltip for widget in widgets(every_kind / HANDOUT)}
    assert tooltips["wrote"] == "What did I write on last?"
    assert tooltips["together-2"] == "What belongs together? Lead"
    assert tooltips["rags-2"] == "Gap 2: Paper is made of ____ and, sometimes, of ____."
    assert tooltips["sheets-2-1"] == "My sheets: Sheet, Row 2", (
        "a sign stands between what is asked and its part"
    )


@pytest.mark.parametrize(
    ("asked", "sign"),
    [
        ("My week", ": "),
        ("Why?", " "),
        ("Was heißt „Lob?“", " "),
        ("你做了什么？", " "),
        ("ماذا فعلت؟", " "),
    ],
)
def test_a_sign_stands_between_what_is_asked_and_what_a_box_stands_for(
    asked: str, sign: str, tmp_path: Path
) -> None:
    pick = f'#pick-field("one", "{asked}", "a", "never")'
    line = (
        f'#import "field.typ": about, line-field\n#line-field("two", about("{asked}", "by when"))'
    )
    (tmp_path / "form.pdf").write_bytes(make_fillable(typeset_lines("pick-field", pick, line)))
    said = [widget.tooltip for widget in widgets(tmp_path / "form.pdf")]
    assert said == [f"{asked}{sign}never", f"{asked}{sign}by when"]


def test_kinds_of_fields(every_kind: Path) -> None:
    kinds = {
        name: (field["/FT"], int(field.get("/Ff", 0)))
        for name, field in fields(every_kind / HANDOUT).items()
    }
    assert kinds["wrote"] == ("/Tx", 1 << 12)
    assert kinds["quire"] == ("/Tx", 0)
    assert kinds["desk-1"] == ("/Btn", 0)
    assert kinds["check-choice"] == ("/Btn", 1 << 15 | 1 << 14)
    assert kinds["making-1"] == ("/Ch", 1 << 17)


def test_every_field_is_in_the_structure_tree_in_tab_order(every_kind: Path) -> None:
    for pdf in every_kind.rglob("*.pdf"):
        assert all(widget.in_tree for widget in widgets(pdf)), pdf
        with pikepdf.open(pdf) as opened:
            places = form_elements(opened)
            for number, page in enumerate(opened.pages, 1):
                assert page.obj.Tabs == "/S"
                order = [
                    places[a.objgen] for a in page.obj.get("/Annots", []) if a.Subtype == "/Widget"
                ]
                assert order == sorted(order), f"{pdf}, page {number}"


def filled(source: Path, target: Path) -> None:
    writer = PdfWriter(clone_from=source)
    for page in writer.pages:
        writer.update_page_form_field_values(page, ANSWERS, auto_regenerate=False)
        for annotation in page.get("/Annots", []):
            widget = annotation.get_object()
            if widget.get("/T") in ("desk-1", "ticked-choice-x") or str(
                widget.get("/TU", "")
            ).endswith(" Paper"):
                on = next(state for state in widget["/AP"]["/N"] if state != "/Off")
                widget[NameObject("/AS")] = NameObject(on)
                widget.get("/Parent", widget).get_object()[NameObject("/V")] = NameObject(on)
    writer.write(target)


def test_answers_are_there_and_visible_after_saving(every_kind: Path, tmp_path: Path) -> None:
    target = tmp_path / "filled.pdf"
    filled(every_kind / HANDOUT, target)
    values = {name: field.get("/V") for name, field in fields(target).items()}
    assert {name: values[name] for name in ANSWERS} == ANSWERS
    assert values["desk-1"] == "/Yes"
    assert str(values["check-choice"]).startswith("/choice-")
    shown = text(target)
    for answer in ("A letter to my aunt", "The blue one", "Monday"):
        assert shown.count(answer) == 1
    by_page = {widget.page for widget in widgets(target) if widget.name in ANSWERS}
    for page in by_page:
        assert picture(target, page) != picture(every_kind / HANDOUT, page)


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("ru", "Привет"),
        ("el", "Γεια"),
        ("pl", "Zażółć"),
        ("de", "Größe"),
        ("ar", "باب"),
    ],  # the last reads both ways
)
def test_a_field_takes_the_letters_of_the_language(
    language: str, word: str, tmp_path: Path
) -> None:
    (tmp_path / "form.pdf").write_bytes(make_fillable(typeset("one", "two"), language))
    writer = PdfWriter(clone_from=tmp_path / "form.pdf")
    writer.update_page_form_field_values(writer.pages[0], {"one": word}, auto_regenerate=False)
    writer.write(tmp_path / "filled.pdf")
    assert word in text(tmp_path / "filled.pdf")


def test_what_is_typed_begins_where_the_language_does(content: Path, tmp_path: Path) -> None:
    for language, side in (("en", 0), ("ar", 2)):
        change(content / "course.yml", "language: en", f"language: {language}")
        assert printed(content, tmp_path / language) == []
        with pikepdf.open(tmp_path / language / HANDOUT) as pdf:
            sides = {int(field.Q) for field in pdf.Root.AcroForm.Fields if field.FT == "/Tx"}
        assert sides == {side}


def test_names_are_unique(tmp_path: Path) -> None:
    (tmp_path / "form.pdf").write_bytes(make_fillable(typeset("same", "same", "same")))
    assert [widget.name for widget in widgets(tmp_path / "form.pdf")] == [
        "same",
        "same-again-1",
        "same-again-2",
    ]


def typeset(*names: str) -> bytes:
    """Return a PDF with a line for each name."""
    return typeset_lines("line-field", *(f'#line-field("{name}", "prompt")' for name in names))


def typeset_lines(imported: str, *lines: str) -> bytes:
    folder = typesetter()._root
    start = f'#set document(title: "t")\n#import "field.typ": {imported}'
    template = "\n".join((start, *lines))
    # A name of its own for each: Typst takes over what it can of a file that has changed, at times
    # within a letter.
    name = f"lines-{sha256(template.encode()).hexdigest()}.typ"
    (folder / name).write_text(template, encoding="utf-8")
    language = '"language": "en", "region": null, "direction": "ltr"'
    frame = f'{{{language}, "authors": [], "paper": "a4", "colour": "#000000", "fonts": [], "words": {{}}}}'
    return typesetter().pdf(name, "{}", frame, {})


LONG = "What I wrote at the end of a long day, and then again on the next, since there was more to say. "


def test_a_long_text_is_printed_whole(every_kind: Path, tmp_path: Path) -> None:
    no_scroll = 1 << 23
    assert not any(
        int(field.get("/Ff", 0)) & no_scroll for field in fields(every_kind / HANDOUT).values()
    )
    answers = {
        "wrote": LONG * 14 + "Endword.",
        "opposite": "full of whatever there is to be had, up to the Brimword",
    }
    with pikepdf.open(every_kind / HANDOUT) as pdf:
        places = {
            str(f.T): [float(x) for x in f.Rect]
            for f in pdf.Root.AcroForm.Fields
            if str(f.get("/T")) in answers
        }
    for (left, low, right, high), word in (
        (places["wrote"], "Endword"),
        (places["opposite"], "Brimword"),
    ):
        (found,) = words_at(typed(every_kind / HANDOUT, answers), word)
        assert left < found[0] < found[2] < right
        assert low < found[1] < found[3] < high


def words_at(document: PdfDocument, word: str) -> list[tuple[float, float, float, float]]:
    """Return where a word stands, on whichever page: left, bottom, right, top."""
    found = []
    for page in document:
        text = page.get_textpage()
        at = text.search(word).get_next()
        if at:
            boxes = [text.get_charbox(at[0] + n) for n in range(len(word))]
            left, low, right, high = zip(*boxes, strict=True)
            found.append((min(left), min(low), max(right), max(high)))
    return found


def test_no_drawing_is_empty(every_kind: Path) -> None:
    with pikepdf.open(every_kind / HANDOUT) as pdf:
        lengths = [
            len(one.read_raw_bytes()) for one in pdf.objects if isinstance(one, pikepdf.Stream)
        ]
    assert min(lengths) > 0


def rated(title: str) -> str:
    return (
        f"title: {title}\nsummary: S\nminutes: 5\nobjectives:\n  - a: Name it.\n    level: remember\n"
        "body:\n  - text: x\nworksheet:\n  title: W\n  prompts:\n    - rate: How sure?\n      id: confidence\n"
        "      scale: [low, high]\n      statements: [I can fold.]\n"
    )


def test_worksheets_that_are_alike_have_fields_of_their_own(content: Path, tmp_path: Path) -> None:
    modules = ["one", "two", "three"]
    change(content / "course.yml", "modules: [first]", f"modules: [first, {', '.join(modules)}]")
    for module in modules:
        (content / module).mkdir()
        (content / module / "module.yml").write_text(
            "title: M\nsummary: S\nlessons: [review]\n", encoding="utf-8"
        )
        (content / module / "review.yml").write_text(rated(module), encoding="utf-8")
    assert printed(content, tmp_path) == []
    found = {
        name: field
        for name, field in fields(tmp_path / "every-kind-of-thing-workbook.pdf").items()
        if "confidence" in name
    }
    assert sorted(found) == [
        f"{name}-statement-72658211"
        for name in ("confidence", "three-review-confidence", "two-review-confidence")
    ]
    assert [len(field["/Kids"]) for field in found.values()] == [2, 2, 2]


def test_boxes_for_two_prompts_are_never_one_group(tmp_path: Path) -> None:
    picks = [
        f'#pick-field("same", "{prompt}", "{value}", "{value}")'
        for prompt in ("First", "Second")
        for value in "AB"
    ]
    (tmp_path / "form.pdf").write_bytes(make_fillable(typeset_lines("pick-field", *picks)))
    found = fields(tmp_path / "form.pdf")
    assert {name: len(field["/Kids"]) for name, field in found.items()} == {
        "same": 2,
        "same-again-1": 2,
    }


def test_an_empty_field_leaves_the_printed_lines_to_be_seen(tmp_path: Path) -> None:
    (tmp_path / "form.pdf").write_bytes(
        make_fillable(typeset_lines("lines-field", '#lines-field("one", "prompt", 3)'))
    )
    pixels = picture(tmp_path / "form.pdf", 0, scale=100 / 72)
    assert (
        sum(pixel < 240 for pixel in pixels) > 3 * 500
    )  # three lines, each most of the 827 pixels wide


def test_each_kind_of_field_that_a_template_marks_can_be_made() -> None:
    """A template marks a place by the name of what is to be filled in there; the table says what that becomes."""
    marked = {
        kind
        for template in TEMPLATES.rglob("*.typ")
        for kind in re.findall(r"marked\(\s*\"([a-z]+)\"", template.read_text("utf-8"))
    }
    assert marked == set(ADDERS)
