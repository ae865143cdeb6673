"""Owns which sheets a course has: a course comes in; a job for each, cheap until it is carried out, comes out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from lessonwright.course.block import RolePlay
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.lesson_and_review_slides import (
    has_review_slides,
    review_slides_file,
    slides_file,
)
from lessonwright.course.module import Module
from lessonwright.course.questions_asked_again import (
    FOLLOW_UP_FILE,
    has_follow_up_sheet,
    review_file,
    reviews,
)
from lessonwright.course.session_and_training_day import Session
from lessonwright.handouts.answer_key_and_cards import (
    answer_key,
    answer_key_of,
    answer_sheet,
    carded,
    cards_sheet,
    letter_cards,
    polls_of,
    role_cards,
)
from lessonwright.handouts.day_overrun_and_time_cuts import spillovers
from lessonwright.handouts.font_coverage import CourseFonts, spell_out, undrawn_notes
from lessonwright.handouts.guide_sheet import day_guide_in, part_guide, whole_guide
from lessonwright.handouts.learner_sheets import (
    follow_up_sheet,
    lesson_sheet,
    review_sheet,
    workbook,
)
from lessonwright.handouts.packing_list import packing_list, session_copies
from lessonwright.handouts.pdf_cache import (
    DigestInput,
    Digests,
    answer_key_input,
    asked_again_input,
    asked_later_input,
    cards_input,
    follow_up_input,
    guide_input,
    handout_input,
    role_cards_input,
    session_input,
    session_sheet_input,
    summed,
    workbook_input,
    worksheet_titles,
)
from lessonwright.handouts.session_folder import Copy, files_of, has_own_key, own_files
from lessonwright.handouts.session_papers_and_mails import (
    ANSWER_KEY,
    BY_PEOPLE,
    BY_THE_DAY,
    GUIDE,
    PACKING_LIST,
    SessionPart,
    composers,
    follow_up_calendar,
    mails,
    session_parts,
)
from lessonwright.handouts.session_steps_and_times import Day
from lessonwright.handouts.sheet_names import (
    answer_key_name,
    answer_sheet_name,
    cards_name,
    guide_name,
    handout_name,
    letter_cards_name,
    role_cards_name,
    workbook_name,
)
from lessonwright.handouts.sheet_text_and_pictures import Pictures, SheetData, SheetText, Url
from lessonwright.handouts.slide_sheet import review_slide_sheet, slide_sheet
from lessonwright.handouts.template_data import Frame, Parts, as_json
from lessonwright.handouts.typesetter import Sheet
from lessonwright.markup.dialect import Dialect
from lessonwright.prose.words import words
from lessonwright.reading.diagnostic import Diagnostic


@dataclass(frozen=True)
class PdfJob:
    """A sheet to be made: where it goes, and the files whose text is on it."""

    path: str
    files: tuple[str, ...]
    template: str
    compose: Callable[[Frame, Parts], SheetData]
    """Returns the data of the sheet, with what is given for it alone."""
    digest_input: Callable[[], DigestInput]
    """Returns what decides what it says."""


LessonSheet = Callable[[Module, Lesson, Frame, Parts], SheetData]
"""Returns the data of a sheet on one lesson."""


class PdfJobs:
    """All jobs of one course; carries them out as far as making the sheet's data."""

    def __init__(
        self, course: Course, content: Path, url: Url, dialect: Dialect | None = None
    ) -> None:
        self.course = course
        self.content = content
        self.fonts = CourseFonts(content)
        self.dialect = dialect or Dialect(raw_html=course.html)
        self._words = words(course.language)
        self._url = url
        self._text = SheetText.of(self.dialect, content, url)

    def learner(self) -> Iterator[PdfJob]:
        """Yield what is for learners."""
        for module in self.course.modules:
            for lesson in module.lessons:
                yield self._lesson(module, lesson)

        yield from self._afterwards()
        if any(lesson.sheets for lesson in self.course.lessons):
            yield PdfJob(
                workbook_name(self.course),
                self._all_files,
                "workbook.typ",
                workbook,
                partial(workbook_input, self.course),
            )

        if self.course.handouts.slides == "everyone":
            yield from self.slides()

    def _afterwards(self) -> Iterator[PdfJob]:
        """Yield what brings learners back: the reviews, and what they do in the weeks after."""
        for review in reviews(self.course):
            if review.asked:
                yield PdfJob(
                    review_file(review.module),
                    self._all_files,
                    "review.typ",
                    partial(review_sheet, review),
                    partial(asked_again_input, review.module, review.asked),
                )
        if has_follow_up_sheet(self.course):
            yield PdfJob(
                FOLLOW_UP_FILE,
                self._all_files,
                "follow_up.typ",
                follow_up_sheet,
                partial(follow_up_input, self.course),
            )

    def slides(self) -> Iterator[PdfJob]:
        """Yield what is shown to the room, whoever holds it: nothing on it is for the facilitator alone."""
        for module in self.course.modules:
            for lesson in module.lessons:
                yield PdfJob(
                    slides_file(lesson, ".pdf"),
                    (self.course.path, module.path, lesson.path),
                    "slides.typ",
                    partial(slide_sheet, module, lesson),
                    partial(handout_input, module, lesson),
                )
        for review in filter(has_review_slides, reviews(self.course)):
            yield PdfJob(
                review_slides_file(review.module, ".pdf"),
                self._all_files,
                "slides.typ",
                partial(review_slide_sheet, review),
                partial(asked_again_input, review.module, review.asked),
            )

    @property
    def day(self) -> Day:
        """How a day of training goes, as course.yml says it."""
        return Day.of(self.course.handouts.day)

    def notes(self, day: Day | None = None) -> tuple[Diagnostic, ...]:
        """Return what is told of all sheets at once: days that spill over, and what no paper shows as it is meant."""
        spilt = spillovers(self.course, self.content, day or self.day)
        return (*spilt, *undrawn_notes(self.course, self.content, self.dialect))

    def facilitator(self, day: Day | None = None, people: int | None = None) -> Iterator[PdfJob]:
        """Yield what is for whoever runs the sessions of this day, or else of the course's, for so many people."""
        day = day or self.day
        of_lessons = [*self._of_lessons(day)]
        yield from of_lessons
        if session := self.course.session:
            yield from self._session_sheets(session, day, people or session.people, of_lessons)

    def mails(self, day: Day | None = None) -> dict[str, str]:
        """Return the mails to copy by their files: of the session, and of each of its days, if there are several."""
        if not self.course.session:
            return {}
        address = self._url(self.course.path)
        return {
            f"{part.folder}/mails.txt": mails(part, Parts(self._text, self._words), address)
            for part in session_parts(self.course, day or self.day)
        }

    def calendar(self, last_day: date) -> str | None:
        """Return the follow-ups as a calendar file, where the course has some."""
        return follow_up_calendar(self.course, last_day, self._url(self.course.path))

    def _of_lessons(self, day: Day) -> Iterator[PdfJob]:
        if self.course.handouts.slides != "none":
            yield from self.slides()
        for module in self.course.modules:
            yield self._guide(module, day)
        yield self._whole_guide(day)
        for lesson in self.course.lessons:
            if any(isinstance(block, RolePlay) for block in lesson.room_body):
                yield self._role_cards(lesson)
        if any(map(polls_of, self.course.lessons)):
            yield self._letter_cards()
        if any(lesson.quiz for lesson in self.course.lessons):
            yield PdfJob(
                answer_key_name(self.course),
                self._all_files,
                "answer_key.typ",
                answer_key,
                lambda: self._answer_key_input,
            )
        if self.course.handouts.answers == "sheet":
            yield from self._answer_sheets()
        yield from self._cards()

    def _answer_sheets(self) -> Iterator[PdfJob]:
        for module in self.course.modules:
            for lesson in module.lessons:
                if lesson.quiz:
                    path = answer_sheet_name(lesson)
                    yield self._of_lesson(path, "answers.typ", answer_sheet, module, lesson)

    def _session_sheets(
        self, session: Session, day: Day, people: int, of_lessons: list[PdfJob]
    ) -> Iterator[PdfJob]:
        """Yield what is printed for a session beside its lessons, and for each of its days, if there are several."""
        made = [job.path for job in of_lessons]
        for part in session_parts(self.course, day):
            if part.number:
                yield self._day_guide(part, part.number, day)
                if has_own_key(part):
                    yield self._day_key(part, day)
            yield from self._sheets_of(part, session, day, people, made)

    def folder_copies(self, day: Day | None = None, people: int | None = None) -> list[Copy]:
        """Return what lies once more in the folder of a session, or of each of its days: all that these need."""
        day = day or self.day
        made = [job.path for job in self._of_lessons(day)]
        return session_copies(self.course, day, people, made, self._words)

    def _sheets_of(
        self,
        part: SessionPart,
        session: Session,
        day: Day,
        people: int,
        made: Iterable[str],
    ) -> Iterator[PdfJob]:
        files, compose = files_of(part, session, made), composers(part, session, people)
        compose[PACKING_LIST] = partial(packing_list, part, people, files)
        of_day = (str(day), str(part.number))
        for what, name in own_files(part, session).items():
            given = of_day if part.number or what in BY_THE_DAY else ()
            if what in BY_PEOPLE:
                given = (*given, str(people), *files.values())
            template = f"{what.replace('-', '_')}.typ"
            digest_input = partial(self._session_input, given)
            yield PdfJob(name, self._all_files, template, compose[what], digest_input)

    def _session_input(self, given: tuple[str, ...]) -> tuple[str, ...]:
        return (*given, *self._said_in_session)

    @cached_property
    def _said_in_session(self) -> tuple[str, ...]:
        return self._summed(session_sheet_input(self.course))

    def _summed(self, said: Iterable[str]) -> tuple[str, ...]:
        return summed(said, self.dialect.takes_in_files)

    def _cards(self) -> Iterator[PdfJob]:
        for module in self.course.modules:
            for lesson in module.lessons:
                if carded(lesson):
                    yield PdfJob(
                        cards_name(lesson),
                        (self.course.path, module.path, lesson.path),
                        "cards.typ",
                        partial(cards_sheet, module, lesson),
                        partial(cards_input, module, lesson),
                    )

    def _of_lesson(
        self, path: str, template: str, compose: LessonSheet, module: Module, lesson: Lesson
    ) -> PdfJob:
        return PdfJob(
            path,
            (self.course.path, module.path, lesson.path),
            template,
            partial(compose, module, lesson),
            partial(handout_input, module, lesson),
        )

    @cached_property
    def _all_files(self) -> tuple[str, ...]:
        return tuple(
            part.path for part in (self.course, *self.course.modules, *self.course.lessons)
        )

    def _whole_guide(self, day: Day) -> PdfJob:
        def digest_input() -> Iterator[str]:
            yield self._of_guides(day)
            for module in self.course.modules:
                yield from self._guide_inputs[module.id]
            yield from worksheet_titles(self.course)
            yield from self._answer_key_input

        name, compose = guide_name(self.course), partial(whole_guide, day)
        return PdfJob(name, self._all_files, "guide.typ", compose, digest_input)

    def _day_guide(self, part: SessionPart, number: int, day: Day) -> PdfJob:
        def digest_input() -> Iterator[str]:
            yield f"{self._of_guides(day)}\0{number}"
            yield from self._said_in_session
            yield from (said for module in part.course.modules for said in guide_input(module))

        file = f"{part.folder}/{GUIDE}.pdf"
        compose = partial(day_guide_in, file, part)
        return PdfJob(file, self._all_files, "guide.typ", compose, digest_input)

    def _day_key(self, part: SessionPart, day: Day) -> PdfJob:
        title = f"{self.course.title}, {self._words('day')} {part.number}"
        return PdfJob(
            f"{part.folder}/{ANSWER_KEY}.pdf",
            self._all_files,
            "answer_key.typ",
            partial(answer_key_of, part.course, title),
            lambda: (*self._session_input((str(day), str(part.number))), *self._answer_key_input),
        )

    def _guide(self, module: Module, day: Day) -> PdfJob:
        files = (self.course.path, module.path, *(lesson.path for lesson in module.lessons))
        compose = partial(part_guide, module, day)
        return PdfJob(
            guide_name(module),
            files,
            "guide.typ",
            compose,
            lambda: (self._of_guides(day), *self._guide_inputs[module.id]),
        )

    def _of_guides(self, day: Day) -> str:
        printed = self.course.handouts
        said = (str(day), session_input(self.course), printed.slides, printed.answers)
        return "\0".join((*said, *self._asked_later))

    @cached_property
    def _asked_later(self) -> tuple[str, ...]:
        return self._summed(asked_later_input(self.course))

    # What the guide of the whole course says, other sheets say as well.
    @cached_property
    def _answer_key_input(self) -> tuple[str, ...]:
        return self._summed(answer_key_input(self.course))

    @cached_property
    def _guide_inputs(self) -> dict[str, tuple[str, ...]]:
        return {module.id: self._summed(guide_input(module)) for module in self.course.modules}

    def _lesson(self, module: Module, lesson: Lesson) -> PdfJob:
        return self._of_lesson(handout_name(lesson), "lesson.typ", lesson_sheet, module, lesson)

    def _role_cards(self, lesson: Lesson) -> PdfJob:
        return PdfJob(
            role_cards_name(lesson),
            (self.course.path, lesson.path),
            "role_cards.typ",
            partial(role_cards, lesson),
            partial(role_cards_input, lesson),
        )

    def _letter_cards(self) -> PdfJob:
        counts = [str(len(poll.options)) for one in self.course.lessons for poll in polls_of(one)]
        return PdfJob(
            letter_cards_name(self.course),
            (self.course.path,),
            "letter_cards.typ",
            letter_cards,
            lambda: counts,
        )

    def _compose(self, job: PdfJob) -> tuple[SheetData, SheetData, Pictures]:
        """Return what a sheet says, what all sheets say, and the pictures on it; the logo is the first."""
        text = self._text.on_new_sheet().within(self.course.path)
        logo = self.course.brand.logo
        frame = Frame(
            self.course,
            self._words,
            text.picture(logo) if logo else None,
            self.fonts.families,
            self._url,
        )
        return job.compose(frame, Parts(text, self._words)), frame.data, text.pictures

    def unknown_characters(self, job: PdfJob) -> str:
        """Return the characters that a sheet shows and no font has."""
        data, frame, _ = self._compose(job)
        return self.fonts.unknown_in(data, frame)

    def sheet(self, job: PdfJob) -> tuple[Sheet, Pictures, list[Diagnostic]]:
        """Return the sheet, the pictures that it shows, and what in the course keeps it from being made."""
        data, frame, pictures = self._compose(job)
        texts, unknown = (as_json(data), as_json(frame)), ""
        if self.fonts.lack("".join(texts)) and (unknown := self.fonts.unknown_in(data, frame)):
            texts = as_json(spell_out(data, unknown)), as_json(spell_out(frame, unknown))
        sheet = Sheet(
            job.path,
            job.template,
            *texts,
            self.course.language,
            frame["direction"],
            pictures.bytes_by_name,
            self.fonts.folders,
            unknown,
        )
        return sheet, pictures, [*self.fonts.broken, *pictures.diagnostics]

    def digest(self, job: PdfJob) -> str:
        """Return a digest of everything but pictures that decides how the sheet looks."""
        url = self._url(job.files[-1]) or ""
        if any(map(self.dialect.takes_in_files, given := tuple(job.digest_input()))):
            given = (*given, *map(as_json, self._compose(job)[:2]))
        return self._digests.of(job.template, job.path, url, given=given)

    @cached_property
    def _digests(self) -> Digests:
        return Digests(self.course, self.dialect.fingerprint, self.fonts.folders)
