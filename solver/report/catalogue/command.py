"""What the command itself says, beside the reports: on stderr, when something went wrong."""

from solver.report.words import Surface

WORDS: Surface = {
    "en": {
        "command.fault": "A fault of gangwei: its answer fails its own check. {reason}",
        "command.no-result": "No result is given. Please report this with the file.",
        "command.interrupted": "Interrupted before there was an answer.",
        "command.more-mistakes": "… and {n} more.",
        "command.many-mistakes": "… and at least {n} more.",
    },
    "zh": {
        "command.fault": "本程序出错：所得结果未通过自身的核验。{reason}",
        "command.no-result": "不给出结果。请连同文件报告此错误。",
        "command.interrupted": "尚未得出结果即被中断。",
        "command.more-mistakes": "……另有{n}处。",
        "command.many-mistakes": "……另有至少{n}处。",
    },
}
