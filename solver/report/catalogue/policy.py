"""The readings and policies that can be switched, in words (docs/model.md)."""

from solver.report.words import Surface

WORDS: Surface = {
    "en": {
        "policy.over-quota.forbid": "nobody over the quota",
        "policy.over-quota.transitional": "transitional seats allowed",
        "policy.transitional-reduction.no-entry": "nobody comes to a grade over its quota",
        "policy.transitional-reduction.two-for-one": "one in for two out of a grade over its quota",
        "policy.transitional-reduction.three-for-one": (
            "one in for three out of a grade over its quota"
        ),
        "policy.transitional-reduction.by-excess": (
            "one in for two out of a grade over its quota, for three if over by more than 10 %"
        ),
        "policy.quota-reading.exact": "every grade within its own seats",
        "policy.quota-reading.cumulative": "lower grades may use higher seats",
        "policy.professional-posts.by-tier": "professional desks at any grade of their tier",
        "policy.professional-posts.as-written": "professional desks only at the grade written",
        "policy.merit-reading.R1": "merit clause read as R1",
        "policy.merit-reading.R2": "merit clause read as R2",
        "policy.merit-reading.R3": "merit clause read as R3",
        "policy.merit-reading.R4": "merit clause read as R4",
        "policy.recent-years.assessment-years": "近三年 as assessment years",
        "policy.recent-years.months": "近三年 as 36 months",
        "policy.keep-grade.by-certificate": "the grade of the title held, not appointed, is kept",
        "policy.aims": "aims in the order {value}",
    },
    "zh": {
        "policy.over-quota.forbid": "不得超岗位数",
        "policy.over-quota.transitional": "允许过渡（超岗聘用）",
        "policy.transitional-reduction.no-entry": "超岗等级只退不进",
        "policy.transitional-reduction.two-for-one": "超岗等级退二进一",
        "policy.transitional-reduction.three-for-one": "超岗等级退三进一",
        "policy.transitional-reduction.by-excess": "超岗10%以内退二进一，超过10%退三进一",
        "policy.quota-reading.exact": "各等级按本级岗位数",
        "policy.quota-reading.cumulative": "高岗低用（低等级可占用高等级空岗）",
        "policy.professional-posts.by-tier": "专业技术岗位可按层级内各等级聘用",
        "policy.professional-posts.as-written": "专业技术岗位只按说明书所写等级聘用",
        "policy.merit-reading.R1": "首聘业绩条款按读法R1",
        "policy.merit-reading.R2": "首聘业绩条款按读法R2",
        "policy.merit-reading.R3": "首聘业绩条款按读法R3",
        "policy.merit-reading.R4": "首聘业绩条款按读法R4",
        "policy.recent-years.assessment-years": "近三年按考核年度",
        "policy.recent-years.months": "近三年按36个月",
        "policy.keep-grade.by-certificate": "按所持（而非所聘）职称保留等级",
        "policy.aims": "目标顺序：{value}",
    },
}
