"""Protects the HTTP API against questions that make no sense: whatever is asked, the server answers as it says it does.

The questions are made by Schemathesis of the OpenAPI document, valid ones and others.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dragoman.web import Settings
from dragoman.web.app import make_inner

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = 15  # of each operation


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
def test_no_question_makes_a_server_error(made: Path, mode: schemathesis.GenerationMode) -> None:
    app = make_inner(Settings(record=made, read_only=True, hosts=("testserver",)))
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]  # the document is ours: no operation of it is broken

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Case[Any]) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(checks=CHECKS)

        with contextlib.suppress(Unsatisfiable):  # what asks for nothing cannot be asked wrongly
            ask()
    assert asked > EXAMPLES
