"""What is on the sheets, and what is not."""

import dataclasses
import re
from pathlib import Path

from lessonwright.handouts.learner_sheets import key_points
from lessonwright.handouts.pdf_batch import PdfBatch
from lessonwright.handouts.pdf_jobs import PdfJobs
from lessonwright.handouts.typesetter import make_pdf
from lessonwright.leak_check.extract_text import extract_texts
from lessonwright.prose.html_to_paper_tree import tree
from tests.conftest import COURSE, SAMPLE, write_course
from tests.handouts.conftest import COURSES, address, change, loaded, printed
from tests.handouts.reading import fields, page_count, printed_words, text


def test_a_handout_holds_every_part_of_its_lesson(every_kind: Path) -> None:
    shown = text(every_kind / "first/everything.pdf")
    for words in (
        "Everything there is, and all of its #forms",
        "Name every kind of block",
        "A note on notes",
        "Half of a survey is a survey.",
        "Paper is patient, and ink is not.",
        "A square, for example.",
        "Fold it again.",
        "turn to scene 3",
        "A good will, and no look at the printer.",
        "Which of these is made of wood?",
        "Write the letter of the match",
        "What is the opposite of empty?",
        "What lies on my desk?",
        "One sheet less",
        "an inner feedback",
        "A talk about talks",
        "example.org/first/everything",
    ):
        assert words in shown, words


def test_hostile_text_stays_text(every_kind: Path) -> None:
    shown = text(every_kind / "first/everything.pdf")
    assert '#import "x.typ"' in shown
    assert "#panic()" in shown
    assert "$x^2$" in shown
    assert "strong[Steel] $x$" in shown


def test_learners_get_no_answers_and_nothing_of_the_facilitators(every_kind: Path) -> None:
    for name in ("first/everything.pdf", "every-kind-of-thing-workbook.pdf"):
        shown = text(every_kind / name)
        for secret in (
            "SECRET",
            "CORRECT-FEEDBACK",
            "WRONG-FEEDBACK",
            "QUESTION-FEEDBACK",
            "HINT-OF-TREES",
            "filled",
        ):
            assert secret not in shown.replace("filled in", ""), secret
        raw = (every_kind / name).read_bytes()
        assert not any(
            b"SECRET" in part for part in extract_texts(name, raw) if isinstance(part, bytes)
        )


def test_the_facilitator_gets_all(every_kind: Path) -> None:
    shown = text(every_kind / "first/first-guide.pdf")
    for words in (
        "SECRET-AIM",
        "SECRET-PAPER",
        "SECRET-TIMING",
        "SECRET-NOTE",
        "SECRET-DISCUSS",
        "9:20",
        "If you run late",
        "Unfolding",
        "Read aloud A paragraph with",
        "A way to a good ending",
        "SECRET-WELCOME",
        "SECRET-SHEET",
        "never torn.",
    ):
        assert words in shown, words
    key = text(every_kind / "every-kind-of-thing-answer-key.pdf")
    for words in (
        "CORRECT-FEEDBACK",
        "WRONG-FEEDBACK",
        "QUESTION-FEEDBACK",
        "24 sheets (give or take 1)",
        "also right: trees",
    ):
        assert words.casefold() in key.casefold(), words


def test_learners_can_be_handed_the_feedback_afterwards(every_kind: Path, tmp_path: Path) -> None:
    shown = text(every_kind / "first/everything-answers.pdf")
    for words in ("CORRECT-FEEDBACK", "WRONG-FEEDBACK", "QUESTION-FEEDBACK", "What you had right"):
        assert words in shown, words
    assert "SECRET" not in shown
    boxes = set(fields(every_kind / "first/everything-answers.pdf"))
    lesson = next(iter(loaded(COURSES / "every-kind").lessons))
    assert boxes == {f"right-{question.id}" for question in lesson.questions}


def test_whoever_marks_on_paper_reads_how_nearness_counts(tmp_path: Path) -> None:
    jobs = PdfJobs(loaded(SAMPLE), SAMPLE, address)
    wanted = "emotional-intelligence/know-your-blind-spots-answers.pdf"
    PdfBatch(jobs, tmp_path).run(job for job in jobs.facilitator() if job.path == wanted)
    shown = text(tmp_path / wanted)
    assert "What is one step off counts half." in shown
    assert "People disagree here. One step off counts as right here." in shown


def test_without_the_wish_there_is_no_sheet_with_answers(content: Path, tmp_path: Path) -> None:
    change(content / "course.yml", "answers: sheet", "answers: key")
    made = PdfJobs(loaded(content), content, address)
    assert [job.path for job in made.facilitator() if "answers" in job.path] == []


def test_limits_of_bands_are_said_to_be_the_authors(every_kind: Path) -> None:
    assert "no test" in text(every_kind / "first/everything.pdf")


def test_the_workbook_holds_every_worksheet(every_kind: Path) -> None:
    shown = text(every_kind / "every-kind-of-thing-workbook.pdf")
    for words in (
        "Every kind of thing",
        "Contents",
        "Where you stand",
        "My own paper",
        "How often is this true of me?",
    ):
        assert words in shown, words
    assert "self-assessment-before-1" in fields(every_kind / "every-kind-of-thing-workbook.pdf")


def test_worksheets_with_the_same_ids_share_a_workbook(content: Path, tmp_path: Path) -> None:
    lesson = (content / "first/everything.yml").read_text(encoding="utf-8")
    (content / "first/again.yml").write_text(lesson, encoding="utf-8")
    change(content / "first/module.yml", "scripts]", "scripts, again]")
    assert printed(content, tmp_path / "out") == []
    assert {"wrote", "first-again-wrote"} <= set(
        fields(tmp_path / "out/every-kind-of-thing-workbook.pdf")
    )


def test_key_points_keep_headings_and_lists_and_leave_room_for_notes(
    content: Path, tmp_path: Path
) -> None:
    change(content / "course.yml", "text: whole", "text: key-points")
    assert printed(content, tmp_path / "out") == []
    shown = text(tmp_path / "out/first/everything.pdf")
    assert "Text with everything" in shown
    assert "Second, with a list below" in shown
    assert "A paragraph with" not in shown
    assert "A note on notes" in shown
    assert (
        fields(tmp_path / "out/first/everything.pdf")["notes-1"]["/TU"]
        == "Your notes: Text with everything"
    )


def test_the_same_course_gives_the_same_bytes(every_kind: Path, tmp_path: Path) -> None:
    assert printed(COURSES / "every-kind", tmp_path) == []
    for pdf in every_kind.rglob("*.pdf"):
        assert pdf.read_bytes() == (tmp_path / pdf.relative_to(every_kind)).read_bytes(), pdf.name


def test_a_sheet_can_be_made_elsewhere() -> None:
    content = COURSES / "every-kind"
    jobs = PdfJobs(loaded(content), content, address)
    sheet, _, _ = jobs.sheet(next(iter(jobs.learner())))
    assert dataclasses.replace(sheet) == sheet
    assert make_pdf(sheet).pdf.startswith(b"%PDF-1.7")


def test_letter_paper(content: Path, tmp_path: Path) -> None:
    change(content / "course.yml", "paper: a4", "paper: us-letter")
    assert printed(content, tmp_path / "out") == []
    raw = text(tmp_path / "out/first/scripts.pdf")
    assert "Scripts of the world" in raw


def test_a_foot_is_one_line_however_long_title_and_address_are(
    content: Path, tmp_path: Path
) -> None:
    change(
        content / "first/everything.yml",
        'title: "Everything',
        'title: "' + "A title that goes on. " * 9 + "Everything",
    )
    jobs = PdfJobs(
        loaded(content), content, lambda source: f"https://{'long.' * 20}example.org/{source}"
    )
    making = PdfBatch(jobs, tmp_path)
    making.run(jobs.learner())
    assert rows_at_the_foot(tmp_path / "first/everything.pdf") == {1}


def test_a_long_title_makes_room_for_the_address(content: Path, tmp_path: Path) -> None:
    change(
        content / "first/everything.yml",
        'title: "Everything',
        'title: "' + "A title that goes on. " * 5 + "Everything",
    )
    assert printed(content, tmp_path / "out") == []
    assert rows_at_the_foot(tmp_path / "out/first/everything.pdf") == {1}
    assert "example.org/first/everything" in text(tmp_path / "out/first/everything.pdf")


def rows_at_the_foot(pdf: Path) -> set[int]:
    """Return how many rows of words stand below the text, of each page of A4 paper."""
    below = 297 - 22
    rows = {
        (word.page, round(word.line, 1))
        for word in printed_words(pdf)
        if word.line / 72 * 25.4 > below
    }
    return {sum(at == page for at, _ in rows) for page in range(page_count(pdf))}


def test_a_course_from_right_to_left(content: Path, tmp_path: Path) -> None:
    change(content / "course.yml", "language: en", "language: ar")
    assert printed(content, tmp_path / "out") == []
    assert fields(tmp_path / "out/first/everything.pdf")


def test_the_courses_guide_says_what_serves_each_objective(every_kind: Path) -> None:
    guide = text(every_kind / "every-kind-of-thing-guide.pdf")
    page = guide[guide.index("What serves each objective") :]
    assert (
        "Practised in: Activity: Fold it twice; Scenario: The paper that was promised; Worksheet: My own paper"
        in page
    )
    assert "Name every kind of block, question and prompt. remember Questions: 1" in page
    assert "Judge whether a sheet of paper can be filled in. evaluate Questions: none" in page
    assert "What serves each objective" not in text(every_kind / "first/first-guide.pdf")


def test_the_run_of_show_says_when_people_may_go(every_kind: Path) -> None:
    closing = "Folding Let everybody fold it again. Give out: Evaluation, Certificate of attendance"
    assert f"{closing} 10:35 End" in text(every_kind / "first/first-guide.pdf")


def test_a_session_of_one_day_does_not_number_it(every_kind: Path) -> None:
    assert "Day 1" not in text(every_kind / "every-kind-of-thing-guide.pdf")


def test_every_day_of_the_run_of_show_has_its_name_above_its_times(
    content: Path, tmp_path: Path
) -> None:
    change(content / "first/scripts.yml", "minutes: 5\n", "minutes: 480\n")
    assert printed(content, tmp_path / "out") == []
    shown = text(tmp_path / "out" / "every-kind-of-thing-guide.pdf")
    assert (
        shown.index("Day 1") < shown.index("End") < shown.index("Day 2") < shown.rindex("How long")
    )


def test_the_only_activity_is_never_left_out(every_kind: Path) -> None:
    assert "Let people take the quiz at home" in text(every_kind / "first/first-guide.pdf")
    assert "Leave out the activity" not in text(every_kind / "first/first-guide.pdf")


def test_of_two_activities_the_shorter_may_be_left_out(content: Path, tmp_path: Path) -> None:
    second = "  - activity: Crumple it\n    minutes: 5\n    steps: [Crumple the sheet.]\n"
    change(
        content / "first/everything.yml",
        "  - activity: Fold it twice",
        f"{second}  - activity: Fold it twice",
    )
    assert printed(content, tmp_path / "out") == []
    shown = text(tmp_path / "out" / "first/first-guide.pdf")
    assert "Leave out the activity: Crumple it (saves 5 minutes)" in shown
    assert "Leave out the activity: Fold it twice" not in shown


def test_a_step_that_runs_nothing_names_nothing(every_kind: Path) -> None:
    shown = text(every_kind / "first/first-guide.pdf")
    assert "Scenario: The paper that was promised" not in shown.replace(
        "Let people play the scenario at home: The paper that was promised", ""
    )
    assert "Activity: Fold it twice" not in shown


RUNS = """\
  timing:
    - {minutes: 20, do: Fold., run: fold}
    - {minutes: 9, do: Crumple and look at it., run: crumple}
    - {minutes: 12, do: Take the quiz., run: quiz}
    - {minutes: 8, do: Play the story., run: story}
    - {minutes: 6, do: Answer., run: check-choice}
    - {minutes: 10, do: Play the parts., run: parts}
    - {minutes: 4, do: Talk., run: discuss}
    - {minutes: 6, do: Write., run: worksheet}
"""
PLAYED = """\
  - activity: Crumple it
    id: crumple
    minutes: 5
    steps: [Crumple the sheet.]
    debrief: {minutes: 2, questions: [What was lost?]}
  - role-play: At the printer
    id: parts
    situation: No paper.
    reading: 1
    roles:
      - {role: Ann, public: Waits., brief: You have hidden some., opening: Well?}
      - {role: Bo, public: Waits., brief: You know it.}
    rounds: [{minutes: 5}]
    second-take: {minutes: 3, change: There is paper.}
"""


def test_what_is_left_out_saves_minutes_and_hurts_least_first(
    content: Path, tmp_path: Path
) -> None:
    lesson = content / "first/everything.yml"
    change(
        lesson,
        "  - activity: Fold it twice\n",
        f"{PLAYED}  - activity: Fold it twice\n    id: fold\n",
    )
    text_of = lesson.read_text(encoding="utf-8")
    lesson.write_text(re.sub(r"  timing:\n(?:    .*\n)+", RUNS, text_of), encoding="utf-8")
    change(lesson, "    start: desk\n", "    id: story\n    start: desk\n")
    assert printed(content, tmp_path / "out") == []
    shown = text(tmp_path / "out" / "first/first-guide.pdf")
    cuts = re.findall(r"(?:Let people|Leave out)[^(]*\(saves [^)]*\)", shown)
    assert [cut.replace("\n", " ") for cut in cuts] == [
        "Let people take the quiz at home (saves 12 minutes)",
        "Let people answer at home: Which of these is made of wood? (saves 6 minutes)",
        "Let people play the scenario at home: The paper that was promised (saves 8 minutes)",
        "Leave out the second take of: At the printer (saves 3 minutes)",
        "Leave out the discussion (saves 4 minutes)",
        "Leave out the activity: Crumple it (saves 9 minutes)",
        "Leave out the role-play: At the printer (saves 10 minutes)",
    ]
    assert "Activity: Fold it twice" in shown


def test_what_no_step_runs_saves_nothing(content: Path, tmp_path: Path) -> None:
    lesson = content / "first/everything.yml"
    change(lesson, "  - activity: Fold it twice\n", f"{PLAYED}  - activity: Fold it twice\n")
    runs = "".join(line for line in RUNS.splitlines(keepends=True) if "run: quiz" in line)
    text_of = lesson.read_text(encoding="utf-8")
    timing = f"  timing:\n{runs}    - {{minutes: 63, do: All the rest.}}\n"
    lesson.write_text(re.sub(r"  timing:\n(?:    .*\n)+", timing, text_of), encoding="utf-8")
    assert printed(content, tmp_path / "out") == []
    shown = text(tmp_path / "out" / "first/first-guide.pdf")
    assert re.findall(r"(?:Let people|Leave out)[^(]*\(saves [^)]*\)", shown) == [
        "Let people take the quiz at home (saves 12 minutes)"
    ]


def test_a_link_in_a_definition_starts_at_course_yml(content: Path) -> None:
    change(
        content / "course.yml",
        "about the effect of your work.",
        "about [your work](first/scripts.yml).",
    )
    jobs = PdfJobs(loaded(content), content, address)
    told = next(
        jobs.sheet(job)[0].data for job in jobs.learner() if job.path == "first/everything.pdf"
    )
    assert "https://example.org/first/scripts/" in told
    assert "first/first" not in told


def test_a_picture_in_a_definition_is_found(content: Path, tmp_path: Path) -> None:
    change(
        content / "course.yml",
        "about the effect of your work.",
        "about ![your work](images/logo.svg).",
    )
    assert printed(content, tmp_path / "out") == []


DATES = """\
title: One lesson
summary: What it is about.
minutes: 10
objectives:
  - know-it: "24. December: name it."
    level: remember
body:
  - activity: Find the day
    minutes: 5
    steps: ["24. December is on the calendar.", "> 39 degrees is hot."]
  - scenario: The phone
    start: one
    scenes:
      one:
        text: It rings.
        choices:
          - say: "24. December it is."
            then: two
      two: {text: Over., ending: good}
quiz:
  questions:
    - multiple-choice: "> 39 degrees: what is it?"
      choices:
        - correct: "> 39 degrees"
        - wrong: 39 degrees
        - wrong: "# 39"
    - ordering: "24. December: in which order?"
      items: ["24. December", "25. December", "31. December"]
    - matching: Which is which?
      pairs: {"24. December": "- 4 degrees", "25. December": "+ 5 degrees"}
    - sorting: Which is which?
      groups: {"24. December": ["- 4 degrees"], "25. December": ["+ 5 degrees"]}
    - fill-in: "24. December is [[Christmas Eve]]."
worksheet:
  title: Mine
  prompts:
    - rate: "24. December: how was it?"
      scale: [bad, good]
      statements: ["24. December was warm.", "> 39 degrees it was."]
    - fill-table: "24. December"
      columns: ["24. December", "> 39 degrees"]
    - tick: "24. December"
      items: ["24. December", "- 4 degrees"]
facilitator:
  aim: See it.
  prepare: ["24. December is free."]
  timing: [{minutes: 10, do: Talk.}]
  discuss: ["24. December, or not?"]
"""


QUIZ = "quiz:\n  questions:\n"


def test_a_line_keeps_the_number_or_the_sign_that_it_begins_with(tmp_path: Path) -> None:
    content = write_course(tmp_path, {"first/one.yml": DATES})
    jobs = PdfJobs(loaded(content), content, address)
    for job in (*jobs.learner(), *jobs.facilitator()):
        told = jobs.sheet(job)[0].data
        assert re.findall(r'"tag":"(?:ol|ul|li|blockquote|h\d)"', told) == []
        begun = re.findall(r'"plain":"([^"]*?(?:December|degrees))', told)
        assert [words for words in begun if not re.match(r"2[45]\.|31\.|[-+>] |39", words)] == []
        assert re.search(r"2[45]\. December|> 39 degrees", told)


LISTED = """    - fill-in: |
        In this order:

        1. Say [[hello]].
        2. Look *at [[them]]*.

        | Who | Says |
        | --- | --- |
        | Anna | [[yes]] |

        And [[so]] on.
"""


def test_a_list_and_a_table_to_fill_in_keep_their_form(tmp_path: Path) -> None:
    content = write_course(
        tmp_path / "content", {"first/one.yml": DATES.replace(QUIZ, f"{QUIZ}{LISTED}")}
    )
    assert printed(content, tmp_path) == []
    handout, key = (
        printed_words(tmp_path / name) for name in ("first/one.pdf", "a-course-answer-key.pdf")
    )
    for words in (handout, key):
        line_of = {word.text.strip(".*"): round(word.line) for word in words}
        assert len({line_of[text] for text in ("order:", "Say", "Look", "Who", "Anna", "And")}) == 6
        numbers = [word.line for word in words if word.text in ("1.", "2.")]
        assert {line_of["Say"], line_of["Look"]} <= {*map(round, numbers)}
        assert line_of["Who"] == line_of["Says"]


def test_boxes_of_a_scale_in_numbers_have_these_numbers(tmp_path: Path) -> None:
    numbers = "scale: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n"
    lesson = re.sub(
        r"scale: .*\n", f"{numbers}      bands: [{{up-to: 20, text: All of it.}}]\n", DATES
    )
    judged = f"self-assessment:\n  {numbers}  statements: [I ask.]\n"
    content = write_course(
        tmp_path / "content", {"first/one.yml": lesson, "course.yml": COURSE + judged}
    )
    assert printed(content, tmp_path) == []
    for name in ("first/one.pdf", "a-course-workbook.pdf"):
        words = [word.text for word in printed_words(tmp_path / name)]
        assert "11" not in words
        assert words.count("10") >= 3
    assert "Add up the numbers that you have chosen." in text(tmp_path / "first/one.pdf")


def test_a_line_across_the_page_is_no_heading() -> None:
    body = [{"kind": "text", "text": {"tree": tree("<hr><p>Gone.</p>")}}]
    (shortened,) = key_points(body, "Paper")
    assert shortened["notes"] == {"name": "notes-1", "about": "Paper"}


def test_the_key_writes_numbers_as_the_language_does(content: Path, tmp_path: Path) -> None:
    change(content / "course.yml", "language: en", "language: de")
    change(content / "first/everything.yml", "answer: 24\n", "answer: 24.5\n")
    change(content / "first/everything.yml", "tolerance: 1\n", "tolerance: 0.5\n")
    assert printed(content, tmp_path / "made") == []
    assert "24,5 sheets (mehr oder weniger um 0,5)" in text(
        tmp_path / "made/every-kind-of-thing-answer-key.pdf"
    )


def test_the_workbook_says_once_that_the_course_is_over(every_kind: Path) -> None:
    *_, last = text(every_kind / "every-kind-of-thing-workbook.pdf").split(
        "Where you stand: After the course"
    )
    assert "After the course" not in last


def lines(pdf: Path, word: str) -> list[float]:
    """Return how far below the top of its page each place of a word stands."""
    return [found.line for found in printed_words(pdf) if found.text == word]


def test_times_stand_on_the_line_of_arabic_words(content: Path, tmp_path: Path) -> None:
    change(content / "course.yml", "language: en", "language: ar")
    change(content / "first/everything.yml", "do: Let everybody fold.", "do: احكِ قصتك.")
    assert printed(content, tmp_path / "made") == []
    guide = tmp_path / "made/first/first-guide.pdf"
    (time,) = lines(guide, "0:15")
    assert time in lines(guide, "قصتك."), "the full stop is of the same font as the time"


def test_a_row_of_the_key_is_no_higher_for_its_sign(content: Path, tmp_path: Path) -> None:
    change(content / "first/everything.yml", '"#strong[Steel] $x$"', "Steel")
    assert printed(content, tmp_path / "made") == []
    key = tmp_path / "made/every-kind-of-thing-answer-key.pdf"
    paper, glass, steel = (lines(key, word)[0] for word in ("Paper", "Glass", "Steel"))
    assert abs((glass - paper) - (steel - glass)) < 0.1
