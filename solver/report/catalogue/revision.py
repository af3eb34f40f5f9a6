"""What `gangwei revise` and `gangwei replay` say."""

from solver.report.words import Surface

WORDS: Surface = {
    "en": {
        "revise.changed": "{n} people have something else than in the earlier result",
        "revise.changed.one": "1 person has something else than in the earlier result",
        "revise.others": (
            "Of the others, about whom nothing was decided since, {n} of {total} change"
        ),
        "revise.others.one": (
            "Of the others, about whom nothing was decided since, 1 of {total} changes"
        ),
        "revise.proved": (
            "Proved: no lawful answer as good in appointments and merit changes fewer others"
        ),
        "revise.unproved": "The time ran out: fewer others might do",
        "revise.head.since": "Decided since",
        "revise.head.changes": "Who changes",
        "revise.head.unmoved": "Who does not, though something was decided",
        "revise.head.price": "The price of stability",
        "revise.no-price": "Not worked out, for the time ran out. Allow more with --time-limit.",
        "revise.head.ties": "To be decided",
        "revise.about": "{person} ",
        "revise.entry": "{number}. {on}  {what} [{clause}]: {reason}",
        "revise.before": "Before",
        "revise.after": "Now",
        "revise.why": "Because",
        "revise.effect.gains": "gains",
        "revise.effect.loses": "loses",
        "revise.effect.moves": "moves",
        "revise.decided": "{what} (entry {numbers})",
        "revise.decided.now": "settled on the command line",
        "revise.record": (
            "the record differs from that of the earlier result, and no entry of the log says why"
        ),
        "revise.points": "; points {before} → {now}",
        "revise.lost": "the seat at {seat} goes to {other} ({theirs} points; own {points})",
        "revise.freed": "the seat at {seat} that {other} leaves is free",
        "revise.tied": "was a tie in the earlier result, which nobody had settled",
        "revise.follows": "belongs to the best answer under what was decided",
        "revise.unmoved": "{people}",
        "revise.gain": "Without it {aim}: {before:,} → {after:,}",
        "revise.gain.sum": "Without it {aim}: {share}",
        "revise.free": "It costs nothing: solved freely, no aim is better.",
        "revise.moves": "Solved freely: {moves}.",
        "revise.would": "{n} others would change then.",
        "revise.would.one": "1 other would change then.",
        "replay.first": "The file as it first stood",
        "replay.entry": "{number}. {on}  {what}",
        "replay.nobody": "nobody changes",
        "replay.same": "The last result is, byte for byte, that of the whole file.",
        "replay.differs": (
            "A fault of gangwei: followed entry by entry the log does not lead to the result of"
            " the whole file. Please report this with the file."
        ),
        "revise.still": "Still ties, for the leading group: {people}",
    },
    "zh": {
        "revise.changed": "与原结果相比，{n}人有变动",
        "revise.others": "其后未作任何决定的其他{total}人中，{n}人变动",
        "revise.proved": "已证明：在聘用人数和资历匹配同样最优的合规结果中，其他人的变动不能再少",
        "revise.unproved": "时间用尽：其他人的变动或许还能更少",
        "revise.head.since": "其后的决定",
        "revise.head.changes": "变动人员",
        "revise.head.unmoved": "有决定而结果不变的人员",
        "revise.head.price": "保持稳定的代价",
        "revise.no-price": "时间用尽，未能计算。请用 --time-limit 放宽时限。",
        "revise.head.ties": "尚待决定",
        "revise.about": "{person} ",
        "revise.entry": "{number}. {on}  {what}［{clause}］：{reason}",
        "revise.before": "原结果",
        "revise.after": "现结果",
        "revise.why": "原因",
        "revise.effect.gains": "提高",
        "revise.effect.loses": "降低",
        "revise.effect.moves": "调整",
        "revise.decided": "{what}（第{numbers}项）",
        "revise.decided.now": "命令行裁定",
        "revise.record": "记录与原结果所据不同，而决定记录中没有说明",
        "revise.points": "；积分{before} → {now}",
        "revise.lost": "{seat}的岗位改由{other}聘任（积分{theirs}，本人{points}）",
        "revise.freed": "{other}空出{seat}的岗位",
        "revise.tied": "原结果中属于并列，尚未裁定",
        "revise.follows": "按现有决定属于最优结果",
        "revise.unmoved": "{people}",
        "revise.gain": "不求稳定则“{aim}”：{before:,} → {after:,}",
        "revise.gain.sum": "不求稳定则“{aim}”：{share}",
        "revise.free": "没有代价：不求稳定重新求解，各项目标也不会更好。",
        "revise.moves": "不求稳定重新求解：{moves}。",
        "revise.would": "那样其他人中有{n}人变动。",
        "replay.first": "最初的文件",
        "replay.entry": "{number}. {on}  {what}",
        "replay.nobody": "无人变动",
        "replay.same": "最后一步的结果与整个文件的结果逐字节相同。",
        "replay.differs": (
            "本程序出错：逐项执行决定记录所得结果与整个文件的结果不同。请连同文件报告此错误。"
        ),
        "revise.still": "仍有并列，须由领导小组决定：{people}",
    },
}
