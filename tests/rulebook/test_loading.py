"""Loading a rulebook: what a person who writes rules is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from linter.rulebook import Rulebook, RulebookError, load

RULE = """\
code: TST301
name: new-within-total
level: error
category: applications-table
title: {zh: 标题, en: Title}
basis: [{law: 条例, article: 50}]
check: identity
each: column of applications
holds: new + carried_in >= total
message: {zh: "{column}：{new}", en: "{column}: {new}"}
fix: {zh: 改正, en: Correct it}
examples: {held: [{}], violated: [{}]}
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("GIDLINT_CACHE", str(folder))
    return folder


def extended(folder: Path, *files: str) -> Rulebook:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(files):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    return load([folder])


def mistakes(folder: Path, *files: str) -> list[str]:
    with pytest.raises(RulebookError) as caught:
        extended(folder, *files)
    assert len(caught.value.say("en").splitlines()) == len(caught.value.problems)
    return caught.value.say("zh").splitlines()


def test_the_built_in_rulebook_is_valid_and_in_order() -> None:
    rulebook = load()
    assert rulebook.name == "gidr"
    assert [rule.code for rule in rulebook.rules] == sorted(rule.code for rule in rulebook.rules)
    assert [template.edition for template in rulebook.templates] == ["2019", "2021"]


def test_a_folder_adds_rules(tmp_path: Path) -> None:
    rulebook = extended(tmp_path / "own", RULE)
    rule = rulebook.rule("TST301")
    assert rule is not None
    assert rule.name == "new-within-total"
    assert rulebook.version == f"{load().version}+own"
    assert rulebook.digest != load().digest


def test_a_file_may_hold_several_documents_or_a_list(tmp_path: Path) -> None:
    other = RULE.replace("TST301", "TST302").replace("new-within-total", "other-name")
    assert extended(tmp_path / "documents", f"{RULE}---\n{other}").rule("TST302")
    listed = "".join("- " + text.replace("\n", "\n  ").rstrip() + "\n" for text in (RULE, other))
    assert extended(tmp_path / "list", listed).rule("TST302")


def test_a_folder_changes_levels_and_switches_rules_off(tmp_path: Path) -> None:
    rulebook = extended(tmp_path / "own", "- change: GID104\n  level: advice\n- change: problems-said\n  off: true\n")
    changed = rulebook.rule("GID104")
    assert changed is not None
    assert changed.level == "advice"
    assert rulebook.rule("problems-said") is None
    assert all("problems-said" not in rule.requires for rule in rulebook.rules)


def test_a_veto_that_is_off_takes_no_part_in_the_grade(tmp_path: Path) -> None:
    name = "organisation-in-preface"
    assert name in load().grading.veto
    assert name not in extended(tmp_path / "own", f"change: {name}\noff: true\n").grading.veto


def test_a_change_of_an_unknown_rule_says_which_is_nearest(tmp_path: Path) -> None:
    (line,) = mistakes(tmp_path / "own", "change: aplications-balance\nlevel: advice\n")
    assert line.endswith("0.yaml:1:9: change: 未知的“aplications-balance”（最接近的是 applications-balance）")


def test_every_mistake_of_every_file_is_said_at_once(tmp_path: Path) -> None:
    first = RULE.replace("level: error", "levl: error").replace("article: 50", "article: fifty")
    first += "---\nchange: sections-presnt\noff: true\n"
    second = RULE.replace("TST301", "TST302").replace("new-within-total", "Other_Name").replace("zh: 改正", 'zh: ""')
    lines = mistakes(tmp_path / "own", first, second)
    folder = tmp_path / "own"
    assert lines == [
        f"{folder}/0.yaml:1:1: 缺少键：level",
        f"{folder}/0.yaml:3:1: levl: 未知的键“levl”（最接近的是 level）",
        f"{folder}/0.yaml:6:28: basis[0].article: 应为整数，而不是“fifty”",
        f"{folder}/0.yaml:14:9: change: 未知的“sections-presnt”（最接近的是 sections-present）",
        f"{folder}/1.yaml:2:7: name: 名称应为小写英文加连字符",
        f"{folder}/1.yaml:11:12: fix.zh: 不能为空",
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("carried_in", "carryd_in", ":9:14: holds: 在2019版中，没有单元格“carryd_in”（最接近的是 carried_in）"),
        (
            "new + carried_in >= total",
            '"new >= totl"',
            ":9:16: holds: 在2019版中，没有单元格“totl”（最接近的是 total）",
        ),
        ("new + carried_in", "sum(refusd.*)", "holds: 在2019版中，“refusd.*”没有对应的单元格（最接近的是 refused.*）"),
        ("column of applications", "column of aplications", "each: 没有表“aplications”（最接近的是 applications）"),
        ("column of applications", "columns of applications", "each: 应写成“column of 表名”或“row of 表名”"),
        (">= total", "~ total", ":9:25: holds: 不认识的字符“~”"),
        (">= total", "", "holds: 此处应为=、!=、>=、<=、> 或 <，而不是结尾"),
        (
            ">= total",
            ">= total\nwhen: new > 0 and totl > 0",
            ":10:19: when: 在2019版中，没有单元格“totl”（最接近的是 total）",
        ),
        (">= total", ">= total\nwhen: new >", "when: 此处应为单元格名称，而不是结尾"),
        ('"{column}：{new}"', '"{colum}"', "message.zh: 未知的“colum”（最接近的是 column）"),
        ("check: identity", "check: identty", "check: 未知的“identty”（最接近的是 identity）"),
        ("level: error", "level: eror", "level: 未知的“eror”（最接近的是 error）"),
        ("level: error", "level: 3", "level: 未知的“3”，可用：advice、error、warning"),
        ("violated: [{}]", "violated: []", "examples.violated: 至少要有一个例子"),
        ("[{law: 条例, article: 50}]", "[]", "basis: 至少要有一条依据"),
        ("TST301", "tst301", "code: 编号应为大写字母加数字"),
        ("TST301", "GID302", "code: “GID302”已在"),
        ("new-within-total", "applications-balance", "name: “applications-balance”已在"),
        ("level: error", "level: error\nlevel: advice", "level: 键“level”重复"),
        (
            "fix:",
            "requires: [sections-presnt]\nfix:",
            "requires[0]: 未知的“sections-presnt”（最接近的是 sections-present）",
        ),
        ("fix:", "requires: [new-within-total]\nfix:", "requires[0]: 与“new-within-total”互相依赖"),
        ("fix:", "relaxed: [{when: {}, level: error}]\nfix:", "relaxed[0].level: 放宽后的级别应低于“error”"),
        ("fix:", "applies: {editions: ['2020']}\nfix:", "applies.editions[0]: 未知的“2020”"),
        ("fix:", "applies: {years: {to: 2008}}\nfix:", "applies: 没有任何版本适用这条规则"),
        ("fix:", "applies: {organisation: '(局'}\nfix:", "applies.organisation: 正则表达式有误"),
        ("fix:", "only: [natural_persn]\nfix:", "only: 在2019版中，没有“natural_persn”（最接近的是 natural_person）"),
        ("fix: {", "fix: [", "YAML 语法错误"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_the_nearest_word(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert before in RULE
    lines = mistakes(tmp_path / "own", RULE.replace(before, after, 1))
    assert any(said in line for line in lines), lines
    assert all("own/0.yaml:" in line for line in lines)


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("check: cells\ntable: revew\nforbid: [blank]", "table: 未知的“revew”（最接近的是 review）"),
        ("check: cells\ntable: review\nforbid: [blnk]", "forbid[0]: 未知的“blnk”（最接近的是 blank）"),
        ("check: length\nsection: overveiw", "section: 未知的“overveiw”（最接近的是 overview）"),
        ("check: pattern\nparts: [titel]\nforbid: [{find: a}]", "parts[0]: 未知的“titel”（最接近的是 title）"),
        ("check: pattern\nparts: [title]\nforbid: [{find: 'a('}]", "forbid[0].find: 正则表达式有误"),
        ("check: pattern\nparts: [title]\nforbid: [{find: 'a*'}]", "forbid[0].find: 这个表达式匹配空文本"),
        ("check: date\nof: signature\nrequire: by_deadline", "deadlines: by_deadline 与 deadlines 应一起写"),
        (
            "check: date\nof: signature\nrequire: by_deadline\ndeadlines: [{day: 31-01}]",
            "deadlines[0].day: 日期应写成 MM-DD",
        ),
        ("check: input\nnote: pictur", "note: 未知的“pictur”（最接近的是 picture）"),
        ("check: input", "check: failure、note、instead 应写且只写一个"),
        (
            "check: statement\nparts: [all]\nwhen: applications.nw.total\ngroups: [{name: {zh: 某, en: it}, any: [a]}]",
            "when: 没有单元格“applications.nw.total”（最接近的是 applications.new.total）",
        ),
    ],
)
def test_the_parameters_of_a_check_are_checked(tmp_path: Path, check: str, said: str) -> None:
    start = RULE.index("check:")
    rule = RULE[:start] + check + "\n" + RULE[RULE.index("message:") :]
    rule = rule.replace('{zh: "{column}：{new}", en: "{column}: {new}"}', "{zh: 某, en: some}")
    assert any(said in line for line in mistakes(tmp_path / "own", rule))


def test_yaml_has_no_surprises(tmp_path: Path) -> None:
    text = RULE.replace("{zh: 标题, en: Title}", "{zh: no, en: on}").replace("law: 条例", "law: 2024-01-31")
    rule = extended(tmp_path / "own", text).rule("TST301")
    assert rule is not None
    assert (rule.title.zh, rule.title.en, rule.basis[0].law) == ("no", "on", "2024-01-31")


def test_a_file_that_is_not_utf_8_is_said_to_be_so(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "rules.yaml").write_bytes("title: 标题".encode("gb18030"))
    with pytest.raises(RulebookError, match="not UTF-8"):
        load([folder])


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="no such folder"):
        load([tmp_path / "nowhere"])


def in_a_new_process(folder: Path, cache: str) -> str:
    code = (
        "import sys; from pathlib import Path; from linter.rulebook import load;"
        "book = load([Path(sys.argv[1])]); print(book.digest, len(book.rules), 'yaml' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        env={"GIDLINT_CACHE": cache, "PATH": "", "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_second_process_reads_the_cache_and_gets_the_same(tmp_path: Path, cache: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "rules.yaml").write_text(RULE, encoding="utf-8")
    first = in_a_new_process(folder, str(cache))
    assert first.endswith(" True")
    assert in_a_new_process(folder, str(cache)) == first.replace(" True", " False")
    for entry in cache.iterdir():
        entry.write_bytes(entry.read_bytes()[:-9] + b"corrupted")
    assert in_a_new_process(folder, str(cache)) == first


def test_a_cached_rulebook_equals_a_fresh_one(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from linter.rulebook import loading

    loading.load_family.cache_clear()
    fresh = load()
    assert list(cache.iterdir())
    loading.load_family.cache_clear()
    assert load() == fresh
    monkeypatch.setenv("GIDLINT_CACHE", "off")
    loading.load_family.cache_clear()
    assert load() == fresh


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("GIDLINT_CACHE", str(blocked / "cache"))
    assert extended(tmp_path / "own", RULE).rule("TST301")
