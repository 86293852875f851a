"""What is kept of an open room stays good without the hour of an incident, which nothing read."""

import hashlib

from django.db import migrations, models

GONE = "world_incident", "put_at"


def shape(columns):
    """What `saves.schema()` makes of « table.column type null » lines."""
    return hashlib.sha256("\n".join(sorted(columns)).encode()).hexdigest()


def keep_what_was_kept(apps, schema_editor):
    """Restoring names its columns: one too many in the rows is left aside."""
    database = schema_editor.connection
    moment = models.DateTimeField().db_type(database)
    now = [
        f"{model._meta.db_table}.{field.column} {field.db_type(database)} {field.null}"
        for model in apps.get_models()
        if {"world", "workshop_ref"} <= {field.name for field in model._meta.concrete_fields}
        for field in model._meta.concrete_fields
    ]
    before = [*now, f"{'.'.join(GONE)} {moment} False"]
    points = apps.get_model("workshop", "SavePoint").objects
    points.filter(schema=shape(before)).update(schema=shape(now))


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0015_answers_by_slug"),
    ]

    operations = [
        migrations.RunPython(keep_what_was_kept, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="seat",
            name="begun",
            field=models.SlugField(
                blank=True, db_index=False, verbose_name="parcours dont le début est gardé"
            ),
        ),
        migrations.AlterField(
            model_name="seat",
            name="journey",
            field=models.SlugField(blank=True, db_index=False, verbose_name="parcours"),
        ),
        migrations.AlterField(
            model_name="seat",
            name="page",
            field=models.SlugField(blank=True, db_index=False, verbose_name="page du parcours"),
        ),
        migrations.AlterField(
            model_name="seatevent",
            name="journey",
            field=models.SlugField(blank=True, db_index=False, verbose_name="parcours"),
        ),
        migrations.AlterField(
            model_name="seatevent",
            name="page",
            field=models.SlugField(blank=True, db_index=False, verbose_name="page du parcours"),
        ),
    ]
