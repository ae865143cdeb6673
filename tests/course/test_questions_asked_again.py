"""Which questions of earlier quizzes are asked again."""

from lessonwright.course.course import Course, part_of
from lessonwright.course.generated_pages import later_pages
from lessonwright.course.questions_asked_again import follow_ups, review_of, reviews
from lessonwright.reading.loader import load_course
from tests.conftest import SAMPLE


def sample() -> Course:
    course = load_course(SAMPLE).course
    assert course
    return course


def test_each_review_draws_on_the_modules_before_it() -> None:
    course = sample()
    names = [module.id for module in course.modules]
    drawn = [{one.module.id for one in review.asked} for review in reviews(course)]
    assert drawn == [set(names[: at + 1]) for at in range(len(names))]


def test_a_review_asks_each_lesson_before_it_asks_one_twice() -> None:
    for review in reviews(sample()):
        lessons = [one.lesson.path for one in review.asked]
        assert len(set(lessons)) == len(lessons)


def test_no_later_review_repeats_what_an_earlier_one_asks_first() -> None:
    asked = [one.id for review in reviews(sample()) for one in review.asked]
    assert len(set(asked)) == len(asked)


def test_more_questions_lie_ready_than_are_asked_so_that_missed_ones_can_come_first() -> None:
    for review in reviews(sample()):
        assert review.asked == review.ready[: review.review.ask]
        assert len(review.ready) >= 2 * len(review.asked)
        assert len({one.id for one in review.ready}) == len(review.ready)


def test_follow_ups_come_in_the_order_of_their_days_and_ask_others_each_time() -> None:
    placed = follow_ups(sample())
    assert [one.follow_up.after for one in placed] == [7, 10, 14, 21, 42]
    asked = [one.id for follow_up in placed for one in follow_up.asked]
    assert len(set(asked)) == len(asked)


def test_the_follow_up_of_a_module_asks_about_that_module_alone() -> None:
    placed = [one for one in follow_ups(sample()) if one.module]
    assert placed
    for one in placed:
        assert {asked.module.id for asked in one.asked} == {one.module and one.module.id}


def test_plans_are_read_back_from_worksheets_that_have_one() -> None:
    first = follow_ups(sample())[0]
    assert [lesson.id for lesson, _ in first.planned_in][:1] == ["kind-and-honest"]
    assert first.commitment
    assert first.commitment.id == "after-7"


def test_a_module_alone_is_asked_about_itself_and_a_lesson_alone_has_no_review() -> None:
    course = sample()
    alone = part_of(course, "customer-first")
    [module] = alone.modules
    assert module.review
    ready = review_of(alone, module, module.review).ready
    assert {one.module.id for one in ready} == {"customer-first"}
    assert [one.module and one.module.id for one in follow_ups(alone)] == ["customer-first"]
    lesson = part_of(course, "customer-first", "others-first")
    assert [*reviews(lesson)] == []
    assert follow_ups(lesson) == ()


def test_a_part_alone_is_not_asked_how_the_whole_session_was() -> None:
    course = sample()
    assert later_pages(course, course.modules) == ["evaluation", "follow-up", "managers"]
    alone = part_of(course, "customer-first")
    assert later_pages(alone, alone.modules) == ["follow-up"]
    lesson = part_of(course, "customer-first", "others-first")
    assert later_pages(lesson, lesson.modules) == []
