"""What the what-if of a notebook says."""

from solver.report.words import Surface

WORDS: Surface = {
    "en": {"whatif.impossible": "No appointment satisfies every rule under this quota."},
    "zh": {"whatif.impossible": "按此岗位数，没有任何聘用结果能同时满足各项规则。"},
}
