from lessonwright.reading.diagnostic import Diagnostic


def picture(excerpt: str, column: int, length: int = 1) -> list[str]:
    said = Diagnostic(
        "x.yml", 7, column, "error", "wrong", "rule", None, excerpt, length
    ).text.split("\n")
    assert said[0] == f"x.yml:7:{column}: error: wrong [rule]"
    return [line[8:] for line in said[1:]]


def test_the_whole_format() -> None:
    text = Diagnostic(
        "content/customer-first/service-mindset.yml",
        41,
        7,
        "error",
        "multiple-choice has no `choises`",
        "unknown-field",
        "did you mean `choices`?",
        "      choises:",
        7,
    ).text
    assert text == (
        "content/customer-first/service-mindset.yml:41:7: error: multiple-choice has no `choises` [unknown-field]\n"
        "   41 |       choises:\n"
        "      |       ^^^^^^^\n"
        "   help: did you mean `choices`?"
    )


def test_a_message_without_a_line_to_show() -> None:
    assert (
        Diagnostic("x.yml", 1, 1, "warning", "wrong", "rule").text
        == "x.yml:1:1: warning: wrong [rule]"
    )


def test_numbers_of_many_digits_keep_the_caret_in_its_column() -> None:
    said = Diagnostic("x.yml", 12345, 2, "error", "wrong", "rule", None, "abc", 1).text.split("\n")
    assert said[1:] == ["   12345 | abc", "         |  ^"]


def test_a_tab_is_one_arrow() -> None:
    assert picture("\tb: c", 2) == ["→b: c", " ^"]


def test_wide_and_combining_characters_keep_the_caret_below_what_it_means() -> None:
    assert picture("名前: x", 5) == ["名前: x", "      ^"]
    assert picture("e\u0301a: x", 3) == ["e\u0301a: x", " ^"]
    assert picture("名前", 1, 2) == ["名前", "^^^^"]


def test_characters_that_would_not_show_are_made_visible() -> None:
    assert picture("a\x1b[31mb\x00\u202ec", 8) == ["a␛[31mb␀�c", "       ^"]
    message = Diagnostic("x.yml", 1, 1, "error", "no \x1b", "rule").text
    assert message == "x.yml:1:1: error: no ␛ [rule]"


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "a" * 500 + "b" + "c" * 500
    shown, carets = picture(line, 501)
    assert shown == "…" + "a" * 50 + "b" + "c" * 49 + "…"
    assert carets == " " * 51 + "^"


def test_what_is_meant_is_cut_to_what_is_shown() -> None:
    shown, carets = picture("a" * 500, 1, 400)
    assert shown == "a" * 100 + "…"
    assert carets == "^" * 100


def test_a_caret_behind_the_end_of_the_line() -> None:
    assert picture("abc", 4) == ["abc", "   ^"]
    shown, carets = picture("a" * 300, 301)
    assert shown == "…" + "a" * 100
    assert carets == " " * 101 + "^"
