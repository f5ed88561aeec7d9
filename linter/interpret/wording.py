"""Comparing words as people mean them, not as files spell them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# NFKC maps Kangxi radicals, full-width digits and brackets; these are the variants that it leaves alone.
_VARIANTS = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "＂": '"', "「": '"', "」": '"', "『": '"', "』": '"',
        "‘": "'", "’": "'", "〈": "<", "〉": ">", "《": "<", "》": ">",
        "【": "[", "】": "]", "〔": "[", "〕": "]", "﹝": "[", "﹞": "]",
        "—": "-", "–": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "─": "-", "━": "-",
        "·": ".", "•": ".", "．": ".", "。": ".", "，": ",", "；": ";", "：": ":",
        "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u00ad": "", "\u2060": "",
    }
)  # fmt: skip
# Radicals that browsers' PDFs have in place of the characters, and that NFKC leaves alone.
_RADICALS = dict(
    zip(
        "⺁⺄⺇⺊⺎⺌⺒⺓⺕⺜⺝⺟⺠⺢⺧⺩⺪⺫⺬⺮⺯⺳⺶⺹⺺⺼⺽⻁⻃⻄⻅⻆⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂乙几卜兀小巳幺彐日月母民水牛王疋目示竹糸网羊老聿肉臼虎西西见角贝足车长长门雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_VARIANTS |= {ord(radical): character for radical, character in _RADICALS.items()}
# Traditional characters of titles, headings and labels, as copies for other regions have them.
_TRADITIONAL = dict(
    zip(
        "總計開報會團織構務業許處罰強規範數據項費單萬復復議訴訟結維審經後轉繼續辦無關機現護權個徵繳納補訪舉複類變動與"
        "為從對應國務發佈標準條例縣區鎮鄉責產權屬過質內執導對檔點確認獲號時間體類實質書際當隊衛醫環學",
        "总计开报会团织构务业许处罚强规范数据项费单万复复议诉讼结维审经后转继续办无关机现护权个征缴纳补访举复类变动与"
        "为从对应国务发布标准条例县区镇乡责产权属过质内执导对档点确认获号时间体类实质书际当队卫医环学",
        strict=True,
    )
)
_VARIANTS |= {ord(traditional): simple for traditional, simple in _TRADITIONAL.items()}
_SHORT = 60
"""Texts up to this length are labels, cells and headings, which come up again and again."""
_SPACE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """Text with compatibility forms (full-width, Kangxi radicals), quotes, dashes and brackets made one of a kind
    (NFKC plus the variants that it leaves alone) and runs of white space made one blank."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text).translate(_VARIANTS)).strip()


def squeeze(text: str) -> str:
    """:func:`normalise`, with all white space removed: what labels are compared in."""
    return _squeeze_short(text) if len(text) <= _SHORT else normalise(text).replace(" ", "")


@lru_cache(maxsize=4096)
def _squeeze_short(text: str) -> str:
    return normalise(text).replace(" ", "")
