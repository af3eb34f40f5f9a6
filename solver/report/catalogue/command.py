"""What the command itself says, beside the reports: on stderr, when something went wrong."""

from solver.report.words import Surface

WORDS: Surface = {
    "en": {
        "command.fault": "A fault of gangwei, and none of the file: {what}. No result is given.",
        "command.self-check": (
            "A fault of gangwei: its answer fails its own check: {what}. No result is given."
        ),
        "command.report": (
            "Please report it to whoever maintains gangwei for you: send the line above and the"
            " command that was run. Send no file: files hold data of people."
        ),
        "command.memory": "The memory of this machine does not suffice. No result is given.",
        "command.system": "The system does not let gangwei go on: {reason}.",
        "command.interrupted": "Interrupted before there was an answer.",
        "command.interrupted-written": "Interrupted. Written before that, and whole: {files}.",
        "command.more-files": "… and {n} more files.",
        "command.more-mistakes": "… and {n} more.",
        "command.many-mistakes": "… and at least {n} more.",
    },
    "zh": {
        "command.fault": "本程序出错，并非文件有误：{what}。不给出结果。",
        "command.self-check": "本程序出错，所得结果未通过自身的核验：{what}。不给出结果。",
        "command.report": (
            "请向本程序的维护人员报告：附上上面这一行和所用的命令。请勿附文件，文件含有个人信息。"
        ),
        "command.memory": "本机内存不足。不给出结果。",
        "command.system": "系统不允许继续：{reason}。",
        "command.interrupted": "尚未得出结果即被中断。",
        "command.interrupted-written": "已被中断。此前写好的文件完整有效：{files}。",
        "command.more-files": "另有{n}个文件。",
        "command.more-mistakes": "……另有{n}处。",
        "command.many-mistakes": "……另有至少{n}处。",
    },
}
