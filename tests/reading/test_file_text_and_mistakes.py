import pytest

from lessonwright.reading.file_text_and_mistakes import read_text


@pytest.mark.parametrize(
    ("opening", "what"),
    [
        (rb"{\rtf1\ansi title: One lesson}", "a document of a word processor (RTF)"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a document of Word, LibreOffice or the like"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Word or Excel"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"\n<!DOCTYPE html>\n<html>", "a web page"),
    ],
)
def test_a_file_of_another_program_is_told_as_that(opening: bytes, what: str) -> None:
    _, (told,) = read_text("first/one.yml", opening)
    assert told.text == (
        f"first/one.yml:1:1: error: this file is {what}, not plain text [not-plain-text]\n"
        "   help: copy its text into a plain text file (UTF-8) whose name ends in `.yml`"
    )


def test_plain_text_that_speaks_of_such_files_is_read() -> None:
    for text in ("title: PK\n", "about: %PDF\n", "{title: A}\n"):
        assert read_text("first/one.yml", text.encode())[1] == ()
