"""A Word template filled in: the user's own or ours, and nothing in it can do any harm."""

from copy import deepcopy
from io import BytesIO
from pathlib import Path

from solver.files.errors import InputError
from solver.files.packed import TEMPLATE, UNREADABLE, damaged, fault_in, inspect
from solver.files.timeless import timeless
from solver.report.papers.content import Content
from solver.report.papers.fields import check_fields

_SUFFIX = ".docx"


def own_template(path: Path) -> bytes:
    """A template of the user's; raises InputError where it cannot or must not be read."""
    content = inspect(path, TEMPLATE)
    if path.suffix.lower() != _SUFFIX:
        raise fault_in(path, "Not a template, or a damaged one.", TEMPLATE.save)
    check_fields(path, content)
    return content


def filled_in(template: bytes, content: Content, name: str) -> bytes:
    """The template with the content in it; the same bytes for the same content.

    What people wrote stays text, and the template reaches nothing but the content, of which it has
    a copy (`Language`). Raises InputError, which calls the template by `name`, where it asks for
    anything else, or makes no document.
    """
    from docxtpl import DocxTemplate  # only for papers
    from jinja2 import TemplateError

    from solver.report.papers.language import Language

    language, own = Language(len(content.get("people", ()))), deepcopy(content)
    document, into = DocxTemplate(BytesIO(template)), BytesIO()
    try:
        document.init_docx()
    except UNREADABLE as error:
        raise damaged(Path(name), TEMPLATE) from error
    try:
        document.render(own, language, autoescape=True)
        document.save(into)
    except (TemplateError, ArithmeticError, RecursionError, *UNREADABLE) as error:
        raise _broken(name, str(error) or type(error).__name__) from None
    return timeless(into.getvalue())


def _broken(name: str, reason: str) -> InputError:
    what = f"The template cannot be filled in: {reason.rstrip('.')}."
    return fault_in(Path(name), what, "docs/papers.md lists what a template may say.")
