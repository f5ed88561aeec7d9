# ruff: noqa: E501 - a sentence is easier to read on one line
"""Sentences with figures, in the many ways in which bodies write them. Each is said only where it is true.

A sentence is a text (:func:`benchmarks.rules.numbers.write`) and when it may be said; among the numbers are ``y`` (the
report year) and, where last year's report is known, ``last_new`` and ``last_handled``.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from types import SimpleNamespace

from benchmarks.rules.numbers import in_chinese, percent

Numbers = Mapping[str, int]
Said = tuple[str, Callable[[SimpleNamespace], bool]]


def fitting(pool: tuple[Said, ...], numbers: Numbers) -> list[str]:
    """The sentences that are true of the numbers."""
    held = SimpleNamespace(**numbers)
    return [text for text, true in pool if true(held)]


REQUESTS: tuple[Said, ...] = (
    ("全年共收到政府信息公开申请{new}件，上年结转{carried_in}件，办结{handled}件，结转下年度继续办理{carried_over}件。", lambda n: n.all),
    ("{y}年，{ours}新收政府信息公开申请{new}件，上年度结转{carried_in}件，已办结{handled}件，其余{carried_over}件结转下年度继续办理。",
     lambda n: n.new and n.carried_in and n.carried_over),
    ("{y}年度{ours}共收到政府信息公开申请{all}件（含上年结转{carried_in}件），办结{handled}件，结转{next}年{carried_over}件。",
     lambda n: n.carried_in and n.carried_over),
    ("全年收到公民、法人和其他组织提出的政府信息公开申请{all}件，其中新收{new}件、上年结转{carried_in}件，已答复{handled}件。",
     lambda n: n.carried_in and not n.carried_over),
    ("共办理政府信息公开申请{all}件，含{last}年转至本年办理的{carried_in}件，办结{handled}件，剩余{carried_over}件按规定结转下一年度。",
     lambda n: n.carried_in and n.carried_over),
    ("本年度收到申请{new}件，均已按期答复，没有结转下年度办理的申请。",
     lambda n: n.new and not n.carried_in and not n.carried_over),
    ("严格落实依申请公开制度，全年受理申请{new}件，办结{handled}件，办结率100%。",
     lambda n: n.new and not n.carried_in and not n.carried_over),
    ("受理依申请公开{new:zh}件，全部在法定期限内答复。",
     lambda n: 0 < n.new < 60 and not n.carried_in and not n.carried_over),
    ("{y}年新收政府信息公开申请{new}件，按时办结率为100%。", lambda n: n.new),
    ("截至12月31日，{ours}当年新收申请{new}件，加上年结转的{carried_in}件，全年应办{all}件，实际办结{handled}件。",
     lambda n: n.new and n.carried_in),
    ("接收政府信息公开申请{new}件，比上年多{more}件，答复{handled}件。", lambda n: getattr(n, "more", 0) > 0),
    ("全年新收申请{new}件，与上年（{last_new}件）相比增长{more:%last_new.1}。",
     lambda n: getattr(n, "more", 0) > 0 and n.last_new),
    ("{y}年共新收政府信息公开申请{new}件，同比下降{fewer:%last_new.2}。",
     lambda n: getattr(n, "fewer", 0) > 0 and n.last_new and n.new),
    ("全年新收政府信息公开申请{new}件，与上一年度持平。", lambda n: n.new and getattr(n, "last_new", -1) == n.new),
    ("我们共收到申请{all}件，其中{carried_in}件为上年度顺延办理，截至年底办结{handled}件，另有{carried_over}件尚在法定期限内、顺延至下年度办理。",
     lambda n: n.carried_in and n.carried_over),
    ("没有新收政府信息公开申请，上年结转的{carried_in}件已办理完毕。",
     lambda n: not n.new and n.carried_in and not n.carried_over),
    ("依法依规办理依申请公开事项，当年收到{new}份申请，当年办结{handled}份，{carried_over}份依法延期至次年答复。",
     lambda n: n.new and not n.carried_in and n.carried_over),
    ("全年收到政府信息公开申请{new}件，办理上年结转申请{carried_in}件，共作出答复{handled}件，按期答复率100%。",
     lambda n: n.new and n.carried_in and not n.carried_over),
    ("{ours}{y}年收到政府信息公开申请数为{new}件，较{last}年减少{fewer}件。", lambda n: getattr(n, "fewer", 0) > 0 and n.new),
    ("{area}各级行政机关全年收到政府信息公开申请{wide}件，其中本机关新收{new}件。", lambda n: n.new and n.wide),
    ("{ours}共处理政府信息公开申请{all}件（包含上年结转{carried_in}件），{handled}件已按规定在法定期限内予以答复，{carried_over}件结转下年答复。",
     lambda n: n.carried_in and n.carried_over),
    ("全年完成政府信息依申请公开答复{handled}件，包括上年结转的{carried_in}件；新收申请{new}件，其中{carried_over}件尚在办理。",
     lambda n: n.new and n.carried_in and 0 < n.carried_over <= n.new),
    ("办理政府信息公开申请{all}件（不含转送其他机关办理的{b}件），结转下年度{carried_over}件。", lambda n: n.all),
    ("依法依规受理申请{new}件，较去年同期增长{more:%last_new.2}，办结{handled}件。", lambda n: getattr(n, "more", 0) > 0 and n.last_new),
    ("{y}年接收申请{new}件，去年同期为{last_new}件。", lambda n: n.new and hasattr(n, "last_new")),
    ("本年度新增依申请公开{new}件，上年度遗留{carried_in}件，本年度办结{handled}件。", lambda n: n.new and n.carried_in),
    ("全年收件{new}件，答复{handled}件，其中{extended}件经负责人同意延长答复期限；延期后均按时办结。",
     lambda n: n.new and not n.carried_in and not n.carried_over),
    ("对收到的{new}件申请全部实行台账管理，逐件登记受理时间、办理时限和答复结果。", lambda n: n.new),
    ("全年新收公开申请{new}宗，上年结转{carried_in}宗，全年办结{handled}宗，结转下年{carried_over}宗。", lambda n: n.new),
    ("依申请公开平台全年登记申请{new}件，无上年结转，办结{handled}件，{carried_over}件结转下年。",
     lambda n: n.new and not n.carried_in and n.carried_over),
)  # fmt: skip

NO_REQUESTS: tuple[Said, ...] = (
    ("{y}年，{ours}未收到政府信息公开申请。", lambda n: not n.all),
    ("全年未收到公民、法人或者其他组织提出的政府信息公开申请，无上年结转申请。", lambda n: not n.all),
    ("收到政府信息公开申请0件，上年结转0件。", lambda n: not n.all),
    ("本年度没有收到要求公开政府信息的申请，也没有因此收取费用。", lambda n: not n.all),
    ("{y}年度受理依申请公开0件。", lambda n: not n.all),
    ("全年未接到信息公开申请，也未收到行政许可申请以外的其他书面申请。", lambda n: not n.all),
    ("{y}年，{ours}依申请公开信息数为0，没有结转至下年度办理的申请。", lambda n: not n.all),
    ("规范办理流程，{y}年新收申请、上年结转申请均为0件。", lambda n: not n.all),
    ("设立专门的申请受理窗口，指定专人负责；{y}年未接到书面或网络申请。", lambda n: not n.all),
    ("完善受理、登记、审查、答复流程，全年无依申请公开事项。", lambda n: not n.all),
    ("畅通信函、网络和当面申请渠道，全年未有申请人提出政府信息公开申请。", lambda n: not n.all),
)

SHARES: tuple[Said, ...] = (
    ("其中予以公开{granted}件，占办结总数的{granted:%handled.1}。", lambda n: n.granted),
    ("办结的申请中，予以公开和部分公开{open}件，占{open:%handled.2}；无法提供{unavailable}件，占{unavailable:%handled.2}。",
     lambda n: n.open and n.unavailable),
    ("从申请主体看，自然人{new_natural_person}件，法人或其他组织{new_organisations}件。", lambda n: n.new_organisations),
    ("新收申请中自然人申请{new_natural_person}件，占{new_natural_person:%new.1}；法人或其他组织申请{new_organisations}件，"
     "占{new_organisations:%new.1}。", lambda n: n.new and n.new_organisations),
    ("申请人均为自然人。", lambda n: n.new and not n.new_organisations),
    ("对其中{extended}件申请依法延长了答复期限。", lambda n: n.handled),
    ("在办结的{handled}件中，不予公开{refused}件，占比{refused:%handled.0}。", lambda n: n.refused),
    ("其中，全部公开{granted}件，占办结总量的{granted:%handled.0}；部分公开{partial}件。", lambda n: n.granted and n.partial),
    ("信访举报投诉类等不予处理的申请{unprocessed}件。", lambda n: n.unprocessed),
    ("因不掌握相关信息等原因无法提供的{unavailable}件，占全部答复的{unavailable:%handled.1}。", lambda n: n.unavailable),
    ("其中，予以公开及部分公开共{open}件，公开率{open:%handled.2}。", lambda n: n.open),
)  # fmt: skip

_OUTCOMES = (("granted", "予以公开"), ("partial", "部分公开"), ("refused", "不予公开"), ("unavailable", "无法提供"),
             ("unprocessed", "不予处理"), ("other", "其他处理"))  # fmt: skip
_PEOPLE = (("natural_person", "自然人"), ("enterprise", "商业企业"), ("research", "科研机构"),
           ("public_welfare", "社会公益组织"), ("legal_service", "法律服务机构"), ("other_org", "其他组织"))  # fmt: skip
_CHANNELS = ("网络", "信函", "当面", "电子邮件", "传真")


def outcome_list(rng: random.Random, n: Numbers) -> str:
    """所有办结的申请 by outcome, all of them or those that occur."""
    every = rng.random() < 0.25
    items = [(label, n[key]) for key, label in _OUTCOMES if every or n[key]]
    if not items:
        return ""
    style = rng.randrange(5)
    if style == 0:
        told = "，".join(f"{label}{count}件" for label, count in items)
        return f"从办理结果看，{told}。"
    if style == 1:
        told = "、".join(f"“{label}”{count}件" for label, count in items)
        return f"办结的{n['handled']}件申请中，{told}。"
    if style == 2:
        told = "；".join(f"{label}的{count}件，占{percent(count, n['handled'], 1)}" for label, count in items)
        return f"按答复类型划分：{told}。"
    if style == 3:
        told = "，".join(f"作出{label}决定{count}件" for label, count in items)
        return f"在已作出的{n['handled']}件答复中，{told}。"
    told = "，".join(f"{label}{count}件（{percent(count, n['handled'], 2)}）" for label, count in items)
    return f"办理结果为：{told}。"


def applicant_list(rng: random.Random, n: Numbers) -> str:
    """The new requests by applicant."""
    items = [(label, n[f"new_{key}"]) for key, label in _PEOPLE if n[f"new_{key}"]]
    if not items:
        return ""
    told = rng.choice(("，", "、")).join(f"{label}{rng.choice(('', '申请'))}{count}件" for label, count in items)
    return rng.choice(
        ("新收的{0}件申请中，{1}。", "其中新收申请按申请人分：{1}，合计{0}件。", "{0}件新收申请的申请人构成为：{1}。")
    ).format(n["new"], told)


def channel_list(rng: random.Random, n: Numbers) -> str:
    """The new requests by channel; the forms don't ask for it, so any split that adds up is true."""
    names = rng.sample(_CHANNELS, rng.randint(2, 3))
    left, counts = n["new"], []
    for _ in names[1:]:
        counts.append(rng.randint(0, left))
        left -= counts[-1]
    split = list(zip(names, [left, *counts], strict=True))
    if rng.random() < 0.4:
        told = "；".join(f"通过{name}申请{count}件，占{percent(count, n['new'], 2)}" for name, count in split)
        return f"新收的{n['new']}件申请中，{told}。"
    told = "，".join(f"{name}{count}件" for name, count in split)
    return f"新收申请从渠道看，{told}。"


REVIEWS: tuple[Said, ...] = (
    ("因政府信息公开工作被申请行政复议{review_total}件，其中维持{review_upheld}件，纠正{review_corrected}件，其他结果{review_other}件，尚未审结{review_pending}件。",
     lambda n: n.review_total),
    ("全年发生政府信息公开行政复议{review_total}件、行政诉讼{suits_total}件。", lambda n: n.review_total and n.suits_total),
    ("{y}年，涉及政府信息公开的行政复议案件{review_total}起，行政诉讼案件{suits_total}起（未经复议直接起诉{direct_total}起，复议后起诉{after_total}起）。",
     lambda n: n.review_total and n.suits_total),
    ("被提起行政诉讼{suits_total}件，其中结果维持{suits_upheld}件、结果纠正{suits_corrected}件、其他结果{suits_other}件、尚未审结{suits_pending}件。",
     lambda n: n.suits_total),
    ("全年政府信息公开行政复议{review_total}件，均获维持；未发生行政诉讼。",
     lambda n: n.review_total and n.review_upheld == n.review_total and not n.suits_total),
    ("行政复议{review_total}件，无被纠正的情形。", lambda n: n.review_total and not n.review_corrected),
    ("发生政府信息公开行政复议{review_total}件，没有发生行政诉讼。", lambda n: n.review_total and not n.suits_total),
    ("未发生政府信息公开行政复议；行政诉讼{suits_total}件，其中尚未审结{suits_pending}件。", lambda n: n.suits_total and not n.review_total),
    ("政府信息公开行政诉讼案件{suits_total}件，未经复议直接起诉{direct_total}件，复议后起诉{after_total}件。", lambda n: n.suits_total),
    ("因政府信息公开引起的行政复议{review_total}件，行政诉讼案件{suits_total}件。", lambda n: n.review_total or n.suits_total),
    ("发生信息公开类行政复议{review_total}例，其中{review_upheld}例维持原答复、{review_corrected}例被纠正。", lambda n: n.review_total),
    ("涉政府信息公开行政诉讼{suits_total}件，无败诉案件。", lambda n: n.suits_total and not n.suits_corrected and not n.suits_other),
    ("全年政府信息公开类行政复议{review_total}件，同时有行政诉讼{suits_total}件，其中{suits_pending}件截至年底尚未审结。",
     lambda n: n.review_total and n.suits_total),
    ("引起行政复议{review_total:zh}件，复议机关维持{review_upheld:zh}件。", lambda n: 0 < n.review_total < 60 and n.review_upheld),
)  # fmt: skip

NO_REVIEWS: tuple[Said, ...] = (
    ("全年未发生因政府信息公开引起的行政复议、行政诉讼案件。", lambda n: not n.review_total and not n.suits_total),
    ("因政府信息公开被申请行政复议0件，被提起行政诉讼0件。", lambda n: not n.review_total and not n.suits_total),
    (
        "{y}年，{ours}没有发生涉及政府信息公开的行政复议、行政诉讼和举报投诉案件。",
        lambda n: not n.review_total and not n.suits_total,
    ),
    ("全年未因政府信息公开被申请行政复议或被提起行政诉讼。", lambda n: not n.review_total and not n.suits_total),
    ("行政复议和行政诉讼案件数均为零。", lambda n: not n.review_total and not n.suits_total),
    ("没有因信息公开答复引发的复议和诉讼。", lambda n: not n.review_total and not n.suits_total),
    ("无政府信息公开方面的行政复议和行政诉讼。", lambda n: not n.review_total and not n.suits_total),
    ("{y}年未产生政府信息公开行政复议及行政诉讼。", lambda n: not n.review_total and not n.suits_total),
)

DOCUMENTS: tuple[Said, ...] = (
    ("制发行政规范性文件{normative_documents_issued}件，废止{normative_documents_repealed}件，现行有效{normative_documents_in_force}件。",
     lambda n: n.y > 2020),
    ("全年以本机关名义制发行政规范性文件{normative_documents_issued}件，均同步公开解读材料。", lambda n: n.y > 2020 and n.normative_documents_issued),
    ("截至{y}年底，现行有效行政规范性文件{normative_documents_in_force}件，已全部在专栏集中公开。",
     lambda n: n.y > 2020 and n.normative_documents_in_force),
    ("开展文件清理，{y}年废止行政规范性文件{normative_documents_repealed}件。", lambda n: n.y > 2020 and n.normative_documents_repealed),
    ("{y}年未制发行政规范性文件。", lambda n: n.y > 2020 and not n.normative_documents_issued),
    ("本年度没有新制定和废止行政规范性文件。",
     lambda n: n.y > 2020 and not n.normative_documents_issued and not n.normative_documents_repealed),
    ("全年新公开规范性文件{normative_documents_published}件，累计对外公开{normative_documents_total_public}件。",
     lambda n: n.y < 2021 and n.normative_documents_published),
    ("新制作规范性文件{normative_documents_made}件。", lambda n: n.y < 2021 and n.normative_documents_made),
    ("作出行政许可决定{licences}件，行政处罚决定{penalties}件。", lambda n: n.y > 2020 and n.licences and n.penalties),
    ("全年作出行政处罚{penalties}件、行政强制{coercion}件，处罚结果按规定公示。", lambda n: n.y > 2020 and n.penalties and n.coercion),
    ("全年未实施行政强制，作出行政处罚决定{penalties}件。", lambda n: n.y > 2020 and not n.coercion and n.penalties),
    ("现行有效规章{regulations_in_force}部，{y}年制定{regulations_issued}部、废止{regulations_repealed}部。",
     lambda n: n.y > 2020 and n.regulations_in_force),
    ("全年制发行政规范性文件{normative_documents_issued:zh}件，同步制作图文解读{c}期。",
     lambda n: n.y > 2020 and 0 < n.normative_documents_issued < 60),
    ("公示行政处罚决定书{shown}份。", lambda n: n.y > 2020 and n.penalties),
    ("办理行政许可事项{licences}件。", lambda n: n.y > 2020 and n.licences),
)  # fmt: skip


def published(rng: random.Random, site: str) -> str:
    """What was published where: no table asks for it, but the parts add up."""
    parts = [rng.randint(3, 400) for _ in range(rng.randint(2, 4))]
    names = rng.sample(
        ("政务动态", "通知公告", "政策文件", "财政信息", "重点领域信息", "人事信息", "规划计划", "政策解读"), len(parts)
    )
    told = rng.choice(("，", "、")).join(f"{name}{count}条" for name, count in zip(names, parts, strict=True))
    total = sum(parts)
    return rng.choice(
        (
            f"全年通过{site}主动公开政府信息{total}条，其中{told}。",
            f"通过{site}发布各类信息{total}条（{told}）。",
            f"主动公开信息共计{total}条，包括{told}。",
            f"在{site}公开信息{total}条，政务微信公众号推送{rng.randint(20, 900)}条，阅读量{rng.randint(2, 90)}万余次。",
            f"更新信息公开目录{parts[0]}条，发布政策解读{parts[1]}篇，制作图解{in_chinese(rng.randint(1, 9))}期。",
        )
    )


TRAPS = (
    "受理12345政务服务便民热线工单{a}件，按期办结率{p}%。",
    "办理人大代表建议{b}件、政协提案{c}件，办理复文依规公开。",
    "收到网民留言{a}条，公开答复{b}条。",
    "回应社会关切{b}次，举办新闻发布会{c}场，在线访谈{c}期。",
    "审核拟发布信息{a}条，退回修改{b}条。",
    "编印政府公报{c}期，免费赠阅{a}册。",
    "排查整改网站错链断链{b}处，清理过期栏目{c}个。",
    "自《条例》修订施行以来，累计办理依申请公开事项{d}件次。",
    "收到信访件{b}件，已按信访程序办理，与政府信息公开申请分别登记。",
    "开展政策咨询服务，接听来电{a}次，现场解答{b}人次。",
    "完成{last}年度部门决算和{y}年度部门预算公开，“三公”经费支出比上年下降{c}%。",
    "对照《{y}年政务公开工作要点》分解任务{c}项，全部完成。",
    "认真落实国办发〔{y}〕{c}号文件要求，公开重大建设项目{b}个。",
    "{last}年12月起试运行的智能问答系统全年应答{a}次。",
    "依法办理其他各类行政复议案件{b}件，与政府信息公开无关。",
)
"""Figures that no table has anything to do with."""

BESIDES: tuple[Said, ...] = (
    (
        "申请内容主要涉及征地补偿、工程项目和财政资金，其中征地补偿类{topic}件，占新收申请的{topic:%new.1}。",
        lambda n: n.new,
    ),
    ("对{extended}件内容不明确的申请一次性告知补正。", lambda n: n.handled),
    ("答复前书面征求第三方意见{c}件次。", lambda n: n.handled),
    ("另代{area}有关单位转办申请{b}件，不计入本机关数据。", lambda n: n.new),
    (
        "前年、去年、今年收到的申请量分别为{a}件、{last_new}件和{new}件，总体平稳。",
        lambda n: n.new and hasattr(n, "last_new"),
    ),
    ("其中上半年{half}件、下半年{rest}件。", lambda n: n.new),
    ("平均每件申请的办理时间由{last}年的15.6个工作日缩短为{c}.5个工作日。", lambda n: n.handled),
    ("申请人撤回申请{c}件，已在“其他处理”中统计。", lambda n: n.other > 9),
    (
        "对照《条例》第三十六条、第三十七条、第三十八条规定分类答复，答复文书经合法性审核{handled}件次。",
        lambda n: n.handled,
    ),
    ("通过电话与申请人沟通{a}人次，引导通过其他渠道解决诉求{b}件。", lambda n: n.handled),
)
"""What reports add to their figures of requests."""

ASIDES = (
    "全年制发公文{sum}件，其中主动公开{a}件、依申请公开{b}件、不予公开{c}件，均在发文时注明属性。",
    "公开行政许可信息{few}条、行政处罚信息{few}条、双随机抽查结果{b}条。",
    "审查各类合同、文件{a}件，其中规范性文件合法性审核{b}件次。",
    "{area}行政规范性文件清理工作于{next}年初完成，清理结果另行公布。",
    "落实《中华人民共和国行政许可法》《中华人民共和国行政处罚法》有关公示要求，公示执法信息{a}条。",
    "按照{area}政务公开工作要点（云政办发〔{y}〕{b}号）分解的{c}项任务已全部完成。",
    "三季度开展专项检查，发现问题{c}个，现已整改完毕，整改率100%。",
    "{last}年度报告于{y}年1月20日前发布，{y}年度内未作更正。",
)
"""Figures beside the tables' own: of documents by attribute, of what was published, of years before."""

FEES: tuple[Said, ...] = (
    ("{y}年，{ours}未收取政府信息公开信息处理费。", lambda n: not n.unpaid),
    ("本年度收取信息处理费0元。", lambda n: True),
    (
        "按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），{y}年度未产生信息处理费。",
        lambda n: not n.unpaid,
    ),
    ("{y}年，无收取信息处理费情况。", lambda n: True),
    ("依据《政府信息公开信息处理费管理办法》，本机关{y}年没有向申请人收取信息处理费。", lambda n: True),
    ("收取信息处理费情况：{y}年未发出收费通知，收费金额为0。", lambda n: not n.unpaid),
    ("{y}年度，{ours}依申请提供政府信息均未收取任何费用，信息处理费收取总额为零。", lambda n: not n.unpaid),
    ("全年对{unpaid}件申请发出收费通知，申请人逾期未缴费，实际收取信息处理费0元。", lambda n: n.unpaid),
    ("全年发出信息处理费收费通知{unpaid}件，均未在规定期限内缴纳，无收取信息处理费情况。", lambda n: n.unpaid),
    (
        "根据国务院办公厅关于印发《政府信息公开信息处理费管理办法》的通知要求，{y}年本机关信息处理费收费情况：0件，0元。",
        lambda n: not n.unpaid,
    ),
    ("{y}年没有依申请提供政府信息收费情况，信息处理费收取金额为0元。", lambda n: not n.unpaid),
    ("收取信息处理费情况：无。", lambda n: not n.unpaid),
    ("{ours}{y}年度信息处理费实际收取0元，减免0元。", lambda n: not n.unpaid),
    ("未就政府信息公开申请收取信息处理费，也没有减免情形。", lambda n: not n.unpaid),
    ("{y}年对1件政府信息公开申请收取信息处理费{fee}元，已全额缴入国库。", lambda n: n.handled > 0 and not n.unpaid),
    ("按规定发出收费通知并收取信息处理费{fee}元，涉及申请1件。", lambda n: n.handled > 0),
)
