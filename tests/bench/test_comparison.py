import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from bench.comparison import ENGINES, Comparison, Result
from bench.engine import Printed
from bench.handouts import grown_project
from bench.handouts_report import comparison_table
from bench.measure import Run
from bench.rebuild import change_a_word
from bench.rendition import write_page
from bench.report import Goal
from bench.sameness import Content, alike, content, must_be_alike
from bench.scale import grown
from lessonwright.handouts.pdf_jobs import PdfJob, PdfJobs
from lessonwright.handouts.typesetter import make_pdf
from lessonwright.reading.loader import load_course

ROOT = Path(__file__).parent.parent.parent
ALL_HERE = ["all", "of", "our", "words", "are", "here"]


def _jobs() -> tuple[PdfJobs, list[PdfJob]]:
    course = load_course(ROOT / "content").course
    assert course
    jobs = PdfJobs(course, ROOT / "content", lambda path: f"https://course.example/{path}")
    return jobs, [job for job in jobs.learner() if job.template == "lesson.typ"]


def _words(html: str) -> Counter[str]:
    shown = re.sub(
        r"(?s)<head>.*</head>|<option.*?</option>|</(?:p|li|h[1-6]|td|th|div|span|b|a)>|<[^>]*>",
        _gap,
        html,
    )
    return Counter(unescape(shown).replace("\u200b", "").split())


def _gap(tag: re.Match[str]) -> str:
    return "" if re.match(r"</?(?:em|strong|code|a)\b", tag[0]) else " "


@pytest.mark.parametrize("at", [0, 1, 7, 9, 13, 16])
def test_the_web_page_of_a_handout_says_and_asks_the_same(at: int, tmp_path: Path) -> None:
    jobs, listed = _jobs()
    sheet, *_ = jobs.sheet(listed[at])
    html = write_page(sheet, tmp_path).read_text("utf-8")
    ours = content(make_pdf(sheet).pdf)
    assert len(re.findall("<(?:input|textarea|select) ", html)) == ours.fields
    assert alike(ours, Content(0, _words(html), 0)) > 0.93, (
        "beside footers and markers of lists, all words are there"
    )


def test_another_handout_ends_the_comparison() -> None:
    ours = Content(2, Counter(ALL_HERE), 5)
    must_be_alike("Other", [ours], [ours], with_fields=True)
    with pytest.raises(
        SystemExit, match=r"Other: only 83% of the words of handout 1 are ours\. Missing: here\."
    ):
        must_be_alike(
            "Other", [ours], [Content(2, Counter([*ALL_HERE[:-1], "there"]), 5)], with_fields=True
        )
    with pytest.raises(SystemExit, match="Other: handout 1 has 0 fields, ours has 5"):
        must_be_alike("Other", [ours], [Content(2, ours.words, 0)], with_fields=True)


def test_an_engine_that_is_not_here_is_named_with_the_reason() -> None:
    printed = Printed([b"", b""], Run(0.4, 0.2, 0), Run(0.1, 0.06, 0))
    ours = Result(printed, [Content(6, Counter("a"), 40), Content(8, Counter("a"), 50)])
    theirs = Result(Printed([b"", b""], Run(3.0, 2.6, 0)), ours.contents)
    rows = comparison_table(
        Comparison(ours, {ENGINES[0]: theirs, ENGINES[1]: "no browser"})
    ).splitlines()
    assert rows[2] == "| Lessonwright | 0.100 s | 0.200 s | 7.0 | 45.0 | 1.0 | 1.0 |"
    assert rows[3] == "| WeasyPrint with forms | 1.300 s | 1.500 s | 7.0 | 45.0 | 13.0 | 10.2 |"
    assert rows[4] == "| Chromium, one browser kept open | left out: no browser | | | | | |"
    assert (
        rows[6] == "To make the data of a handout of its lesson took 0.0300 s, whatever the engine."
    )


def test_what_it_takes_to_write_a_page_is_charged_to_its_engine() -> None:
    charged = Printed([b"", b""], Run(3.0, 2.6, 5)) + Run(0.5, 0.4, 9)
    assert (charged.work, charged.seconds, charged.run.memory) == (1.5, 1.75, 9)


def test_goals_are_bounds_from_above_or_from_below() -> None:
    assert (
        str(Goal("check", 2.5, 3, "seconds")) == "check: 2.50 seconds, goal at most 3 seconds: met"
    )
    assert (
        str(Goal("against", 11, 12, "times", at_least=True))
        == "against: 11.00 times, goal at least 12 times: MISSED"
    )


def test_one_word_of_a_lesson_is_changed_and_it_stays_a_good_one(tmp_path: Path) -> None:
    grown(ROOT / "content", tmp_path, 2)
    lesson = next((tmp_path / "module-0").glob("*-0.yml"))
    before = lesson.read_text("utf-8").split()
    change_a_word(lesson)
    after = lesson.read_text("utf-8").split()
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1
    assert load_course(tmp_path).diagnostics == ()


def test_what_somebody_has_in_the_kept_folder_stays(tmp_path: Path) -> None:
    theirs = {
        tmp_path / "mkdocs.yml": "site_name: Mine\n",
        tmp_path / "content" / "mine.md": "My work\n",
    }
    (tmp_path / "content").mkdir()
    for path, text in theirs.items():
        path.write_text(text, encoding="utf-8")
    for _ in range(2):
        with grown_project(ROOT / "content", 2, tmp_path) as project:
            assert load_course(project / "content").diagnostics == ()
            (project / "made").touch()
    assert {path: path.read_text(encoding="utf-8") for path in theirs} == theirs
    assert (project / "made").exists()
