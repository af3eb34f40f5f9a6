"""What the web page says beside the reports that it shows."""

from solver.report.words import Surface

WORDS: Surface = {
    "en": {
        "html.internal": "Internal: holds points and reviews of people. Not for public display.",
        "html.contents": "Contents",
        "html.summary": "In short",
        "html.people": "Everybody, clause by clause",
        "html.figures": "Pictures",
        "html.alternatives": "Alternative plans",
        "html.policy": "Read and decided by",
        "html.filter": "Show only what contains",
        "html.outcome": "Outcome",
        "html.every": "all",
        "html.shown": "{n} of {total} people",
        "html.unfold": "Unfold all",
        "html.fold": "Fold all",
        "html.sort": "Sort by {column}",
        "html.most": "Most",
        "html.item": "Item",
        "html.total": "Together",
        "html.seats": "Better seats applied for, and why not",
        "html.unexplained": (
            "The time ran out before {n} people could be looked at; allow more with --time-limit."
        ),
        "html.unexplained.one": (
            "The time ran out before one person could be looked at; allow more with --time-limit."
        ),
        "html.unpriced": "With so many people the price of each seat is not worked out here; "
        "ask with gangwei explain --person.",
        "html.file": "File",
        "html.hash": "SHA-256 of the file",
        "html.rulebook": "Rulebook",
        "html.version": "Made by gangwei {version}; checked against every rule by the verifier.",
        "html.written": "Written: {path}",
    },
    "zh": {
        "html.internal": "内部材料：含个人积分和审核情况，不得公示。",
        "html.contents": "目录",
        "html.summary": "结论",
        "html.people": "逐人说明",
        "html.figures": "图",
        "html.alternatives": "备选方案",
        "html.policy": "采用的口径",
        "html.filter": "只显示包含",
        "html.outcome": "结果",
        "html.every": "全部",
        "html.shown": "{total}人中的{n}人",
        "html.unfold": "全部展开",
        "html.fold": "全部收起",
        "html.sort": "按{column}排序",
        "html.most": "上限",
        "html.item": "项目",
        "html.total": "合计",
        "html.seats": "报名的更优岗位及未聘原因",
        "html.unexplained": "时间用尽，尚有{n}人未逐一说明；请用 --time-limit 放宽时限。",
        "html.unpriced": "人数较多，此处不逐一计算代价；可用 gangwei explain --person 查询。",
        "html.file": "文件",
        "html.hash": "文件的SHA-256",
        "html.rulebook": "规则库",
        "html.version": "由 gangwei {version} 生成；结果已由独立核验程序按各项规则核对。",
        "html.written": "已写入：{path}",
    },
}
