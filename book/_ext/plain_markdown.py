"""MyST becomes plain Markdown, for a notebook that is read outside the book."""

import re
from functools import cache
from pathlib import Path

from model_words import about
from pybtex.database import BibliographyData, Person, parse_file

BIBLIOGRAPHY = Path(__file__).parents[1] / "references.bib"
BOXES = ("admonition", "important", "note", "seealso", "tip", "warning")
FENCE = re.compile(r"(`{3,}|~{3,}|:{3,})(?:\{(\w[\w-]*)\})?(.*)")
OPTION = re.compile(r":\w+:.*")
UNSEEN = re.compile(r"%.*|\([\w-]+\)=|\{[.#][^}]*\}")  # comments, names of places, attributes
ROLE = re.compile(r"\{([a-z][\w:-]*)\}`([^`]+)`")
LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?![a-z]+:)[^)]*\)")  # to another page of the book: only its words are kept
FORMULA_NAME = re.compile(r"(?<=\$\$) *\([\w-]+\)$", re.MULTILINE)


def plain(myst: str) -> str:
    """Turn MyST into plain Markdown; what stands in a code block stays as it is.

    Raises:
        ValueError: for a directive, a role or a citation that has no plain form, with its name.
    """
    out: list[str] = []
    text: list[str] = []
    rest = iter(myst.split("\n"))
    for line in rest:
        fence = FENCE.fullmatch(line)
        if fence is None:
            text += [] if UNSEEN.fullmatch(line) else [line]
            continue
        body = []
        for inner in rest:
            if set(inner.strip()) == {line[0]} and len(inner.strip()) >= len(fence[1]):
                break
            body.append(inner)
        out += [words("\n".join(text))] if text else []
        out += [block(fence[2], fence[3].strip(), body) if fence[2] else "\n".join([line, *body, fence[1]])]
        text = []
    return "\n".join([*out, words("\n".join(text))]).strip()


def block(name: str, title: str, body: list[str]) -> str:
    """Write a directive: a box as a quotation, an answer folded away, a formula."""
    options = [line for line in body if OPTION.fullmatch(line)]
    content = "\n".join(line for line in body if line not in options).strip()
    if name == "math":
        return f"$$\n{content}\n$$"
    if name == "quiz":
        return "*Questions to check yourself stand on the page in the book.*"
    if name == "about-model":
        return "\n".join(about(*title.split()))
    if name not in BOXES:
        raise ValueError(f"the directive {{{name}}} has no plain form for the notebook")
    title = words(title) or name.capitalize()
    if any("dropdown" in option.split() for option in options):
        return f"<details>\n<summary>{title}</summary>\n\n{plain(content)}\n\n</details>"
    return "\n".join(f"> {line}".rstrip() for line in f"**{title}**\n\n{plain(content)}".split("\n"))


def words(text: str) -> str:
    """Write text without roles and without links to other pages."""
    return FORMULA_NAME.sub("", LINK.sub(r"\1", ROLE.sub(lambda found: role(found[1], found[2]), text)))


def role(name: str, text: str) -> str:
    """Write what a role shows: a citation as "Author (year)", mathematics between dollars, else the words."""
    match name:
        case "cite:t":
            return ", ".join(f"{author} ({year})" for author, year in map(author_and_year, text.split(",")))
        case "cite" | "cite:p":
            return "(" + "; ".join(" ".join(author_and_year(key)) for key in text.split(",")) + ")"
        case "claim":
            return ""  # a mark that leads to the book's index
        case "math":
            return f"${text}$"
        case "doc" | "ref" | "term" | "abbr" | "sub" | "sup":
            return text.partition("<")[0].strip() or text
    raise ValueError(f"the role {{{name}}} has no plain form for the notebook")


@cache
def bibliography() -> BibliographyData:
    """Read the works that can be cited."""
    return parse_file(str(BIBLIOGRAPHY))


def author_and_year(key: str) -> tuple[str, str]:
    """Name the authors of a work, or the first of more than two, and its year."""
    entry = bibliography().entries.get(key.strip())
    if entry is None:
        raise ValueError(f"{key.strip()!r} is not in {BIBLIOGRAPHY.name}")
    people: list[Person] = entry.persons.get("author") or entry.persons["editor"]
    names = [" ".join(str(part) for part in (*p.rich_prelast_names, *p.rich_last_names)) for p in people]
    return (" and ".join(names) if len(names) <= 2 else f"{names[0]} et al."), str(entry.fields["year"])
