"""The prose of a page: its text without code, mathematics, marks and addresses."""

import re
from collections.abc import Iterator
from pathlib import Path

LEFT_OUT = [
    re.compile(r"\A---\n.*?\n---\n", re.DOTALL),  # what Jupytext needs
    re.compile(
        r"^```\{(?:code-cell|quiz|bibliography|toctree|about-model|models|atlas|claims)\}.*?^```",
        re.DOTALL | re.MULTILINE,
    ),
    re.compile(r"\$\$.*?\$\$(?: \([\w-]+\))?", re.DOTALL),
    re.compile(r"\$[^$\n]+\$"),
    re.compile(r"\{(?:claim|cite:?\w*|eq|ref|doc)\}`[^`]*`"),
    re.compile(r"^(?::::|```).*$|^:\w+:.*$|^\|[-| :]+\|$", re.MULTILINE),
    re.compile(r"(?<=\])\([^)]*\)"),  # where a link leads
    re.compile(r"\{\w+\}(?=`)|`[^`]*`|<[^>]*>"),
]
END = re.compile(r"[.!?][\"”’*_)]*\s+(?=[\"“‘*_(]*[A-Z0-9])")


def prose(path: Path) -> str:
    """Read the prose of a page."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\{term\}`([^`<]*)(?:<[^>]*>)?`", r"\1", text)
    for pattern in LEFT_OUT:
        text = pattern.sub(" ", text)
    return text


def sentences(path: Path) -> Iterator[str]:
    """Yield the sentences of a page's paragraphs and lists; headings and tables are none."""
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )", prose(path)):
        if not re.match(r"\s*(#|\|)", block):
            for sentence in END.split(" ".join(block.split())):
                if len(sentence.split()) > 2:
                    yield sentence
