"""What kinds with lettered options share."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import Field

from quiz.question import Answer, Question, Unreadable, text

Options = Annotated[Mapping[str, str], Field(min_length=2, max_length=12)]


def letters(answer: Answer, options: Iterable[str]) -> tuple[str, ...]:
    """Read one letter, or several in a list or separated by commas or spaces.

    Raises:
        Unreadable: for no letter, a letter twice, or one that names no option.
    """
    known = list(options)
    given = answer.replace(",", " ").split() if isinstance(answer, str) else answer
    if not isinstance(given, list | tuple) or not given:
        raise Unreadable(f"choose among {', '.join(known)}")
    if not all(isinstance(letter, str) and letter in known for letter in given) or len(set(given)) < len(given):
        raise Unreadable(
            f"{answer!r:.60} is not of the form asked: letters among {', '.join(known)}, each at most once"
        )
    return tuple(given)


def one_letter(answer: Answer, options: Iterable[str]) -> str:
    """Read exactly one letter.

    Raises:
        Unreadable: for anything else.
    """
    given = letters(answer, options)
    if len(given) != 1:
        raise Unreadable("choose one option")
    return given[0]


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


def lines(options: Mapping[str, str]) -> str:
    """Write lettered options as a list for print."""
    return (
        "<ul>" + "".join(f"<li>{text(letter)}) {text(option)}</li>" for letter, option in options.items()) + "</ul>\n"
    )


def inputs(name: str, options: Mapping[str, str], type_: str) -> str:
    """Write a native input of a type (radio or checkbox) for each option, with its label."""
    return "".join(
        f'<label class="qz-option"><input type="{type_}" name="{name}" value="{text(letter)}"> '
        f'<span class="qz-letter">{text(letter)})</span> {text(option)}</label>\n'
        for letter, option in options.items()
    )


class OneOf(Question):
    """A question of which one option is the answer; every option has feedback."""

    options: Options
    answer: str
    feedback: Mapping[str, str]

    def public(self) -> dict[str, Any]:
        """Show the options."""
        return super().public() | {"options": dict(self.options)}

    def inputs(self, name: str) -> str:
        """Ask with radio buttons."""
        return inputs(name, self.options, "radio")

    def lines(self) -> str:
        """Write the options."""
        return lines(self.options)

    def right(self) -> Answer:
        """Give the right letter."""
        return self.answer

    def told(self) -> str:
        """Write letter and option."""
        return f"{self.answer}) {self.options[self.answer]}"

    def texts(self) -> Mapping[str, str]:
        """Name what is said of each option."""
        return self.feedback
