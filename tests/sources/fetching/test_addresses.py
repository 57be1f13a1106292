"""Protects whom the fetcher may ask: no address that leads into a network of one's own, however it is written."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources.fetching.addresses import Doors, is_public, url_of
from dragoman.sources.fetching.errors import FetchError

PRIVATE = """
0.0.0.0 0.1.2.3 10.1.2.3 100.64.0.1 100.127.255.254 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.9.9 192.0.0.1
192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
:: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:10.0.0.1 64:ff9b::a00:1 64:ff9b::7f00:1 64:ff9b:1::1
2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 2002:a00:1:: 2002:7f00:1::1 2002:c0a8:101::1 3fff::1 5f00::1
fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1
""".split()
PUBLIC = "8.8.8.8 1.1.1.1 203.0.114.5 100.63.0.1 100.128.0.1 2606:4700::1111 2002:808:808::1 64:ff9b::808:808".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_known(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_known(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_as_public_as_itself(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    for base, shift in (("::ffff:0:0", 0), ("::ffff:0:0:0", 0), ("64:ff9b::", 0), ("2002::", 80)):
        holding = ipaddress.IPv6Address(int(ipaddress.IPv6Address(base)) | number << shift)
        if not is_public(address):
            assert not is_public(holding)


@pytest.mark.parametrize(
    "written",
    ["", "x", "ftp://example.org/", "javascript:alert(1)", "file:///etc/passwd", "http://", "http:///x", "http://[",
     "http://u@example.org/", "http://u:p@example.org/", "http://a:b:c/", "http://example.org:99999/",
     "https:/example.org"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(written: str) -> None:
    with pytest.raises(FetchError):
        url_of(written)


@given(
    st.text(max_size=60) | st.text(max_size=40).map("http://".__add__) | st.text(max_size=40).map("https://[".__add__)
)
def test_any_text_is_an_address_or_is_refused(written: str) -> None:
    try:
        url = url_of(written)
        Doors().check(url)
    except FetchError:
        return
    assert url.scheme in {"http", "https"}
    assert url.host
    assert not url.userinfo
    assert not url.fragment


def test_odd_ports_are_refused_until_they_are_opened() -> None:
    with pytest.raises(FetchError, match="--allow-host"):
        Doors().check(url_of("http://example.org:25/"))
    Doors(["example.org:25"]).check(url_of("http://example.org:25/"))
    Doors(["example.org"]).check(url_of("http://EXAMPLE.org:25/"))
    with pytest.raises(FetchError):
        Doors(["example.org:80"]).check(url_of("http://example.org:25/"))
