"""What `gangwei region` says."""

from solver.report.words import Surface

WORDS: Surface = {
    "en": {
        "region.institutions": "{n} institutions",
        "region.institutions.one": "1 institution",
        "region.pools": "{n} pools of shared seats",
        "region.pools.one": "1 pool of shared seats",
        "region.pools.none": "no pool of shared seats",
        "region.people": "{appointed} of {people} people appointed",
        "region.promoted": "{n} promoted",
        "region.waiting": "{n} wait",
        "region.transitional": "{n} over the quota, in transition",
        "region.all": "Every institution has its answer, proved best in every aim",
        "region.some": "Not every institution has an answer that is proved best: {counts}",
        "region.tied": "{n} appointments are ties, for the leading groups to decide",
        "region.tied.one": "1 appointment is a tie, for the leading group to decide",
        "region.untied": "Every appointment is the same in all best answers",
        "status.optimal": "proved best",
        "status.feasible": "not proved best",
        "status.infeasible": "impossible",
        "status.unknown": "nothing found in the time",
        "region.head.institutions": "Institutions",
        "region.col.id": "Institution",
        "region.col.name": "Name",
        "region.col.status": "Status",
        "region.col.people": "People",
        "region.col.appointed": "Appointed",
        "region.col.promoted": "Promoted",
        "region.col.waiting": "Waiting",
        "region.col.transitional": "Over",
        "region.col.tied": "Ties",
        "region.more": "… and {n} more, all proved best (--out or --json has them)",
        "region.alone": "`gangwei solve` with the file of {names} says why",
        "region.county": "Decided together: {names}",
        "region.pool": "Pool {name}",
        "region.head.use": "Shared seats and who holds them, by institution",
        "region.head.holders": "Who holds a shared seat",
        "region.head.contests": "Contests for shared seats",
        "region.head.vacancies": "Empty shared seats, as each institution sees them",
        "region.head.conflict": "These cannot all hold",
        "region.head.aims": "Aims, added up over the institutions",
        "region.head.notes": "To be read with this",
        "region.col.empty": "Empty",
        "region.claim": "{institution}: {claim}",
        "claim.pool": "the pool {pool} has {limit} seats at {grade}",
        "claim.pool.one": "the pool {pool} has 1 seat at {grade}",
        "region.repairs": (
            "What would mend it is not worked out where seats are shared: raise a seat of the pool,"
            " allow transitional seats in all its institutions, or leave one out, and solve again"
        ),
        "region.note.sums": (
            "Institutions that share seats are decided together: the aims are added up over them,"
            " and only the sums are proved"
        ),
        "region.note.points": (
            "Points are those that each institution recorded for its own people. Here they decide"
            " between institutions: let the leading group compare the records before it relies on"
            " them"
        ),
        "region.note.unlike": (
            "The rulebooks of this pool count points or value grades differently, so that the sums"
            " compare what is not alike: use one rulebook"
        ),
        "region.note.open": (
            "Not worked out where seats are shared: which open reviews could change the result, how"
            " many best answers there are, envy across institutions, repairs"
        ),
        "region.member": (
            "{institution} shares its seats at {grades} with others ({pools}). What it holds of"
            " them is shown as its quota. The aims are its part of the sums that are proved."
        ),
    },
    "zh": {
        "region.institutions": "{n}个单位",
        "region.pools": "统筹岗位{n}组",
        "region.pools.none": "无统筹岗位",
        "region.people": "{people}人中聘用{appointed}人",
        "region.promoted": "晋级{n}人",
        "region.waiting": "待聘{n}人",
        "region.transitional": "超岗过渡{n}人",
        "region.all": "各单位均有结果，各项目标均已证明最优",
        "region.some": "并非各单位都有已证明最优的结果：{counts}",
        "region.tied": "{n}项聘用并列，须由领导小组决定",
        "region.untied": "每一项聘用在所有最优结果中都相同",
        "status.optimal": "已证明最优",
        "status.feasible": "未证明最优",
        "status.infeasible": "无解",
        "status.unknown": "限时内未找到",
        "region.head.institutions": "各单位",
        "region.col.id": "单位编号",
        "region.col.name": "单位名称",
        "region.col.status": "求解情况",
        "region.col.people": "人数",
        "region.col.appointed": "聘用",
        "region.col.promoted": "晋级",
        "region.col.waiting": "待聘",
        "region.col.transitional": "超岗",
        "region.col.tied": "并列",
        "region.more": "……另有{n}个单位，均已证明最优（见 --out 或 --json）",
        "region.alone": "以{names}的文件运行 `gangwei solve` 可知原因",
        "region.county": "统一决定：{names}",
        "region.pool": "统筹岗位：{name}",
        "region.head.use": "统筹岗位及各单位使用数",
        "region.head.holders": "统筹岗位聘用人员",
        "region.head.contests": "统筹岗位竞聘",
        "region.head.vacancies": "统筹岗位空缺（按各单位情况）",
        "region.head.conflict": "下列各项不能同时成立",
        "region.head.aims": "各项目标（各单位合计）",
        "region.head.notes": "阅读说明",
        "region.col.empty": "空缺",
        "region.claim": "{institution}：{claim}",
        "claim.pool": "统筹岗位“{pool}”{grade}共{limit}个",
        "region.repairs": (
            "统筹岗位的调整方案未作推算：可增加统筹岗位数，或在其各单位允许超岗过渡，"
            "或将某一单位移出统筹，然后重新求解"
        ),
        "region.note.sums": "共用岗位的单位统一决定：各项目标按各单位合计，所证明的也只是合计",
        "region.note.points": (
            "积分依各单位自行登记的材料计算，在此却要在单位之间比较：领导小组采用之前应先核对材料"
        ),
        "region.note.unlike": (
            "本组统筹岗位各单位的规则库计分或等级取值不一致，合计所比较的并非同一标准：应统一规则库"
        ),
        "region.note.open": (
            "统筹岗位未作推算的有：哪些未完成的审核会改变结果、共有多少个最优结果、"
            "单位之间是否有合理的不平、调整方案"
        ),
        "region.member": (
            "{institution}在{grades}与其他单位统筹使用岗位（{pools}）。其所用的统筹岗位"
            "在此列为其职数。各项目标是其在合计中所占部分，所证明的是合计。"
        ),
    },
}
