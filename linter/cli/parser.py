"""An argument parser that speaks both languages."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from linter.cli.status import Exit
from linter.model.named import Named
from linter.phrases.phrase import Lang, Phrase
from linter.run.problem import nearest

_USAGE = Phrase("用法：", "usage: ")
_OPTIONS = Phrase("选项", "options")
_ARGUMENTS = Phrase("参数", "arguments")
_HELP = Phrase("显示这份帮助并退出", "show this help and exit")
_NO_COMMAND = Phrase("没有“{word}”这个命令{nearest}", "there is no command “{word}”{nearest}")
_NO_ARGUMENT = Phrase("没有这样的参数：{word}{nearest}", "no such argument: {word}{nearest}")
_SEE_HELP = Phrase("（{program} --help 查看用法）", " ({program} --help shows the usage)")

# argparse has its sentences in English only; those that a user can meet, and what they are in Chinese.
_SENTENCES = (
    (r"the following arguments are required: (?P<a>.+)", "缺少参数：{a}"),
    (r"argument (?P<a>.+?): invalid choice: (?P<b>.+?) \(choose from (?P<c>.+)\)", "{a} 不能是 {b}，可用 {c}"),
    (r"argument (?P<a>.+?): expected one argument", "{a} 后面缺少一个值"),
    (r"argument (?P<a>.+?): expected at least one argument", "{a} 后面至少要有一个值"),
    (r"argument (?P<a>.+?): invalid \w+ value: (?P<b>.+)", "{a} 的值不对：{b}"),
    (r"argument (?P<a>.+?): not allowed with argument (?P<b>.+)", "{a} 与 {b} 不能同时使用"),
    (r"argument (?P<a>.+?): ignored explicit argument (?P<b>.+)", "{a} 不带值：{b}"),
    (r"ambiguous option: (?P<a>.+) could match (?P<b>.+)", "{a} 可以是 {b}，请写全"),
)


class Parser(argparse.ArgumentParser):
    """``allow_abbrev`` is off: an abbreviation that works today would break when an option is added."""

    def __init__(self, *, lang: Lang = "en", **keywords: Any) -> None:
        own = {"allow_abbrev": False, "add_help": False, "formatter_class": argparse.RawDescriptionHelpFormatter}
        super().__init__(**{**keywords, **own})
        self._lang = lang
        self._positionals.title = _ARGUMENTS.say(lang)
        self._optionals.title = _OPTIONS.say(lang)
        self.add_argument("-h", "--help", action="help", help=_HELP.say(lang))

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", _USAGE.say(self._lang), 1)

    def format_help(self) -> str:
        text = super().format_help().replace("usage: ", _USAGE.say(self._lang), 1)
        return re.sub(r"\n +\n", "\n", text)  # argparse leaves an empty line above a list of commands

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        given, rest = self.parse_known_args(args, namespace)
        if rest:
            parser = self._meant(args or [])
            word = rest[0].partition("=")[0]
            hint = nearest(word, parser._option_string_actions) if word.startswith("-") else Named(zh="", en="")
            parser.error(_NO_ARGUMENT.say(self._lang, word=word, nearest=hint))
        return given

    def error(self, message: str) -> NoReturn:
        command = re.fullmatch(r"argument ?: invalid choice: '(?P<word>.*)' \(choose from .*\)", message, re.DOTALL)
        if command and self._subparsers is not None:
            hint = nearest(command["word"], self._commands())
            message = _NO_COMMAND.say(self._lang, word=command["word"], nearest=hint)
        said = self._translated(message) if self._lang == "zh" else message
        self.exit(Exit.USAGE, f"gidlint: {said}{_SEE_HELP.say(self._lang, program=self.prog)}\n")

    def _commands(self) -> dict[str, Parser]:
        found: dict[str, Parser] = {}
        for action in self._subparsers._group_actions if self._subparsers is not None else ():
            if isinstance(action, argparse._SubParsersAction):
                found |= action.choices
        return found

    def _meant(self, args: Sequence[str]) -> Parser:
        """The parser of the command that the arguments name."""
        return next((self._commands()[word] for word in args if word in self._commands()), self)

    def _translated(self, message: str) -> str:
        for pattern, sentence in _SENTENCES:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                return sentence.format(**found.groupdict())
        return message
