"""The sheets of a workbook and their columns: which part of a scenario stands where."""

from dataclasses import dataclass

from solver.files.workbook.kinds import (
    DAY,
    FLAG,
    GRADE,
    ID,
    NAME,
    NUMBER,
    RANK,
    RULEBOOK,
    SHARE,
    TEXT,
    YAML,
    Kind,
    lines,
    listed,
    vocabulary,
    words,
)

NOTE = "#"
"""A sheet or a column whose name begins so is the office's own, and not read."""

EXAMPLE = "示例"
"""What the first cell of an example row begins with."""

SUMS = ("合计", "总计", "小计", "总和")
"""What the first cell of a row of sums says; such rows are not read."""

EITHER = "职务与现聘等级二者填一。Rank or grade, not both."

OWN_TERM = "与基本情况表不同的才填。Only where it differs from the general sheet. "

TERMS = "短期不超过三年，中期三年以上，长期至退休。Short: up to three years; long: to retirement."

DATED = "不填的为公示阶段的第一天。Else the first day of its stage."

ACTIONS = (
    "指定、排除、裁定并列：填岗位或等级。审核：填事项和结论；例外：填事项。更正：填更正后的内容。"
    "退出：不再报名，填岗位的只退该岗位。公示：不填人员。See docs/objections.md."
)

MAJORITY = "不填的为过半数。Else more than half."

SEVERAL = "几项之间用、隔开。Several, with 、 between them."


@dataclass(frozen=True)
class Column:
    """A column, or in a sheet of single facts a row: its key and what it holds.

    `key` is the path within the record, as `current.since`. `refers` names the sheet in whose
    first column the value stands. `example` is what an office would write.
    """

    key: str
    chinese: str
    kind: Kind
    needed: bool = False
    refers: str = ""
    example: str = ""
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet: `key` in English, and the columns.

    `single`: one fact a row, not one record. `person`: each row belongs to the person named in
    its first column. `needed`: no scenario goes without it.
    """

    key: str
    chinese: str
    columns: tuple[Column, ...]
    single: bool = False
    person: bool = False
    needed: bool = False
    note: str = ""

    @property
    def title(self) -> str:
        """The name on the tab."""
        return f"{self.chinese} {self.key}"


def _who(chinese: str = "人员编号") -> Column:
    return Column("person", chinese, ID, needed=True, refers="people", example=EXAMPLE)


GENERAL = Sheet(
    "general",
    "基本情况",
    (
        Column("institution", "单位名称", TEXT, needed=True, example="常州市信息中心"),
        Column(
            "as_of", "计算截止日期", DAY, needed=True,
            note="任职年限等都算到这一天。Every tenure is counted to this day.",
        ),
        Column("stage", "聘用阶段", words("stage"), needed=True),
        Column(
            "rulebook", "规则库", RULEBOOK, needed=True,
            note="随附规则库的名称，或文件名。The name of a shipped rulebook, or of a file.",
        ),
        Column("plan.total", "核定岗位总量", NUMBER, needed=True),
        Column("plan.cite", "方案依据", TEXT),
        Column("plan.note", "方案备注", TEXT),
        Column("notice.office", "公示受理部门", TEXT, note="不填的在公示上留空。Else left blank."),
        Column("notice.contact", "公示联系人", NAME),
        Column("notice.telephone", "公示联系电话", TEXT),
        Column("notice.address", "公示联系地址", TEXT),
        Column("contract.start", "合同起始", DAY, note="不填的在合同清单上留空。As above."),
        Column("contract.type", "合同类型", words("contract"), note=TERMS),
        Column("contract.until", "合同期满", DAY, note="最后一天。The last day."),
        Column("procedure.posted", "公示发布日期", DAY, note=DATED),
        Column("procedure.notice-days", "公示天数", NUMBER, note="不填的按规则库。Else as ruled."),
        Column("procedure.finish", "完成期限", DAY, note="不填的按规则库。Else as ruled."),
        Column("leading-group.quorum", "领导小组法定人数", NUMBER, note=MAJORITY),
        Column("note", "备注", TEXT),
    ),
    single=True,
    needed=True,
)  # fmt: skip

POLICY = Sheet(
    "policy",
    "政策口径",
    (
        Column("over-quota", "超岗位数", words("over-quota")),
        Column("transitional-reduction", "超岗消化", words("transitional-reduction")),
        Column("quota-reading", "岗位数口径", words("quota-reading")),
        Column("professional-posts", "专业技术岗位", words("professional-posts")),
        Column("merit-reading", "首聘业绩读法", words("merit-reading")),
        Column("recent-years", "近三年口径", words("recent-years")),
        Column("aims", "目标顺序", listed(words("aims"), SEVERAL)),
    ),
    single=True,
    note="不填的按docs/model.md的默认口径。What is left empty has its default.",
)

PEOPLE = Sheet(
    "people",
    "人员",
    (
        Column("id", "人员编号", ID, needed=True, example=EXAMPLE),
        Column("name", "姓名", NAME, example="张 三"),
        Column("began", "参加工作", DAY, example="1998年8月"),
        Column("current.rank", "现任职务", RANK, example="科员", note=EITHER),
        Column("current.grade", "现聘等级", GRADE, note=EITHER),
        Column("current.post", "现岗位编号", ID, refers="posts"),
        Column("current.since", "现聘起始", DAY, example="2003.7"),
        Column("sex", "性别", words("sex"), note="只用于推算退休。Only for retirement."),
        Column("born", "出生日期", DAY, note="只用于推算退休。Only for retirement."),
        Column("contract.start", "合同起始", DAY, note=OWN_TERM),
        Column("contract.type", "合同类型", words("contract"), note=f"{OWN_TERM}{TERMS}"),
        Column("contract.until", "合同期满", DAY, note=OWN_TERM),
        Column("note", "备注", TEXT),
    ),
    needed=True,
)  # fmt: skip

SERVICE = Sheet(
    "service",
    "任职经历",
    (
        _who(),
        Column("grade", "等级", GRADE, needed=True, example="10级职员"),
        Column("since", "起始", DAY, needed=True, example="1998.8"),
        Column(
            "until", "截止", DAY, needed=True, example="2003.7",
            note="不再任该级的第一天。The first day after.",
        ),
    ),
    person=True,
    note="现聘等级之前的各段。Periods before the present grade.",
)  # fmt: skip

TITLES = Sheet(
    "titles",
    "职称",
    (
        _who(),
        Column("tier", "级别", words("tier"), needed=True, example="中级"),
        Column("series", "系列", vocabulary("series"), needed=True),
        Column("qualified", "取得资格", DAY, needed=True, example="2005年11月"),
        Column("appointed", "聘任", DAY, note="已聘的才填。Only where appointed."),
    ),
    person=True,
)

EDUCATION = Sheet(
    "education",
    "学历",
    (
        _who(),
        Column("level", "学历", words("education"), needed=True, example="本科"),
        Column("fields", "专业", listed(vocabulary("fields"), SEVERAL)),
        Column("finished", "毕业", DAY, example="1998.7"),
    ),
    person=True,
)

CERTIFICATES = Sheet(
    "certificates",
    "证书",
    (
        _who(),
        Column("kind", "证书", vocabulary("certificates"), needed=True),
        Column("on", "取得", DAY),
    ),
    person=True,
)  # fmt: skip

EXPERIENCE = Sheet(
    "experience",
    "工作经历",
    (
        _who(),
        Column("field", "领域", vocabulary("fields"), needed=True),
        Column("since", "起始", DAY, needed=True),
        Column("until", "截止", DAY, note="至今的不填。Empty where it goes on."),
    ),
    person=True,
)

ASSESSMENTS = Sheet(
    "assessments",
    "年度考核",
    (
        _who(),
        Column("year", "年度", NUMBER, needed=True, example="2011"),
        Column("mark", "等次", words("mark"), needed=True, example="优秀"),
    ),
    person=True,
)

ACHIEVEMENTS = Sheet(
    "achievements",
    "业绩",
    (
        _who(),
        Column("kind", "类别", vocabulary("achievements"), needed=True),
        Column("on", "日期", DAY, needed=True),
        Column("name", "名称", TEXT),
        Column("level", "级别", words("level")),
        Column("class", "等次", vocabulary("classes")),
        Column("role", "角色", words("role")),
        Column("completed", "已完成", FLAG),
        Column("equal-to", "相当于", vocabulary("achievements")),
        Column("recognised.by", "认定机构", TEXT),
        Column("recognised.on", "认定日期", DAY),
    ),
    person=True,
)

LEADS = Sheet(
    "leads",
    "内设机构任职",
    (
        _who(),
        Column("department", "内设机构", TEXT, needed=True),
        Column("role", "正副职", words("deputy"), needed=True),
        Column("since", "起始", DAY, needed=True),
        Column("until", "截止", DAY),
    ),
    person=True,
)

FINDINGS = Sheet(
    "findings",
    "审核结论",
    (
        _who(),
        Column("matter", "事项", ID, needed=True),
        Column("finding", "结论", words("finding"), needed=True),
        Column("by", "审核机构", TEXT, needed=True),
        Column("on", "日期", DAY, needed=True),
        Column("note", "备注", TEXT),
    ),
    person=True,
)

APPLIES = Sheet(
    "applies",
    "报名",
    (
        _who(),
        Column("choice", "志愿", NUMBER, example="1", note="1为第一志愿。1 is the first choice."),
        Column(
            "post", "岗位编号", ID, refers="posts",
            note="只愿留在现岗位的，写一行而岗位留空。Empty in a person's only row: no other post.",
        ),
    ),
    person=True,
    note="没有列出的人视为报本类别的所有岗位。Who is not listed applies for all of the category.",
)  # fmt: skip

POSTS = Sheet(
    "posts",
    "岗位",
    (
        Column("id", "岗位编号", ID, needed=True, example=EXAMPLE),
        Column("title", "岗位名称", TEXT, needed=True, example="工程师"),
        Column("department", "内设机构", TEXT, example="技术科"),
        Column("grades", "等级", listed(GRADE, SEVERAL), needed=True, example="中级10级"),
        Column("seats", "数量", NUMBER, example="1"),
        Column("duties", "岗位职责", lines("一行一条。One a line.")),
        Column("standards", "工作标准", lines("一行一条。One a line.")),
        Column("requires", "具体聘用条件", YAML),
        Column("leads", "分管内设机构", listed(TEXT, SEVERAL)),
        Column("unit-leader", "单位领导", FLAG),
        Column("sensitive", "人财纪检", listed(words("sensitive"), SEVERAL)),
        Column("by-appointment", "任命机关", TEXT),
        Column("named", "任命人员", ID, refers="people"),
        Column("cite", "依据", TEXT),
        Column("note", "备注", TEXT),
    ),
    note="有岗位说明书的岗位；其余自动产生。Described posts; the rest follow from the quota.",
)

QUOTA = Sheet(
    "quota",
    "岗位数量",
    (
        Column("grade", "等级", GRADE, needed=True),
        Column("seats", "核准数量", NUMBER, needed=True),
    ),
    needed=True,
)

LEFT = Sheet(
    "left",
    "离岗人数",
    (
        Column("grade", "等级", GRADE, needed=True),
        Column(
            "people", "人数", NUMBER, needed=True,
            note="上次聘用后退休、调出或解聘的人数。Who has left the staff since the last round.",
        ),
    ),
    note="只在超岗消化（退二进一等）时用。Only for 退二进一 and the like.",
)  # fmt: skip

RATIOS = Sheet(
    "ratios",
    "结构比例",
    (
        Column("part", "部分", listed(words("part"), SEVERAL), needed=True),
        Column("of", "整体", words("whole"), needed=True),
        Column("at-most", "不高于", SHARE),
        Column("at-least", "不低于", SHARE),
        Column("cite", "依据", TEXT),
        Column("note", "备注", TEXT),
    ),
)

DECISIONS = Sheet(
    "decisions",
    "决定",
    (
        Column("person", "人员编号", ID, needed=True, refers="people", example=EXAMPLE),
        Column("rule", "决定", words("decision"), needed=True),
        Column("post", "岗位编号", ID, refers="posts"),
        Column("grade", "等级", GRADE),
        Column("reason", "理由", TEXT, needed=True),
        Column("clause", "依据条款", TEXT),
        Column("by", "决定机构", TEXT, needed=True),
        Column("on", "日期", DAY, needed=True),
    ),
    note="一开始就有的决定；此后的写在决定记录。From the start; what came later is in the log.",
)

LOG = Sheet(
    "log",
    "决定记录",
    (
        Column("on", "日期", DAY, needed=True),
        Column("action", "事项类别", words("action"), needed=True, note=ACTIONS),
        Column("person", "人员编号", ID, refers="people"),
        Column("post", "岗位编号", ID, refers="posts"),
        Column("grade", "等级", GRADE),
        Column("matter", "审核事项", ID),
        Column("finding", "结论", words("finding")),
        Column(
            "facts", "更正后的内容", YAML,
            note="如 {began: 2003-08-01}。What is to stand in the record, as in a scenario file.",
        ),
        Column("reason", "理由", TEXT, needed=True),
        Column("clause", "依据条款", TEXT, needed=True),
        Column("by", "决定机构", TEXT, needed=True),
    ),
    note="一行一项决定，按日期先后。One decision a row, in the order of days.",
)  # fmt: skip

RELATIONS = Sheet(
    "relations",
    "亲属关系",
    (
        Column("first", "人员编号", ID, needed=True, refers="people", example=EXAMPLE),
        Column("second", "亲属编号", ID, needed=True, refers="people"),
        Column("kind", "关系", words("relation"), needed=True),
    ),
)

PLANS = Sheet(
    "plans",
    "备选方案",
    (
        Column("plan", "方案名称", ID, needed=True, example=EXAMPLE),
        Column("note", "说明", TEXT),
        Column("total", "核定岗位总量", NUMBER),
        Column(
            "quota", "岗位数量", YAML, note="只写改动的等级，如 {P8: 2, P9: 1}。Only what changes."
        ),
        Column("ratios", "结构比例", YAML),
        Column("policy", "政策口径", YAML),
    ),
)

ASSUMPTIONS = Sheet(
    "assumptions",
    "推演假设",
    (
        Column("name", "名称", ID, needed=True, example=EXAMPLE),
        Column("assessments", "年度考核", words("assessments")),
        Column("credentials", "业绩审核", words("credentials")),
        Column("applications", "应聘志愿", words("applications")),
        Column("hiring", "补员", words("hiring")),
        Column("staff", "总人数", NUMBER),
        Column("after", "几轮后补", NUMBER),
        Column("entry", "新进等级", GRADE),
        Column("note", "说明", TEXT),
    ),
)

MEMBERS = Sheet(
    "members",
    "领导小组",
    (
        Column("id", "编号", ID, needed=True, refers="people", example=EXAMPLE),
        Column("role", "职务", words("member")),
        Column("name", "姓名", NAME, note="本单位以外的成员才填。Only for members from outside."),
    ),
    note="用于回避：亲属关系填在“亲属关系”表。Who withdraws follows from the sheet relations.",
)  # fmt: skip

STAGES = Sheet(
    "stages",
    "实施步骤",
    (
        Column("stage", "步骤编号", ID, needed=True, example=EXAMPLE),
        Column("first", "起始", DAY),
        Column("last", "截止", DAY, note="最后一天。The last day."),
        Column("note", "备注", TEXT),
    ),
    note="只写与规则库日期不同的步骤。Only stages with other dates than the rulebook's.",
)  # fmt: skip

SHEETS = (
    GENERAL, PEOPLE, SERVICE, TITLES, EDUCATION, CERTIFICATES, EXPERIENCE, ASSESSMENTS,
    ACHIEVEMENTS, LEADS, FINDINGS, APPLIES, POSTS, QUOTA, LEFT, RATIOS, POLICY, DECISIONS,
    LOG, RELATIONS, MEMBERS, STAGES, PLANS, ASSUMPTIONS,
)  # fmt: skip
"""In the order of the tabs."""
