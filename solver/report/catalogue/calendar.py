"""What `gangwei calendar` says."""

from solver.report.words import Surface

WORDS: Surface = {
    "en": {
        "calendar.title": "calendar, all to be done by {finish}",
        "calendar.cited": "{text} [{cite}]",
        "calendar.head.stages": "Stages",
        "calendar.head.notice": "Public notice",
        "calendar.head.cautions": "To be cautious of",
        "calendar.stage": "stage",
        "calendar.name": "in the regulation",
        "calendar.first": "first day",
        "calendar.last": "last day",
        "calendar.days": "days",
        "calendar.working": "working",
        "calendar.dates": "dates of",
        "calendar.clause": "clause",
        "calendar.dates.regulation": "the regulation",
        "calendar.dates.scenario": "this file",
        "calendar.dates.moved": "--start",
        "calendar.posted": (
            "Posted on {posted}, it stands for {days} days, {first} to {last}; the day of posting"
            " does not count."
        ),
        "calendar.second": (
            "After an objection of the last day that is upheld it is posted again on {posted} at"
            " the earliest, the next working day, and stands {first} to {last}."
        ),
        "calendar.fine": "Nothing.",
        "calendar.day": "{day} {weekday}",
        "calendar.worked": "{day} {weekday} (worked)",
        "calendar.guess": "{n}?",
        "calendar.event": "{institution}: {name}",
        "calendar.event.notice": "{institution}: the public notice stands",
        "weekday.1": "Mon",
        "weekday.2": "Tue",
        "weekday.3": "Wed",
        "weekday.4": "Thu",
        "weekday.5": "Fri",
        "weekday.6": "Sat",
        "weekday.7": "Sun",
        "rest.weekend": "a weekend",
        "rest.new-year": "New Year's holiday",
        "rest.spring-festival": "Spring Festival holiday",
        "rest.tomb-sweeping": "Tomb-sweeping holiday",
        "rest.labour": "Labour Day holiday",
        "rest.dragon-boat": "Dragon Boat holiday",
        "rest.mid-autumn": "Mid-autumn holiday",
        "rest.national": "National Day holiday",
        "rest.other": "a holiday",
        "caution.as-of": (
            "Facts are counted to {as_of}; this round is held from {first} to {last}."
        ),
        "mend.as-of": (
            "Give this round's dates under `procedure`, try others with --start, or correct"
            " `as_of`."
        ),
        "caution.order": (
            "Stage {name} begins on {first}, {days} day(s) before {before} does ({before_first})."
        ),
        "mend.order": "Begin it on {next}, or exchange the dates.",
        "caution.overlap": (
            "Stage {name} begins on {first}, while stage {before} goes on to {before_last}: {days}"
            " day(s) of both."
        ),
        "mend.overlap": "Begin it on {next}, or end stage {before} before {first}.",
        "caution.gap": (
            "Between the stages {before} (to {before_last}) and {name} (from {first}) there are"
            " {days} working day(s) of no stage."
        ),
        "mend.gap": "Begin it on {next}, or let stage {before} go on.",
        "caution.begins-idle": "Stage {name} begins on {day}, {rest}.",
        "mend.begins-idle": "Begin it on {next}, the next working day.",
        "caution.ends-idle": "Stage {name} ends on {day}, {rest}.",
        "mend.ends-idle": "Let it end on {earlier}, the working day before.",
        "caution.late": (
            "Stage {name} ends on {last}, {days} day(s) after all must be done ({finish})."
        ),
        "mend.late": "Shorten it, begin the round earlier, or have the final date moved.",
        "caution.notice-short": "The notice stands for {days} day(s); {ruled} are asked.",
        "mend.notice-short": "Leave `notice-days` out, or state {ruled}.",
        "caution.posted-outside": (
            "The notice goes up on {posted}, outside stage {name} ({first} to {last})."
        ),
        "mend.posted-outside": "Post it within the stage, or move the stage.",
        "caution.notice-over": (
            "Posted on {posted}, the notice stands until {until}, {over} day(s) after stage {name}"
            " ends ({last})."
        ),
        "mend.notice-over": "Let the stage end on {until}, or post it by {latest}.",
        "caution.notice-ends-idle": (
            "The notice ends on {day}, {rest}; a period that ends so ends on the next working day,"
            " {next} (民法典 art. 203)."
        ),
        "mend.notice-ends-idle": "Take objections until {next}, or post it on another day.",
        "caution.second-notice": (
            "No room for a second notice: after an objection of {objected} that is upheld it is"
            " posted again on {posted} and stands until {until}, {over} day(s) after stage {name}"
            " ends ({last}). Only what is posted again by {latest} has its {days} days."
        ),
        "mend.second-notice": (
            "Let stage {name} end on {until} and begin later what follows, or post the first notice"
            " on {earlier}."
        ),
        "caution.second-final": (
            "A second notice, posted on {posted} after an objection of {objected}, stands until"
            " {until}, {over} day(s) after all must be done ({finish})."
        ),
        "mend.second-final": (
            "Begin the round {over} day(s) earlier, or have the final date moved."
        ),
        "caution.holidays-unknown": (
            "The public holidays of {years} are not known here: only weekends are taken off."
        ),
        "mend.holidays-unknown": (
            "Known are {known_first} to {known_last}; each year is set in the autumn before."
            " Update the package chinesecalendar, or look them up."
        ),
    },
    "zh": {
        "calendar.title": "日程，{finish}前完成",
        "calendar.cited": "{text}〔{cite}〕",
        "calendar.head.stages": "实施步骤",
        "calendar.head.notice": "公示",
        "calendar.head.cautions": "须注意",
        "calendar.stage": "编号",
        "calendar.name": "步骤",
        "calendar.first": "起始",
        "calendar.last": "截止",
        "calendar.days": "天数",
        "calendar.working": "工作日",
        "calendar.dates": "日期依据",
        "calendar.clause": "条款",
        "calendar.dates.regulation": "方案",
        "calendar.dates.scenario": "本文件",
        "calendar.dates.moved": "--start",
        "calendar.posted": (
            "{posted}发布，公示{days}天，自{first}起至{last}止；发布当日不计算在内。"
        ),
        "calendar.second": (
            "最后一天提出的异议成立的，最早于下一个工作日{posted}重新公示，自{first}起至{last}止。"
        ),
        "calendar.fine": "无。",
        "calendar.day": "{day} {weekday}",
        "calendar.worked": "{day} {weekday}（调休上班）",
        "calendar.guess": "{n}？",
        "calendar.event": "{institution}：{name}",
        "calendar.event.notice": "{institution}：公示期",
        "weekday.1": "周一",
        "weekday.2": "周二",
        "weekday.3": "周三",
        "weekday.4": "周四",
        "weekday.5": "周五",
        "weekday.6": "周六",
        "weekday.7": "周日",
        "rest.weekend": "周末",
        "rest.new-year": "元旦放假",
        "rest.spring-festival": "春节放假",
        "rest.tomb-sweeping": "清明节放假",
        "rest.labour": "劳动节放假",
        "rest.dragon-boat": "端午节放假",
        "rest.mid-autumn": "中秋节放假",
        "rest.national": "国庆节放假",
        "rest.other": "放假",
        "caution.as-of": "任职年限等算到{as_of}，而本次聘用的日程为{first}至{last}。",
        "mend.as-of": (
            "请在 `procedure` 中写明本次的日期，或用 --start 试排，或更正计算截止日期。"
        ),
        "caution.order": "“{name}”{first}开始，比前一步骤“{before}”（{before_first}）早{days}天。",
        "mend.order": "请改为{next}开始，或对调日期。",
        "caution.overlap": (
            "“{name}”{first}开始时，“{before}”尚未结束（{before_last}），重叠{days}天。"
        ),
        "mend.overlap": "请改为{next}开始，或使“{before}”在{first}之前结束。",
        "caution.gap": (
            "“{before}”（至{before_last}）与“{name}”（自{first}）之间有{days}个工作日不属于任何步骤。"
        ),
        "mend.gap": "请改为{next}开始，或延长“{before}”。",
        "caution.begins-idle": "“{name}”的第一天{day}不上班（{rest}）。",
        "mend.begins-idle": "请改为下一个工作日{next}开始。",
        "caution.ends-idle": "“{name}”的最后一天{day}不上班（{rest}）。",
        "mend.ends-idle": "请改为之前的工作日{earlier}截止。",
        "caution.late": "“{name}”{last}截止，比完成期限（{finish}）晚{days}天。",
        "mend.late": "请缩短该步骤、提前开始，或报请延长期限。",
        "caution.notice-short": "公示{days}天，规定为{ruled}天。",
        "mend.notice-short": "请不写公示天数，或写{ruled}。",
        "caution.posted-outside": "公示于{posted}发布，不在“{name}”（{first}至{last}）之内。",
        "mend.posted-outside": "请在该步骤之内发布，或调整该步骤的日期。",
        "caution.notice-over": (
            "{posted}发布的公示至{until}止，比“{name}”截止（{last}）晚{over}天。"
        ),
        "mend.notice-over": "请将该步骤延至{until}，或在{latest}以前发布。",
        "caution.notice-ends-idle": (
            "公示期的最后一天{day}不上班（{rest}），按民法典第二百零三条以其后的第一个工作日"
            "{next}为最后一天。"
        ),
        "mend.notice-ends-idle": "请将异议受理至{next}，或换一天发布。",
        "caution.second-notice": (
            "来不及重新公示：{objected}提出的异议成立的，{posted}重新公示，至{until}止，"
            "比“{name}”截止（{last}）晚{over}天。只有{latest}以前重新发布的才公示得满{days}天。"
        ),
        "mend.second-notice": (
            "请将“{name}”延至{until}并顺延以后的步骤，或将首次公示提前到{earlier}发布。"
        ),
        "caution.second-final": (
            "{objected}提出的异议成立的，{posted}重新公示，至{until}止，"
            "比完成期限（{finish}）晚{over}天。"
        ),
        "mend.second-final": "请提前{over}天开始，或报请延长期限。",
        "caution.holidays-unknown": (
            "此处没有{years}年的放假安排，只扣除了周末，节假日和调休未计。"
        ),
        "mend.holidays-unknown": (
            "现有{known_first}至{known_last}年；放假安排一般在上一年秋天公布。"
            "请更新 chinesecalendar 软件包，或自行核对。"
        ),
    },
}
