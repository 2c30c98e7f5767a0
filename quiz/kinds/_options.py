"""What kinds with lettered options share."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from pydantic import Field

from quiz.forms import Choice
from quiz.question import Answer, Case, Question, Score
from student.answers import one_letter

Options = Annotated[Mapping[str, str], Field(min_length=2, max_length=12)]


def problems_of(options: Mapping[str, str], feedback: Mapping[str, str], key: Iterable[str]) -> list[str]:
    """List what is wrong with options: empty or equal ones, a key that names none, feedback that is missing."""
    wrong = [f'option "{letter}" has no feedback' for letter in options if not feedback.get(letter, "").strip()]
    wrong += [f'there is feedback for "{letter}", which is no option' for letter in feedback if letter not in options]
    wrong += [f'the answer names "{letter}", which is no option' for letter in key if letter not in options]
    shown = [" ".join(option.casefold().split()) for option in options.values()]
    wrong += [f'option "{letter}" is empty' for letter, option in zip(options, shown, strict=True) if not option]
    if len(set(shown)) < len(shown):
        wrong.append("two options are the same")
    return wrong


class OneOf(Question):
    """A question of which one option is right; the kind says in its form what each earns and is told."""

    def form(self) -> Choice:
        """Ask for one option."""
        raise NotImplementedError

    def score(self, answer: Answer) -> Score:
        """Look the option up."""
        form = self.form()
        given = one_letter(answer, form.options)
        return Score(form.shares[given], (form.feedback[given],))

    def right(self) -> Answer:
        """Give the letter that earns everything."""
        return next(letter for letter, share in self.form().shares.items() if share == 1)

    def told(self) -> str:
        """Write letter and option."""
        return f"{self.right()}) {self.form().options[self.right()]}"

    def cases(self) -> Iterator[Case]:
        """Every option, and answers that name none or several."""
        form = self.form()
        for letter, share in form.shares.items():
            yield Case(letter, share, form.feedback[letter])
        first, second, *_ = form.options
        for garbage in ("", None, 3, "?", [], [first, second], {"a": 1}, f"{first}{second}"):
            yield Case(garbage, None)


class Lettered(OneOf):
    """A question that lists its options; every one has feedback."""

    options: Options
    answer: str
    feedback: Mapping[str, str]

    def shares(self) -> Mapping[str, float]:
        """Say what each option earns; a kind may give a part for some."""
        return {letter: float(letter == self.answer) for letter in self.options}

    def form(self) -> Choice:
        """Ask for one of the options."""
        return Choice(self.options, self.shares(), self.feedback)

    def texts(self) -> Mapping[str, str]:
        """Name what is said of each option."""
        return self.feedback
