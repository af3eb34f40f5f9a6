"""Papers as web pages that print as the documents do."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from solver.report.papers.content import Content
from solver.report.words import Words


def paper_html(name: str, content: Content, words: Words) -> str:
    """The page of a paper (`notice`, `contracts`), in itself complete, without a script."""
    environment = Environment(
        loader=PackageLoader("solver.report.papers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    lang = "zh-CN" if words.lang == "zh" else "en"
    return environment.get_template(f"{name}.html").render(**content, words=words, lang=lang)
