"""What exports and imports are compared by: a question without the letters that it happens to have; texts that hurt."""

import json
import re
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

import minimodels
from quiz import Question, read_bank
from quiz.bank import MARKUP
from quiz.forms import Blanks, Choice, Form, Number, Open, Order, Pairs, Several, Words
from quiz.weighted import allowed, around
from tests.book.site import ROOT
from tests.quiz.made import LETTERS, make
from tests.quiz.npm import installed, run

BANKS = sorted((ROOT / "book").glob("*/quiz.toml"))
READ = """
const {parse} = require("gift-pegjs"), fs = require("fs");
const read = text => { try { return parse(text); } catch (error) { return {error: error.message}; } };
process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(process.argv[1], "utf8")).map(read)));
"""
PIECES = [
    *("word", "other", "two words", "é", "→", "𝔘", "ß", "<", ">", "&", "&amp;", "&lt;", "]]>", '"', "'", "\\", "\\n"),
    *(
        "{",
        "}",
        "{}",
        "~",
        "=",
        "#",
        "##",
        "####",
        ":",
        "::",
        "%",
        "%50%",
        "[html]",
        "//",
        "$",
        "*a",
        "_____",
        "1",
        "T",
    ),
    *("$CATEGORY:", "{1:SA:=x}", "->", ".", "-", "0.5", "\n"),
]


def texts(*without: str) -> st.SearchStrategy[str]:
    """Make texts of a bank of pieces that mean something somewhere."""
    pieces = st.lists(st.sampled_from([p for p in PIECES if p not in without]), max_size=5).map(" ".join)
    joined = st.tuples(pieces, pieces).map(lambda found: f"{found[0]} so long a text {found[1]}".strip())
    return joined.filter(lambda words: not MARKUP.search(words))


def questions(*without: str) -> st.SearchStrategy[list[Question]]:
    """Make a question of each form that platforms know, of such texts."""
    return st.lists(texts(*without), min_size=12, max_size=12, unique_by=lambda words: " ".join(words.split())).map(_of)


def _of(texts: list[str]) -> list[Question]:
    letters = dict(zip(LETTERS, texts, strict=False))
    said = dict(zip(LETTERS, texts[4:], strict=False))
    about = {"prompt": texts[8], "hint": texts[9], "explanation": texts[10]}
    mistake = {"value": 0.75, "feedback": texts[4]}
    numbers = {"1": texts[4], "2": texts[5], "3": texts[6]}
    blank = {"kind": "single", "options": letters, "answer": "b", "feedback": said}
    number = {"kind": "numeric", "answer": -2.5, "tolerance": 0.1, "mistakes": [mistake], "explanation": texts[5]}
    text = " ".join(re.sub(r"[{}]", "", part) for part in texts[:2])
    return [
        make("single", id="single", options=letters, feedback=said, **about),
        make("multiple", id="multiple", options=letters, feedback=said, points=2, **about),
        make("ordering", id="ordering", items=letters, **about),
        make("matching", id="matching", items=dict(zip("123", texts, strict=False)), feedback=numbers,
             categories=dict(zip("ABC", texts[3:], strict=False)), **about),
        make("numeric", id="numeric", mistakes=[mistake], percent=False, **about),
        make("essay", id="essay", answer=f"{texts[0]} and so on, and on", marking=texts[1], **about),
        make("cloze", id="cloze", text=f"{text} {{1}} {text} {{2}} {text}", blanks={"1": blank, "2": number},
             points=2, **about),
    ]  # fmt: skip


def alike(words: str) -> str:
    """Write a text with one space between words."""
    return " ".join(words.split())


def asked(form: Form) -> Any:
    """Say what is asked without letters, as far as Moodle can hold it."""
    match form:
        case Choice(options=options, shares=shares, feedback=feedback):
            return [(words, allowed(shares[key]), feedback[key]) for key, words in options.items()]
        case Several(options=options, answer=answer, feedback=feedback):
            return [(words, key in answer, feedback[key]) for key, words in options.items()]
        case Order(items=items, answer=answer, feedback=feedback):
            rules = {" ".join(items.get(w, w) for w in rule.split()): alike(said) for rule, said in feedback.items()}
            return [items[letter] for letter in answer], rules
        case Pairs(items=items, categories=categories, answer=answer, feedback=feedback):
            pairs = [(words, categories[answer[key]], alike(feedback[key])) for key, words in items.items()]
            return pairs, sorted(categories.values())
        case Number(answer=answer, mistakes=mistakes, right=right, units=units):
            values = [(around(form, value), said) for value, said in [(answer, right), *mistakes]]
            return values, {name: round(size, 9) for name, size in units.items()}
        case Words(patterns=patterns):
            return [(pattern, allowed(share), said) for pattern, share, said in patterns]
        case Open(answer=answer, marking=marking):
            return answer, marking
        case Blanks(text=text, parts=parts):
            return alike(text), [_inline(asked(part)) for part in parts.values()]
    raise TypeError(type(form).__name__)


def _inline(value: Any) -> Any:
    """Write the texts of a blank with one space between words: HTML knows no other."""
    if isinstance(value, str):
        return alike(value)
    return type(value)(map(_inline, value)) if isinstance(value, list | tuple) else value


def held(question: Question, hint: bool = True, points: bool = True) -> dict[str, Any]:
    """Say what of a question a file can hold."""
    form = question.form()
    flat = isinstance(form, Blanks)
    blanks = len(form.parts) if isinstance(form, Blanks) else 1
    whole = blanks * max(1, question.points // blanks) if flat else question.points
    return {
        "id": question.id,
        "prompt": alike(question.prompt) if flat else question.prompt,
        "hint": question.hint if hint else "",
        "explanation": question.explanation,
        "bloom": question.bloom,
        "claims": question.claims,
        "model": question.model,
        "confidence": question.confidence,
        "points": whole if points else 1,
        "asked": asked(form),
    }


def book() -> list[Question]:
    """Draw all questions of the book."""
    return [question.draw() for bank in BANKS for question in read_bank(bank, models=minimodels.library)]


def strangers(texts: list[str], folder: Path) -> list[Any]:
    """Have texts in GIFT read by `gift-pegjs`."""
    packages = installed(ROOT / "tests" / "quiz" / "node")
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    found: list[Any] = json.loads(run("node", "-e", READ, str(folder / "texts.json"), cwd=packages.parent))
    return found


def undo(words: str) -> str:
    """Put back the signs for which `gift-pegjs` leaves a number in the second half of a pair."""
    return re.sub(r"&&(\d{3});?", lambda found: chr(int(found[1])), words)
