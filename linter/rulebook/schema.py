"""The JSON Schema of a rulebook's files, made from the shapes that load them."""

from __future__ import annotations

import ast
import inspect
import textwrap
from itertools import pairwise
from typing import Any

import msgspec

from linter.rulebook.compiled import AddedRows, Imprint, RuleChange
from linter.rulebook.coverage import Coverage
from linter.rulebook.grading import Grading
from linter.rulebook.profile import Profile
from linter.rulebook.recognition import Recognition
from linter.rulebook.rule import KINDS, RuleHead
from linter.rulebook.template import Template
from linter.rulebook.vocabulary import Vocabulary

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/{name}"
Schema = dict[str, Any]


def json_schema() -> Schema:
    """A schema that every document of a rulebook's files is valid under: a rule (or a list of rules), a change to one,
    a profile, a template, the recognition, the grading, the rulebook's imprint, the coverage of the law. Each is also a
    definition of its own: ``#/$defs/rule``, ``#/$defs/change``, ``#/$defs/profile``, ``#/$defs/template`` and so on."""
    documents = {
        "change": RuleChange,
        "rows": AddedRows,
        "template": Template,
        "recognition": Recognition,
        "grading": Grading,
        "imprint": Imprint,
        "profile": Profile,
        "coverage": Coverage,
        "vocabulary": Vocabulary,
    }
    shapes = [RuleHead, *KINDS.values(), *documents.values()]
    _, components = msgspec.json.schema_components(shapes, ref_template=_REF)
    definitions: Schema = {name: _plain(schema) for name, schema in components.items()}
    for shape in [*shapes, *_inner_shapes(components)]:
        _describe(definitions[shape.__name__], shape)
    kinds_of_examples = definitions["Examples"]["properties"]
    for name in kinds_of_examples:
        kinds_of_examples[name] = {"anyOf": [{"type": "object"}, {"type": "array", "items": {"type": "object"}}]}
    head = definitions.pop(RuleHead.__name__)
    kinds = {f"rule-{word}": _rule(head, definitions.pop(kind.__name__), kind) for word, kind in KINDS.items()}
    named = {name: definitions.pop(shape.__name__) for name, shape in documents.items()}
    named["rule"] = {
        "description": RuleHead.__doc__,
        "type": "object",
        "required": ["check"],
        "properties": {"check": {"description": "The kind of check.", "enum": sorted(KINDS)}},
        "oneOf": [{"$ref": _REF.format(name=name)} for name in sorted(kinds)],
    }
    in_lists = ("rule", "change", "rows", "imprint", "profile")
    listed = [{"$ref": _REF.format(name=name)} for name in in_lists]
    return {
        "$schema": _DRAFT,
        "title": "gidlint rulebook",
        "description": "One document of a rulebook's YAML files.",
        "anyOf": [
            *listed,
            {"type": "array", "items": {"anyOf": listed}},
            *({"$ref": _REF.format(name=name)} for name in documents if name not in in_lists),
        ],
        "$defs": dict(sorted({**definitions, **kinds, **named}.items())),
    }


def _rule(head: Schema, own: Schema, kind: Any) -> Schema:
    """A rule with one kind of check: the keys of both at one level."""
    offers = ", ".join(f"{{{name}}}" for name in kind.offers) or "none"
    properties = {**head["properties"], **own["properties"]}
    said = f"Placeholders (some only with some of the keys): {offers}."
    properties["message"] = {**properties["message"], "description": said}
    return {
        "title": f"rule: {kind.__struct_config__.tag}",
        "description": own.get("description", ""),
        "type": "object",
        "properties": properties,
        "required": [*head["required"], *own["required"]],
        "additionalProperties": False,
    }


def _plain(schema: Any) -> Any:
    """A schema as YAML is written: a decimal number stands without quotes."""
    if isinstance(schema, dict):
        if schema.get("format") == "decimal":
            return {"type": ["number", "string"], "pattern": "^[-+]?[0-9]+(\\.[0-9]+)?$"}
        return {key: _plain(value) for key, value in schema.items()}
    if isinstance(schema, list):
        return [_plain(value) for value in schema]
    return schema


def _inner_shapes(components: dict[str, Any]) -> list[Any]:
    """The shapes that only occur inside others."""
    found: dict[str, Any] = {}
    open_shapes: list[Any] = list(msgspec.Struct.__subclasses__())
    while open_shapes:
        shape = open_shapes.pop()
        open_shapes += shape.__subclasses__()
        if shape.__name__ in components and shape.__module__.startswith("linter.rulebook."):
            found[shape.__name__] = shape
    return [found[name] for name in sorted(found)]


def _describe(schema: Schema, shape: Any) -> None:
    """Put the words below each field of a shape's source beside the field."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(shape)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    for field, words in pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(words, ast.Expr)
            and isinstance(words.value, ast.Constant)
            and field.target.id in schema.get("properties", {})
        ):
            schema["properties"][field.target.id]["description"] = inspect.cleandoc(str(words.value.value))
