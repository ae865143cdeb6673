"""What an author's text becomes on paper."""

from pathlib import Path

from lessonwright.handouts.sheet_text_and_pictures import SheetText
from lessonwright.markup import Dialect
from lessonwright.markup.dialect import ALWAYS
from tests.handouts.conftest import address


def test_a_footnote_stands_below_its_text_without_a_link_to_the_page(tmp_path: Path) -> None:
    text = SheetText.of(Dialect((*ALWAYS, "footnotes")), tmp_path, address)
    told = text.text("Said[^1].\n\n[^1]: By whom.")
    assert told["plain"] == "Said1. By whom."
    assert "href" not in str(told["tree"])


def test_a_target_that_is_no_address_stays_words(tmp_path: Path) -> None:
    text = SheetText.of(Dialect(), tmp_path, address)
    assert text.text("[words](//[a)")["plain"] == "words"


def test_a_text_for_another_sheet_leaves_this_one_as_it_is(tmp_path: Path) -> None:
    text = SheetText.of(Dialect(), tmp_path, address).within("m/a.yml")
    text.text("[a cup](glossary:cup) ![a](cup.avif)")
    other = text.on_new_sheet().within("m/b.yml")
    other.text("[a bean](glossary:bean)")
    assert ([*text.used_terms], len(text.pictures.diagnostics)) == (["cup"], 1)
    assert ([*other.used_terms], len(other.pictures.diagnostics)) == (["bean"], 0)
