"""RP56x: PDF files."""

from __future__ import annotations

from routeplan.errors.code import Code

PAPER_CODES: dict[str, Code] = {
    "RP561": Code(
        "cannot be made without the package {package}, which is not installed",
        "Install it: pip install 'routeplan[print]'.",
        "需要 {package} 才能生成, 但尚未安装",
        "请安装: pip install 'routeplan[print]'。",
    ),
    "RP562": Code(
        "cannot be made, because the text layout library Pango cannot be loaded: {reason}",
        "Install Pango; on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0; on a Mac: brew install pango.",
        "无法加载文字排版库 Pango, 因此不能生成: {reason}",
        "请安装 Pango; Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
        "libharfbuzz-subset0; Mac: brew install pango。",
    ),
    "RP563": Code(
        "no font of this computer has the characters {characters}",
        "Install a font that has them; for Chinese on Debian: apt-get install fonts-noto-cjk, "
        "elsewhere Noto Sans CJK or Source Han Sans.",
        "本机没有包含以下字符的字体: {characters}",
        "请安装包含这些字符的字体; 中文在 Debian 上: apt-get install fonts-noto-cjk, "
        "其他系统: Noto Sans CJK 或思源黑体。",
    ),
}
