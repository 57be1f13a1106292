"""Protects the addresses that pages give: none leads elsewhere, whatever address a page was asked under."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize("address", ["//evil.example/x", "/%2Fevil.example/x", "///evil.example/x"])
def test_a_page_under_a_doubled_slash_leads_nowhere_else(client: TestClient, address: str) -> None:
    page = client.get(f"http://testserver{address}?as_of=2023")
    assert page.status_code == 404
    assert '="/evil.example/x' in page.text
    assert '="//' not in page.text
