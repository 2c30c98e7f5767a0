"""GIFT, read as Moodle reads it: questions are parted by blank lines, and a backslash takes a sign its meaning."""

import re
from collections.abc import Iterator

from quiz.imports._found import Asked, FileError, Found, Unfit, text
from quiz.weighted import Weighted

SIGNS = "\\~=#{}:n"
HIDDEN = {sign: chr(0xFDD0 + place) for place, sign in enumerate(SIGNS)}  #: noncharacters: no text holds them
SHOWN = {ord(hidden): "\n" if sign == "n" else sign for sign, hidden in HIDDEN.items()}
FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
WEIGHT = re.compile(r"%(-?\d+(?:\.\d*)?)%")
TRUTH = re.compile(r"(T|TRUE|F|FALSE)\s*(?:#|$)")


def read(content: bytes) -> list[Found]:
    """Read the questions of a file.

    Raises:
        FileError: with every line on which something is malformed.
    """
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileError([f"{line}: is not UTF-8 (byte {error.start}); save it as UTF-8"]) from error
    found, wrong = [], []
    for line, block in _blocks(words):
        try:
            found += _question(line, block)
        except FileError as error:
            wrong += error.problems
    if wrong:
        raise FileError(wrong)
    return found


def _blocks(words: str) -> Iterator[tuple[int, str]]:
    """Part a file at its blank lines; with each part comes the number of its first line."""
    start, block = 1, list[str]()
    for number, line in enumerate([*re.split("\r\n|\r|\n", words), ""], 1):
        if line.strip():
            start = start if block else number
            block.append(line)
        elif block:
            yield start, "\n".join(block)
            block = []


def _question(line: int, block: str) -> list[Found]:
    """Read one question; a comment or a category alone is none."""
    comments = [part for part in block.split("\n") if part.lstrip().startswith("//")]
    words = "\n".join(part for part in block.split("\n") if not part.lstrip().startswith("//"))
    hidden = re.sub(r"\\([\\~=#{}:n])", lambda sign: HIDDEN[sign[1]], words).strip()
    if not hidden or hidden.startswith("$CATEGORY:"):
        return []
    name, hidden = _named(hidden)
    opened, closed = hidden.count("{"), hidden.count("}")
    if opened != closed or opened > 1 or hidden.find("}") < hidden.find("{"):
        raise FileError([f"{line}: has {opened} {{ and {closed} }}, not one of each; write \\{{ and \\}} in a text"])
    told = "\n".join(comments)
    ids, tags = (re.findall(rf"\[{kind}:((?:\\\]|[^\]])+)\]", told) for kind in ("id", "tag"))
    found = Found(f"line {line}", block, name, Unfit("it asks nothing"), id=ids[0].strip() if ids else "")
    found = found._replace(tags=tuple(tag.strip().replace("\\]", "]") for tag in tags))
    return [_whole(found, hidden)]


def _named(hidden: str) -> tuple[str, str]:
    match = re.match(r"::(.*?)::(.*)", hidden, re.DOTALL)
    return (match[1].translate(SHOWN).strip(), match[2].strip()) if match else ("", hidden)


def _whole(found: Found, hidden: str) -> Found:
    """Read question and answers; without any, it is a description."""
    before, opened, rest = hidden.partition("{")
    answers, _, after = rest.partition("}")
    stem = f"{before.strip()} _____ {after.strip()}" if after.strip() else before.strip()
    match = FORMAT.match(stem)
    format_ = match[1] if match else "moodle"
    answers, _, feedback = answers.strip().partition("####")
    try:
        return found._replace(
            asked=_asked(answers.strip(), format_) if opened else found.asked,
            prompt=_text(stem, format_),
            feedback=_text(feedback, format_),
        )
    except Unfit as why:
        return found._replace(asked=why)


def _text(words: str, format_: str) -> str:
    """Read a text, whose own format may stand before it."""
    words = words.strip()
    found = FORMAT.match(words)
    written = words[found.end() if found else 0 :].translate(SHOWN)
    return text(written, found[1] if found else format_)


def _asked(answers: str, format_: str) -> Asked:
    """Tell by their signs what kind of answers these are."""
    if not answers:
        return Asked("open")
    if answers.startswith("#"):
        return Asked("number", tuple(_numbers(answers[1:], format_)))
    if "~" in answers:
        options = [_option(sign, words, format_) for sign, words in _signed(answers)]
        return Asked("choice" if "=" in answers else "several", tuple(options))
    if "=" in answers and "->" in answers:
        return Asked("pairs", pairs=tuple(_pair(words, format_) for _, words in _signed(answers)))
    if TRUTH.match(answers):
        return _truth(answers, format_)
    return Asked("words", tuple(_option("=", words, format_) for _, words in _signed(answers)))


def _signed(answers: str) -> list[tuple[str, str]]:
    """Part answers at their signs; one without a sign is right."""
    found = re.findall(r"([=~]?)([^=~]*)", answers)
    return [(sign or "=", words.strip()) for sign, words in found if sign or words.strip()]


def _option(sign: str, words: str, format_: str) -> Weighted:
    weight = WEIGHT.match(words)
    answer, _, said = words[weight.end() if weight else 0 :].partition("#")
    fraction = float(weight[1]) / 100 if weight else float(sign == "=")
    return Weighted(_text(answer, format_), fraction, _text(said, format_))


def _numbers(answers: str, format_: str) -> Iterator[Weighted]:
    for sign, words in _signed(answers):
        option = _option(sign, words, "plain")
        answer, tolerance = _range(option.text) if option.text else ("*", 0.0)
        said = words.partition("#")[2]
        yield Weighted(answer, option.fraction, _text(said, format_), tolerance)


def _range(words: str) -> tuple[str, float]:
    """Read 3, 3:0.5 or 2.5..3.5."""
    try:
        if ".." in words:
            low, high = map(float, words.split("..", 1))
            return repr((low + high) / 2), abs(high - low) / 2
        answer, _, tolerance = words.partition(":")
        return answer.strip(), float(tolerance or 0)
    except ValueError:
        raise Unfit(f"{words!r} is no number") from None


def _pair(words: str, format_: str) -> tuple[str, str]:
    item, arrow, category = words.partition("->")
    if not arrow:
        raise Unfit(f"{words.translate(SHOWN)!r} is no pair: write item -> category")
    return _text(item, format_), text(category.translate(SHOWN), "plain")


def _truth(answers: str, format_: str) -> Asked:
    """Read T or F, what is said of the wrong answer, and what of the right one."""
    value, *said = answers.split("#")
    wrong, right = ([_text(words, format_) for words in said] + ["", ""])[:2]
    true = value.strip().startswith("T")
    answers_ = [Weighted("True", float(true), right if true else wrong)]
    return Asked("truefalse", (*answers_, Weighted("False", float(not true), wrong if true else right)))
