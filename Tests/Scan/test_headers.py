"""Every answer says how a browser must take it: pages, mistakes, files, the API, what is refused."""

import http.client

import pytest

PATHS = [
    "/", "/thu-tuc", "/tra-cuu/0000", "/can-bo/dang-nhap", "/can-bo", "/nothing-here", "/thong-ke/bao-cao.csv", "/robots.txt",
    "/api/v1/agencies", "/api/v1/dossiers", "/api/v1/nothing", "/health/live", "/assets/nothing.css", "/%00"]


@pytest.mark.parametrize("path", PATHS)
def test_headers(portal, path):
    connection = http.client.HTTPConnection(portal.host, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    policy = answer.headers["Content-Security-Policy"]
    for rule in ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'", "script-src 'self'"]:
        assert rule in policy.split("; ")
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Cache-Control"]
    # Nobody else's pages may read it.
    assert answer.headers["Access-Control-Allow-Origin"] is None
    assert answer.headers["Server"] is None and answer.headers["X-Powered-By"] is None
    if body:
        kind = answer.headers["Content-Type"]
        assert "charset=utf-8" in kind or kind.startswith("application/"), kind
