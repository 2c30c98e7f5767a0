"""Elements of XML, for the formats that are written in it."""

from xml.etree.ElementTree import Element

__all__ = ["Element", "tag", "written"]
UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])  #: what XML cannot hold


def tag(name: str, *children: Element | str, **attributes: str | float) -> Element:
    """Make an element of children and texts; numbers are written to twelve digits."""
    out = Element(name, {key: written(value) for key, value in attributes.items()})
    for child in children:
        if isinstance(child, Element):
            out.append(child)
        elif len(out):
            out[-1].tail = (out[-1].tail or "") + child.translate(UNWRITABLE)
        else:
            out.text = (out.text or "") + child.translate(UNWRITABLE)
    return out


def written(value: str | float) -> str:
    """Write an attribute or a number."""
    return value.translate(UNWRITABLE) if isinstance(value, str) else f"{value:.12g}"
