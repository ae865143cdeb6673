"""Owns the situational-judgement question: replies to a case, each of which is rated, or the best and worst picked."""

from typing import ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.course.base_models_and_field_types import Authored, Line, Phrase, Text, derived_id
from lessonwright.course.kind_facts import (
    Plain,
    SavedAnswer,
    UniqueParts,
    paired_answer,
    unique_texts,
)
from lessonwright.course.question.base import BaseQuestion

JudgeForm = Literal["rate", "best-and-worst"]
EXTREMES = ("best", "worst")
"""What is picked where replies are not rated one by one."""


class Disagreement(Authored):
    """Why people whose judgement counts rate a reply differently."""

    noun: ClassVar[str] = "disagreement"

    higher: Phrase
    """Why some rate it higher."""
    lower: Phrase
    """Why some rate it lower."""


class Reply(Authored):
    """Something that a person might say or do in the case."""

    noun: ClassVar[str] = "reply"

    text: Phrase = Field(alias="reply")
    """What is said or done."""
    rated: Line
    """How good it is, in one of the words of the scale."""
    feedback: Text | None = None
    """What comes of it, and why it is rated so."""
    disagree: Disagreement | None = None
    """That people disagree here, with the reasons of both; the ratings next to yours count as right then."""

    @property
    def id(self) -> str:
        """An id derived from the words, so that a response survives a new order of replies."""
        return derived_id("reply", self.text)


class Judge(BaseQuestion):
    """A case with replies to judge: each is rated on a scale, or the best and the worst are picked."""

    kind: ClassVar[str] = "judge"
    noun: ClassVar[str] = "judge"
    asks_for_recall: ClassVar[bool] = False

    stem: Phrase = Field(alias="judge")
    """The case, and what is asked of the replies."""
    form: JudgeForm = "rate"
    """What learners do: rate each reply, or pick the best-and-worst."""
    scale: tuple[Line, ...] = Field(min_length=2, max_length=7)
    """The words of the scale, from the worst to the best."""
    replies: tuple[Reply, ...] = Field(min_length=3, max_length=6)
    """The replies, each with your rating, in the order in which paper shows them."""

    @property
    def ranks(self) -> tuple[int, ...]:
        """The place of each reply on the scale, from 0."""
        return tuple(self.scale.index(reply.rated) for reply in self.replies)

    @property
    def best(self) -> Reply:
        """The reply that is rated highest."""
        return self.replies[self.ranks.index(max(self.ranks))]

    @property
    def worst(self) -> Reply:
        """The reply that is rated lowest."""
        return self.replies[self.ranks.index(min(self.ranks))]

    @property
    def has_half_marks(self) -> bool:
        """Whether a judgement that is one step off counts half: where there are more than two steps."""
        ranks = self.ranks
        steps = len(self.scale) if self.form == "rate" else max(ranks) - min(ranks) + 1
        return steps > 2

    @property
    def counts_when_near(self) -> bool:
        """Whether, where people disagree, a judgement that is one step off counts as right."""
        return self.form == "rate"

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The words of the scale, which ratings name, and the replies."""
        texts = enumerate(reply.text for reply in self.replies)
        replies = ((("replies", n, "reply"), derived_id("reply", text)) for n, text in texts)
        return (unique_texts("word", ("scale",), self.scale), UniqueParts("reply", tuple(replies)))

    @property
    def telling_keys(self) -> tuple[str, ...]:
        """The words of the best reply, without the sign at their end."""
        return (self.best.text.rstrip(".!?"),)

    def saved_answer(self, plain: Plain) -> SavedAnswer:
        """Return that an answer gives replies their ratings, or best and worst a reply each."""
        replies = [reply.id for reply in self.replies]
        if self.form == "rate":
            return paired_answer(replies, self.scale)
        return paired_answer(EXTREMES, replies)

    @model_validator(mode="after")
    def _ratings_are_on_the_scale(self) -> "Judge":
        for n, reply in enumerate(self.replies):
            if reply.rated not in self.scale:
                found = {"n": n, "rated": reply.rated, "scale": self.scale}
                raise PydanticCustomError("rated-off-scale", "a rating is on the scale", found)
        for extreme, rank in zip(EXTREMES, (max(self.ranks), min(self.ranks)), strict=True):
            count = self.ranks.count(rank)
            if self.form == "best-and-worst" and count > 1:
                found = {"extreme": extreme, "count": count, "rated": self.scale[rank]}
                raise PydanticCustomError("one-extreme", "one reply is the best", found)
        return self
