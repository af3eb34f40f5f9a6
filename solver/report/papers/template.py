"""A Word template filled in: the user's own or ours, and nothing in it can do any harm."""

from io import BytesIO
from pathlib import Path

from solver.files.errors import InputError
from solver.files.packed import TEMPLATE, UNREADABLE, damaged, fault_in, inspect
from solver.files.timeless import timeless
from solver.report.papers.content import Content

_SUFFIX = ".docx"


def own_template(path: Path) -> bytes:
    """A template of the user's; raises InputError where it cannot or must not be read."""
    content = inspect(path, TEMPLATE)
    if path.suffix.lower() != _SUFFIX:
        raise fault_in(path, "Not a template, or a damaged one.", TEMPLATE.save)
    return content


def filled_in(template: bytes, content: Content, name: str) -> bytes:
    """The template with the content in it; the same bytes for the same content.

    What people wrote stays text, and the template reaches nothing but the content (a sandbox).
    Raises InputError, which calls the template by `name`, where it asks for anything else.
    """
    from docxtpl import DocxTemplate  # only for papers
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    safe = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    document, into = DocxTemplate(BytesIO(template)), BytesIO()
    try:
        document.init_docx()
    except UNREADABLE as error:
        raise damaged(Path(name), TEMPLATE) from error
    try:
        document.render(content, safe, autoescape=True)
        document.save(into)
    except (TemplateError, ArithmeticError, RecursionError, *UNREADABLE) as error:
        raise _broken(name, str(error) or type(error).__name__) from None
    return timeless(into.getvalue())


def _broken(name: str, reason: str) -> InputError:
    what = f"The template cannot be filled in: {reason.rstrip('.')}."
    return fault_in(Path(name), what, "docs/papers.md lists what a template may say.")
