"""What every text file of the project keeps to: no registry's host, no path of somebody's machine, one version."""

import re
import subprocess
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

import minimodels

ROOT = Path(__file__).resolve().parents[1]
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.|yarnpkg\.com|anaconda\.org|crates\.io|rubygems\.org"
    r"|(?:deb|security|archive)\.(?:debian\.org|ubuntu\.com)|https?://\S*/simple\b|-index-ur[l]\b",
    re.IGNORECASE,
)
HOME = re.compile(r"(?<![\w.~-])/(?:root|work|home|Users)(?:/|\b(?![\w-]))")
SCRATCH = re.compile(r"(?<![\w.~-])/(?:tmp|var/tmp)\b")
PROSE = {".md", ".cff", ".ipynb", ".yml", ".bib", ""}  #: code may speak of the box's own /tmp, prose may not


def committed() -> list[str]:
    """List the files that are committed or about to be."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    return subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


def slips(name: str, text: str) -> list[str]:
    """List what a text must not hold, with its lines."""
    forbidden = [REGISTRY, HOME, *([SCRATCH] if Path(name).suffix in PROSE else [])]
    return [
        f"{name}:{number}: {found.group()}"
        for number, line in enumerate(text.splitlines(), start=1)
        for pattern in forbidden
        for found in [pattern.search(line)]
        if found
    ]


def test_no_committed_text_names_a_registry_or_a_path_of_a_machine() -> None:
    """The project speaks of itself: whoever reads it meets no registry's host and no folder of the author's machine."""
    found = []
    for name in committed():
        path = ROOT / name
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            found += slips(name, content.decode("utf-8"))
    assert found == []


@pytest.mark.parametrize(
    ("name", "text", "slip"),
    [
        ("requirements.txt", "--extra-{}https://example.net", "index-url "),
        ("a.md", "see https://files.{}.org/packages", "pythonhosted"),
        ("Makefile", "curl http://mirror.example.net/{}/rich", "simple"),
        ("a.py", "open('/{}/main/book')", "work"),
        ("a.md", "in /{}.", "root"),
        ("README.md", "put it into /{}/here", "tmp"),
    ],
)
def test_a_slip_is_found_and_named_with_its_line(name: str, text: str, slip: str) -> None:
    """Each kind of slip is found in the second line of a small file, with name and line."""
    (found,) = slips(name, f"a good line\n{text.format(slip)}\n")
    assert found.startswith(f"{name}:2: ")


def test_what_is_harmless_passes() -> None:
    """Relative paths, words that only resemble, and the box's own folder in code are no slips."""
    assert slips("a.md", "book/work/ and ../root/ and /workshop, a simple index, _build/tmp") == []
    assert slips("a.py", '"--tmpfs", "/tmp"') == []


def test_the_version_is_the_same_everywhere() -> None:
    """The changelog begins with the version of the code, and the citation names it."""
    changelog = re.search(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    citation = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert changelog
    assert citation
    assert changelog.group(1) == citation.group(1) == minimodels.__version__


def test_the_licences_are_those_that_the_project_declares() -> None:
    """The two licences of the project file are the two that the licence files, the README and the citation name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "MIT AND CC-BY-4.0"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")
    assert "(CC BY 4.0)" in (ROOT / "LICENSE-text").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "MIT" in readme
    assert "Creative Commons Attribution 4.0" in readme


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_the_project_papers_link_only_to_what_is_there(name: str) -> None:
    """Every picture and file that a project paper links to is in the repository."""
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (ROOT / unquote(link)).is_file()]
    assert missing == []


def test_contributing_names_files_that_exist() -> None:
    """Every path that CONTRIBUTING names without a placeholder exists."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = [word for word in re.findall(r"`([\w./-]+/[\w./-]*)`", text) if not re.search(r"[A-Z]{4}", word)]
    assert len(paths) > 5
    assert [path for path in paths if not (ROOT / path).exists()] == []
