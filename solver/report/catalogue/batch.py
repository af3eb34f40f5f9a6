"""What `gangwei batch` says of a region."""

from solver.report.words import Surface

WORDS: Surface = {
    "en": {
        "batch.fault": "A fault of gangwei: {reason}. Please report it with the file.",
        "batch.killed": (
            "Every process that worked on it died; perhaps the memory does not suffice. "
            "Solve it alone, or with fewer --workers."
        ),
        "batch.interrupted": (
            "Interrupted. {done} of {total} files are done and kept in {place}; "
            "the same command goes on from there."
        ),
        "batch.title": "Region of {n} institutions",
        "batch.title.one": "Region of 1 institution",
        "batch.status.optimal": "{n} proved best",
        "batch.status.feasible": "{n} solved but not proved in the time",
        "batch.status.infeasible": "{n} impossible as they stand",
        "batch.status.infeasible.one": "1 impossible as it stands",
        "batch.status.unknown": "{n} without an answer in the time",
        "batch.status.bad-input": "{n} files cannot be used",
        "batch.status.bad-input.one": "1 file cannot be used",
        "batch.status.fault": "{n} faults of gangwei",
        "batch.status.fault.one": "1 fault of gangwei",
        "batch.placed": "{n} of {total} people appointed",
        "batch.promoted": "{n} promoted",
        "batch.transferred": "{n} transferred",
        "batch.transitional": "{n} over the quota, in transition",
        "batch.waiting": "{n} wait",
        "batch.waiting.one": "1 waits",
        "batch.undecided": "{n} in institutions without an answer",
        "batch.contests": (
            "{n} contests in {institutions} institutions: {applicants} applicants for {seats} seats"
        ),
        "batch.contests.one": "1 contest: {applicants} applicants for {seats} seats",
        "batch.ties": "{n} ties to decide, in {institutions} institutions",
        "batch.ties.one": "1 tie to decide",
        "batch.reviews": (
            "{n} people with a review that could change the result, in {institutions} institutions"
        ),
        "batch.reviews.one": "1 person with a review that could change the result",
        "batch.passed-over": "{n} files that are no institutions are passed over",
        "batch.passed-over.one": "1 file that is no institution is passed over",
        "batch.head.faults": "Faults of gangwei",
        "batch.head.bad-input": "Files that cannot be used",
        "batch.head.infeasible": "Impossible: these cannot all hold",
        "batch.head.out-of-time": "The time ran out",
        "batch.head.over-quota": "Seats over the quota, in transition",
        "batch.head.quota": "Quota",
        "batch.head.vacancies": "Empty seats",
        "batch.more": "… and {n} more: see problems.parquet and institutions.parquet.",
        "batch.rule": "a rule",
        "batch.col.institutions": "Institutions",
        "batch.col.quota": "Quota",
        "batch.col.current": "Today",
        "batch.col.filled": "Filled",
        "batch.col.transitional": "Over",
        "batch.col.lent": "Used from below",
        "batch.col.empty": "Empty",
    },
    "zh": {
        "batch.fault": "本程序出错：{reason}。请连同文件报告此错误。",
        "batch.killed": (
            "处理该文件的进程每次都被终止，可能是内存不足。请单独求解，或用 --workers 减少进程数。"
        ),
        "batch.interrupted": (
            "已中断。{total}个文件中已完成{done}个，保存在{place}；再次运行同一命令即可继续。"
        ),
        "batch.title": "本地区{n}个单位",
        "batch.status.optimal": "{n}个已证最优",
        "batch.status.feasible": "{n}个已有结果，但限时内未证最优",
        "batch.status.infeasible": "{n}个按现有条件无法安排",
        "batch.status.unknown": "{n}个限时内未得出结果",
        "batch.status.bad-input": "{n}个文件无法使用",
        "batch.status.fault": "{n}个因本程序出错",
        "batch.placed": "{total}人中聘用{n}人",
        "batch.promoted": "晋级{n}人",
        "batch.transferred": "转岗{n}人",
        "batch.transitional": "超岗位数量过渡{n}人",
        "batch.waiting": "待聘{n}人",
        "batch.undecided": "另有{n}人所在单位尚无结果",
        "batch.contests": "{institutions}个单位有{n}项竞聘：{applicants}人竞聘{seats}个岗位",
        "batch.ties": "{institutions}个单位有{n}处并列，须由领导小组决定",
        "batch.reviews": "{institutions}个单位有{n}人的待审核事项可能改变结果",
        "batch.passed-over": "{n}个文件不是单位情况文件，未计入",
        "batch.head.faults": "本程序出错",
        "batch.head.bad-input": "无法使用的文件",
        "batch.head.infeasible": "无法安排：以下各条不能同时成立",
        "batch.head.out-of-time": "限时已到",
        "batch.head.over-quota": "超岗位数量的过渡岗位",
        "batch.head.quota": "岗位数量",
        "batch.head.vacancies": "空缺岗位",
        "batch.more": "……另有{n}个，见 problems.parquet 和 institutions.parquet。",
        "batch.rule": "某项规则",
        "batch.col.institutions": "单位数",
        "batch.col.quota": "核准",
        "batch.col.current": "现有",
        "batch.col.filled": "聘用",
        "batch.col.transitional": "超岗",
        "batch.col.lent": "高岗低用",
        "batch.col.empty": "空缺",
    },
}
