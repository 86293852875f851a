"""A line of the sheet has the slug of its question, in places that are open and in what is kept."""

import json

from django.db import migrations

SLUGS = {
    "Taille": "taille",
    "Poids": "poids",
    "Maladie": "maladie",
    "Traitement": "traitement",
    "Allergie": "allergie",
}


def with_slugs(answers):
    """[slug, line, answer] of each [line, answer]."""
    pairs = [pair for pair in answers if len(pair) == 2]
    return [[SLUGS[line], line, said] for line, said in pairs if line in SLUGS] or answers


def rows_with_slugs(kept):
    """The same in the rows of a save point, a JSON text; where answers may be one too."""
    tables = json.loads(kept)
    for row in tables.get("world_person", []):
        is_text = isinstance(row["answers"], str)
        answers = with_slugs(json.loads(row["answers"]) if is_text else row["answers"])
        row["answers"] = json.dumps(answers) if is_text else answers
    return json.dumps(tables)


def give_the_slugs(apps, schema_editor):
    people = apps.get_model("world", "Person").objects.exclude(answers=[])
    changed = list(people)
    for person in changed:
        person.answers = with_slugs(person.answers)
    people.bulk_update(changed, ["answers"], batch_size=500)
    points = apps.get_model("workshop", "SavePoint").objects
    for pk in list(points.values_list("pk", flat=True)):
        kept = points.values_list("rows", flat=True).get(pk=pk)
        points.filter(pk=pk).update(rows=rows_with_slugs(kept))


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0014_slugs_not_words"),
        ("world", "0010_difficulties_say_themselves"),
    ]

    operations = [migrations.RunPython(give_the_slugs, migrations.RunPython.noop)]
