"""RP1xx: files that cannot be read, and cells in them."""

from __future__ import annotations

from routeplan.errors.cell_codes import CELL_CODES
from routeplan.errors.code import Code
from routeplan.errors.note_codes import NOTE_CODES
from routeplan.errors.setting_codes import SETTING_CODES

_TABLE_CODES: dict[str, Code] = {
    "RP101": Code(
        "there is no such file",
        "Check the path and the spelling.",
        "没有这个文件",
        "请检查路径和拼写。",
    ),
    "RP102": Code(
        "is a folder, not a file",
        "Give the file itself.",
        "是文件夹, 不是文件",
        "请指定文件本身。",
    ),
    "RP103": Code(
        "a file ending in {suffix} is not read",
        "Save it as .xlsx or .csv.",
        "不支持以 {suffix} 结尾的文件",
        "请另存为 .xlsx 或 .csv。",
    ),
    "RP104": Code(
        "is a workbook in the old .xls format",
        "Open it in the spreadsheet program and save it as .xlsx.",
        "是旧版 .xls 格式的工作簿",
        "请在表格软件中打开并另存为 .xlsx。",
    ),
    "RP105": Code(
        "is protected by a password",
        "Remove the password in the spreadsheet program and save it again.",
        "受密码保护",
        "请在表格软件中取消密码后重新保存。",
    ),
    "RP106": Code(
        "is broken or not an Excel workbook",
        "Open it in the spreadsheet program and save it again as .xlsx.",
        "已损坏或不是 Excel 工作簿",
        "请在表格软件中打开并重新另存为 .xlsx。",
    ),
    "RP107": Code(
        "is empty",
        "Give a file with a row of headers and a row for each entry.",
        "文件为空",
        "请提供包含表头行和数据行的文件。",
    ),
    "RP108": Code(
        "has headers and no row below them",
        "Add a row for each entry.",
        "只有表头, 没有数据行",
        "请添加数据行。",
    ),
    "RP109": Code(
        "is not text in UTF-8, UTF-16 or GB18030",
        "Save it as CSV UTF-8, or as .xlsx.",
        "不是 UTF-8、UTF-16 或 GB18030 编码的文本",
        "请另存为 CSV UTF-8 格式, 或 .xlsx。",
    ),
    "RP110": Code(
        "the quotation marks do not match",
        'Close every quotation mark, and write one inside a quoted text twice: "".',
        "引号不匹配",
        '请闭合所有引号, 引号内的引号写两次: ""。',
    ),
    "RP111": Code(
        "cannot be opened: {reason}",
        "Close it in other programs and check that you may read it.",
        "无法打开: {reason}",
        "请在其他程序中关闭它, 并确认有读取权限。",
    ),
    "RP112": Code(
        "several sheets could be meant: {sheets}",
        "Name the right one {name}, or hide or delete the others.",
        "多个工作表都符合: {sheets}",
        "请将正确的工作表命名为 {name}, 或隐藏、删除其他工作表。",
    ),
    "RP113": Code(
        "no column was found for {missing}; understood: {understood}; not understood: {others}",
        "Give the columns these headers, or add them.",
        "缺少列: {missing}; 已识别: {understood}; 未识别: {others}",
        "请修改表头名称或添加这些列。",
    ),
    "RP114": Code(
        "the columns {headers} all mean {column}",
        "Keep one of them, and rename or delete the others.",
        "列 {headers} 都表示 {column}",
        "请只保留其中一列, 将其他列改名或删除。",
    ),
    "RP115": Code(
        "the merged header {header} over {area} hides the names of its columns",
        "Unmerge it and give every column a header of its own.",
        "合并的表头 {header} ({area}) 遮住了各列的名称",
        "请取消合并, 并为每一列填写表头。",
    ),
    "RP116": Code(
        "the cells {area} are merged",
        "Unmerge them and fill in a value in every row.",
        "单元格 {area} 被合并",
        "请取消合并, 并在每一行填写内容。",
    ),
    "RP117": Code(
        "has {cells} cells, and the header has {columns}",
        "Put texts that hold the separator in quotation marks.",
        "有 {cells} 个单元格, 而表头只有 {columns} 个",
        "请将含有分隔符的文本放入引号中。",
    ),
    "RP118": Code(
        "is headed {unit}, and only {expected} is read",
        "Convert the column and its header.",
        "表头单位为 {unit}, 只支持 {expected}",
        "请转换该列数据和表头。",
    ),
    "RP119": Code(
        "has {places} stores; at most {most} are planned at once",
        "Split the file, for example by region.",
        "有 {places} 家门店; 一次最多规划 {most} 家",
        "请拆分文件, 例如按区域。",
    ),
    "RP199": Code(
        "{count} more faults of code {of} are not shown",
        "Correct those above first; the others appear when the file is read again.",
        "另有 {count} 个代码为 {of} 的错误未显示",
        "请先更正上面的错误; 其余错误会在重新读取时显示。",
    ),
    "RP198": Code(
        "{count} more warnings of code {of} are not shown",
        "See those above for what to do.",
        "另有 {count} 个代码为 {of} 的警告未显示",
        "处理方法同上。",
        warning=True,
    ),
}

FILE_CODES: dict[str, Code] = {**_TABLE_CODES, **CELL_CODES, **SETTING_CODES, **NOTE_CODES}
