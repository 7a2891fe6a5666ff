"""What the pages say of the files of a rep's own days."""

from __future__ import annotations

from routeplan.web.words.spoken import Words

REP_FILES: Words = {
    "files": ("Files and printing", "文件与打印"),
    "files_about": (
        "Your own days from this date on, to keep or to print.",
        "从该日期起您本人的拜访安排, 可保存或打印。",
    ),
    "files_from": ("From", "起始日期"),
    "file_ics": ("Calendar file, four weeks (.ics)", "日历文件, 四周 (.ics)"),
    "file_gpx": ("The day's route (.gpx)", "当天线路 (.gpx)"),
    "file_day": ("The day's list (PDF)", "当天清单 (PDF)"),
    "file_week": ("The lists of seven days (PDF)", "七天清单 (PDF)"),
    "file_book": ("Route book (PDF)", "线路手册 (PDF)"),
}
