"""Holds forms against `Resources/API/form.schema.json`.

    python check_forms.py SCHEMA WRONG FORM...

Every FORM is one by the schema; none of the changes that WRONG makes to the first FORM leaves one. WRONG is a list of
changes, each with the `path` of a value and what stands there instead (`value`), or nothing (left out).
"""

import copy
import json
import sys

from jsonschema import Draft202012Validator


def read(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


schema, changes, forms = read(sys.argv[1]), read(sys.argv[2]), [read(name) for name in sys.argv[3:]]
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for name, form in zip(sys.argv[3:], forms):
    for error in validator.iter_errors(form):
        sys.exit(f"{name}: {error.json_path}: {error.message[:300]}")
for change in changes:
    form = copy.deepcopy(forms[0])
    place = form
    for step in change["path"][:-1]:
        place = place[step]
    if "value" in change:
        place[change["path"][-1]] = change["value"]
    else:
        del place[change["path"][-1]]
    if validator.is_valid(form):
        sys.exit(f"still a form after {change}")
print(f"{len(forms)} forms, {len(changes)} changes")
