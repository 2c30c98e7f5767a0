"""QTI 2.1: a content package with one item for each question, and a test that lists them.

Scores are computed in the items themselves, with operators that QTI 2.1 defines. See IMS Question and Test
Interoperability, Assessment Test, Section and Item Information Model, version 2.1 (2012), and IMS Content Packaging.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quiz.exports import Export, Loss
from quiz.exports._qti_forms import ask
from quiz.exports._qti_xml import Item, answered, document, outcome, put, when
from quiz.exports._xml import Element, tag
from quiz.forms import Form, Number, Open, State, Words
from quiz.question import Question

SUFFIX = ".zip"
TITLE = "QTI 2.1 content package"
NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
PACKAGE_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd"
EPOCH = (1980, 1, 1, 0, 0, 0)  #: of every file in the package: the first that a zip can hold


def export(questions: Sequence[Question]) -> Export:
    """Write a package; a question that moves a mini-model is left out, since no platform can move one.

    The first loss is that of every question: an answer that is empty, or lacks a part, earns nothing for what is
    missing, where the engine would ask for it.
    """
    losses = [Loss("every question", "what is missing of an answer earns 0; the engine would ask for it")]
    items: dict[str, bytes] = {}
    for question in (q.draw() for q in questions):
        form = question.form()
        losses += [Loss(question.id, what) for what in _losses(question, form)]
        if not isinstance(form, State):
            items[question.id] = _item(question, form)
    files = {f"items/{name}.xml": content for name, content in items.items()}
    return Export(_zip({"imsmanifest.xml": _manifest(items), "test.xml": _test(items), **files}), tuple(losses))


def _item(question: Question, form: Form) -> bytes:
    item = Item(question)
    ask(item, form)
    if question.explanation:
        names = [declaration.attrib["identifier"] for declaration in item.declared]
        item.rules.append(when((answered(*names), item.say(question.explanation))))
    return document(item.element(), NAMESPACE, SCHEMA)


def _test(names: Iterable[str]) -> bytes:
    """List the items in a test whose score is the sum of theirs; no question's id begins with an underscore."""
    items = (tag("assessmentItemRef", identifier=name, href=f"items/{name}.xml") for name in names)
    section = tag("assessmentSection", *items, identifier="_section", title="Questions", visible="true")
    part = tag("testPart", section, identifier="_part", navigationMode="nonlinear", submissionMode="individual")
    total = put("SCORE", tag("sum", tag("testVariables", variableIdentifier="SCORE")))
    parts = (outcome("SCORE", "float", 0), part, tag("outcomeProcessing", total))
    return document(tag("assessmentTest", *parts, identifier="_test", title="Questions"), NAMESPACE, SCHEMA)


def _manifest(names: Iterable[str]) -> bytes:
    """Say what is in the package."""
    uses = (tag("dependency", identifierref=name) for name in names)
    files = {name: f"items/{name}.xml" for name in names}
    items = (_resource(name, "imsqti_item_xmlv2p1", file) for name, file in files.items())
    test = _resource("_test", "imsqti_test_xmlv2p1", "test.xml", *uses)
    about = tag("metadata", tag("schema", "QTIv2.1 Package"), tag("schemaversion", "1.0.0"))
    root = tag("manifest", about, tag("organizations"), tag("resources", test, *items), identifier="_manifest")
    return document(root, PACKAGE, PACKAGE_SCHEMA)


def _resource(name: str, type_: str, file: str, *uses: Element) -> Element:
    return tag("resource", tag("file", href=file), *uses, identifier=name, type=type_, href=file)


def _zip(files: Mapping[str, bytes]) -> bytes:
    """Pack files so that the same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _losses(question: Question, form: Form) -> Iterator[str]:
    """Say what of a question the package cannot hold."""
    if isinstance(form, State):
        yield f"left out: no platform has the mini-model {form.model} to move"
        return
    if isinstance(form, Open):
        yield "a person has to score it"
    yield from (what for part in getattr(form, "parts", {"": form}).values() for what in _losses_of_part(part))
    if question.hint:
        yield "the hint is left out"
    if question.confidence:
        yield "how sure the answer is, is not asked"
    if question.model:
        yield f"the link to the mini-model {question.model} is left out"


def _losses_of_part(form: Form) -> Iterator[str]:
    if isinstance(form, Number):
        yield "whether 0,25 and 1/4 are read as numbers is up to the platform"
    if isinstance(form, Number) and form.digits:
        yield "a number half-way between two of so many digits is rounded up"
    if isinstance(form, Number) and form.percent:
        yield "a percentage is not read, nor told from a share: 0.25 has to be written, not 25 %"
    if isinstance(form, Number) and len(form.units) > 1:
        yield f"only {next(iter(form.units))} is taken, which stands behind the number"
    if isinstance(form, Words):
        yield "letters are compared as they are typed, without Unicode normalization"
