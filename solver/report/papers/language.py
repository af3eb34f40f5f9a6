"""What a template may say: names, conditions, and loops over what there is; nothing that computes.

So filling one in ends, within bounds that are known beforehand, and changes nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from defusedxml.ElementTree import fromstring
from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

LARGEST = 256 * 1024 * 1024
"""Letters that a paper may have: a hundred thousand people fit in less."""

_FILTERS = ("default", "first", "join", "last", "length", "lower", "trim", "upper")
_TESTS = ("defined", "none", "undefined")
_SAID = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
    nodes.Filter,
    nodes.Test,
    nodes.Keyword,
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NO_TEXT = {f"{_WORD}{name}" for name in ("body", "p", "r", "tbl", "tr", "tc", "hdr", "ftr")}
"""Elements of a document in which text of their own is shown nowhere."""


class Filled(Template):
    """A template whose result is held against what a document is, before anybody mends it."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The template filled in; raises TemplateError where that is no document."""
        made = super().render(*args, **kwargs)
        if made.lstrip().startswith("<"):  # else it is a title, or the like
            _check_document(made)
        return made


class Language(ImmutableSandboxedEnvironment):
    """The templates of papers about so many people."""

    template_class = Filled

    def __init__(self, people: int) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self._people = max(1, people)
        self.globals.clear()
        self.filters = _only(self.filters, _FILTERS)
        self.tests = _only(self.tests, _TESTS)

    def from_string(
        self,
        source: Any,
        globals: Any = None,  # noqa: A002 (as jinja2 calls it)
        template_class: Any = None,
    ) -> Template:
        """The template; raises TemplateError where it says what is not said here."""
        tree = self.parse(source)
        _check(tree, ())
        if _length(tree, self._people) > LARGEST:
            raise TemplateError("it is too long for so many people")
        return super().from_string(source, globals, template_class)


def _only(known: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: known[name] for name in names}


def _check(node: nodes.Node, loops: tuple[str, ...]) -> None:
    """Raises TemplateError for what a template does not say.

    A loop within one goes over something of the person, or what, that the outer one is at: so
    there are never more rounds than there are things to name.
    """
    if not isinstance(node, _SAID):
        raise TemplateError(f"a template cannot say this ({type(node).__name__.lower()})")
    if isinstance(node, nodes.For):
        if node.recursive or not isinstance(node.target, nodes.Name):
            raise TemplateError("a loop has one name, and does not call itself")
        over = node.iter
        of = over.node if isinstance(over, nodes.Getattr) else None
        if loops and not (isinstance(of, nodes.Name) and of.name in loops):
            raise TemplateError("a loop in another one goes over something of that one's name")
        loops = (*loops, node.target.name)
    for below in node.iter_child_nodes():
        _check(below, loops)


def _length(node: nodes.Node, people: int) -> int:
    """How many letters a template comes to at most, but for the names."""
    if isinstance(node, nodes.TemplateData):
        return len(node.data)
    inner = sum(_length(below, people) for below in node.iter_child_nodes())
    return inner * people if isinstance(node, nodes.For) else inner


def _check_document(made: str) -> None:
    """Raises TemplateError where a part of a document is none, or has text that nobody sees."""
    try:
        top = fromstring(made)
    except SyntaxError as error:
        raise TemplateError(f"what it makes is no document ({error})") from None
    for element in top.iter():
        if element.tag in _NO_TEXT:
            beside = (element.text, *(below.tail for below in element))
            if any(text and text.strip() for text in beside):
                raise TemplateError("something it says stands where a document shows no text")
