"""RP87x to RP89x: the HTTP service, what is sent to it, and its planning jobs."""

from __future__ import annotations

from routeplan.errors.code import Code

_SERVER_CODES: dict[str, Code] = {
    "RP870": Code(
        "the service needs {package}, which is not installed",
        "Install it with {command}.",
        "服务需要 {package}, 但尚未安装",
        "请用 {command} 安装。",
    ),
    "RP881": Code(
        "the server failed at this (incident {incident})",
        "Tell the keeper this number; the server's log says more.",
        "服务器处理失败 (事件 {incident})",
        "请将此编号告知档案管理员; 服务器日志中有详细信息。",
    ),
    "RP890": Code(
        "cannot be listened on ({reason})",
        "Stop what listens there, or give another --port or --host.",
        "无法监听 ({reason})",
        "请停止占用该地址的程序, 或指定其他 --port 或 --host。",
    ),
}

_REQUEST_CODES: dict[str, Code] = {
    "RP871": Code(
        "cannot be read ({reason})",
        "Send it as the description at /api/v1/openapi.json says.",
        "无法读取 ({reason})",
        "请按 /api/v1/openapi.json 中的说明发送。",
    ),
    "RP872": Code(
        "holds the character {character}, which cannot be kept",
        "Leave it out.",
        "包含无法保存的字符 {character}",
        "请去掉该字符。",
    ),
    "RP873": Code(
        "there is nothing at this address",
        "Correct it; /api/v1/openapi.json says what there is.",
        "该地址不存在",
        "请更正; 可用地址见 /api/v1/openapi.json。",
    ),
    "RP874": Code(
        "cannot be asked with {method}; possible are {known}",
        "Use one of these methods.",
        "不支持 {method}; 可用的有 {known}",
        "请使用其中的方法。",
    ),
    "RP875": Code(
        "is larger than {most} bytes",
        "Send less at once.",
        "超过 {most} 字节",
        "请减少单次发送的内容。",
    ),
    "RP876": Code(
        "has the content type {given}; read is {needed}",
        "Send it as that, and say so in Content-Type.",
        "的内容类型为 {given}; 需要 {needed}",
        "请以该类型发送, 并在 Content-Type 中注明。",
    ),
}

_ACCESS_CODES: dict[str, Code] = {
    "RP877": Code(
        "too many tries to sign in",
        "Try again in {seconds:# second|# seconds}.",
        "登录尝试次数过多",
        "请在 {seconds} 秒后重试。",
    ),
    "RP878": Code(
        "is for those who have signed in",
        "Sign in at /api/v1/session, or send a token as Authorization: Bearer.",
        "需要先登录",
        "请在 /api/v1/session 登录, 或以 Authorization: Bearer 发送令牌。",
    ),
    "RP879": Code(
        "was not sent by a page of this service",
        "Send the csrf_token of the sign-in as X-CSRF-Token, from the same site.",
        "不是由本服务的页面发送的",
        "请在同一站点以 X-CSRF-Token 发送登录时获得的 csrf_token。",
    ),
    "RP880": Code(
        "does not say which version it changes",
        "Send the ETag that was read as If-Match.",
        "没有说明要修改的版本",
        "请以 If-Match 发送读取时获得的 ETag。",
    ),
}

_JOB_CODES: dict[str, Code] = {
    "RP883": Code(
        "was running when the server stopped",
        "Post the job again.",
        "运行期间服务器停止",
        "请重新提交任务。",
    ),
    "RP885": Code(
        "is travel of the kind {kind}, which the service does not use",
        "Give straight lines or a matrix, or upload the scenario with its travel file.",
        "的行程类型 {kind} 不能在服务中使用",
        "请使用直线距离或矩阵, 或上传带行程文件的方案。",
    ),
    "RP886": Code(
        "has {rows:# row|# rows}; there {places:is # place|are # places}",
        "Give each place its row and column: the stores, then start and end of each rep.",
        "有 {rows} 行; 共有 {places} 个地点",
        "请为每个地点给出行和列: 先门店, 再各业务代表的起点和终点。",
    ),
    "RP887": Code(
        "is no scenario ({reason})",
        "Upload the folder as a .zip with its scenario.toml, or one store file.",
        "不是方案 ({reason})",
        "请将含 scenario.toml 的文件夹打包为 .zip 上传, 或上传单个门店文件。",
    ),
    "RP888": Code(
        "leads out of the scenario",
        "Put the file into the folder and name it from there.",
        "指向方案之外",
        "请将文件放入文件夹, 并使用相对路径。",
    ),
    "RP889": Code(
        "has no reps",
        "Import reps first, or name another team.",
        "没有业务代表",
        "请先导入业务代表, 或指定其他团队。",
    ),
}

API_CODES: dict[str, Code] = {
    **_SERVER_CODES,
    **_REQUEST_CODES,
    **_ACCESS_CODES,
    **_JOB_CODES,
}
