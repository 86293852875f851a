from django.db import migrations, models


def end_the_turns(apps, schema_editor):
    """Nobody knows when those began."""
    apps.get_model("workshop", "Projection").objects.update(turn_ends_at=None)


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0008_projection"),
    ]

    operations = [
        migrations.AddField(
            model_name="projection",
            name="turn_began_at",
            field=models.DateTimeField(null=True, verbose_name="début de l’exercice"),
        ),
        migrations.RunPython(end_the_turns, migrations.RunPython.noop),
    ]
