"""The description of the service is complete, and its examples are true."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from routeplan.api.app import make_app
from routeplan.api.desk import OPEN, SIGNED_IN
from routeplan.api.routes import ACCESS, GuardedRoute, Routes, guarded_routes
from routeplan.archive import open_archive
from routeplan.archive.access import ACTS

# What needs nobody signed in; whoever adds a line here knows why.
OPEN_ROUTES = {
    ("GET", "/api/v1/health"),
    ("POST", "/api/v1/session"),
    ("POST", "/api/v1/passwords"),
    ("GET", "/feeds/{token}.ics"),
}
DESCRIPTION_ROUTE = "/api/v1/openapi.json"


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    archive = open_archive(tmp_path_factory.mktemp("api") / "archive.db")
    yield make_app(archive)
    archive.close()


@pytest.fixture(scope="module")
def described(app):
    return app.openapi()


def operations(described):
    return [
        (method, path, operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]


def test_no_route_is_open_by_mistake(app):
    guarded = guarded_routes(app.routes)
    assert [r.path for r in app.routes if r not in guarded] == [DESCRIPTION_ROUTE]
    is_open = {
        (method, route.path) for route in guarded for method in route.methods
        if route.needs == OPEN
    }  # fmt: skip
    assert is_open == OPEN_ROUTES
    assert len(guarded) > 60
    assert {route.needs for route in guarded} <= {OPEN, SIGNED_IN, *ACTS}


@pytest.mark.parametrize("needs", [None, "everybody"])
def test_a_route_that_does_not_say_who_may_use_it_cannot_be_made(needs):
    extra = {} if needs is None else {ACCESS: needs}
    with pytest.raises(TypeError, match="/x does not say who may use it"):
        GuardedRoute("/x", lambda: None, openapi_extra=extra)
    with pytest.raises(TypeError):
        Routes("x").get("/x", needs="")(lambda: None)


def test_every_act_of_the_archive_can_be_done(app):
    used = {route.needs for route in guarded_routes(app.routes)}
    assert set(ACTS) <= used


def test_every_operation_says_what_it_does_and_how_it_fails(described):
    names = [operation["operationId"] for _, _, operation in operations(described)]
    assert len(set(names)) == len(names)
    for method, path, operation in operations(described):
        assert operation["summary"], path
        assert operation["description"], path
        assert operation[ACCESS], path
        statuses = set(operation["responses"])
        assert {"400", "422", "500", "503"} <= statuses, path
        assert ("401" in statuses) or (method.upper(), path) in OPEN_ROUTES
        assert ("404" in statuses) or "{" not in path
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                schema = answer["content"]["application/json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/Faults"}, (path, status)


def test_every_answer_has_an_example_that_its_schema_allows(described):
    count = 0
    for method, path, operation in operations(described):
        for status, answer in operation["responses"].items():
            content = answer.get("content", {}).get("application/json")
            if (
                int(status) >= 400
                or content is None
                or (status == "200" and "201" in operation["responses"])
            ):
                continue
            assert "example" in content, (method, path)
            validate(described, content["schema"], content["example"], (method, path))
            count += 1
    assert count > 45


def test_every_body_has_an_example_that_its_schema_allows(described):
    count = 0
    for method, path, operation in operations(described):
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if content is not None:
            example = example_of(described, content["schema"])
            validate(described, content["schema"], example, (method, path))
            count += 1
    assert count > 20


def example_of(described, schema):
    """The example of a schema: its own, or one put together from its required parts."""
    if "$ref" in schema and "examples" not in schema:
        name = schema["$ref"].rpartition("/")[2]
        schema = described["components"]["schemas"][name]
    if "examples" in schema:
        return schema["examples"][0]
    if schema.get("type") == "array":
        return [example_of(described, schema["items"])]
    if "properties" in schema:
        required = schema.get("required", ())
        given = [key for key, part in schema["properties"].items()
                 if key in required or "examples" in part]  # fmt: skip
        return {key: example_of(described, schema["properties"][key]) for key in given}
    raise AssertionError(f"no example in {schema}")


def validate(described, schema, example, where):
    whole = {**schema, "components": described["components"]}
    try:
        Draft202012Validator(whole).validate(example)
    except ValidationError as error:
        raise AssertionError(f"{where}: {error.message}") from None


def test_a_wrong_example_would_be_seen(described):
    schema = {"$ref": "#/components/schemas/Faults"}
    with pytest.raises(AssertionError):
        validate(described, schema, {"faults": [{"code": 1}]}, "here")
