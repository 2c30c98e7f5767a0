"""The wheel of models and forms: exactly what goes out with a notebook, always the same bytes."""

import os
import subprocess
import sys
import zipfile
from email import message_from_bytes
from pathlib import Path

import minimodels
from course.wheel import ROOT, build

PARTS = ("py.typed", *(path.name for path in (ROOT / "minimodels").glob("_*.py")))
FORMS = ("__init__.py", "answers.py", "form.py", "py.typed", "typed.py", "writing.py")


def test_it_holds_models_and_forms_and_nothing_else(tmp_path: Path) -> None:
    """The wheel holds the models that are found, their parts, the forms of questions, metadata, and no other file."""
    wheel = build(tmp_path)
    version = f"egalitarianism-{minimodels.__version__}"
    assert wheel.name == f"{version}-py3-none-any.whl"
    known = [f"minimodels/{name}" for name in (*PARTS, *(f"{model}.py" for model in minimodels.names()))]
    known += [f"student/{name}" for name in FORMS]
    metadata = [f"{version}.dist-info/{name}" for name in ("METADATA", "WHEEL", "RECORD")]
    licence = [f"{version}.dist-info/licenses/{path.name}" for path in ROOT.glob("LICENSE*")]
    with zipfile.ZipFile(wheel) as archive:
        assert sorted(archive.namelist()) == sorted([*known, *metadata, *licence])
        for name in known:
            assert archive.read(name) == (ROOT / name).read_bytes()


def test_it_requires_nothing_but_python(tmp_path: Path) -> None:
    """No requirement without the extra `notebook`, which asks for ipywidgets."""
    with zipfile.ZipFile(build(tmp_path)) as archive:
        metadata = message_from_bytes(archive.read(f"egalitarianism-{minimodels.__version__}.dist-info/METADATA"))
    assert metadata["Name"] == "egalitarianism"
    assert metadata["Version"] == minimodels.__version__
    assert [need.split(";")[-1].strip() for need in metadata.get_all("Requires-Dist", [])] == ["extra == 'notebook'"]


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """Built twice, in different folders, under different clocks and umasks, the wheel is the same file."""
    first = build(tmp_path / "first")
    before = os.umask(0o077)
    try:
        second = build(tmp_path / "second")
    finally:
        os.umask(before)
    assert first.read_bytes() == second.read_bytes()


def test_a_python_without_the_course_runs_it(tmp_path: Path) -> None:
    """The wheel alone, on the path of a bare Python, finds and evaluates every mini-model."""
    code = (
        "import minimodels; print(minimodels.__file__, *[len(minimodels.find(n).controls) for n in minimodels.names()])"
    )
    wheel = build(tmp_path)
    bare = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(wheel)!r}); {code}"]
    done = subprocess.run(bare, cwd=tmp_path, capture_output=True, text=True, check=True)
    where, *controls = done.stdout.split()
    assert where.startswith(str(wheel))
    assert len(controls) == len(minimodels.names())
