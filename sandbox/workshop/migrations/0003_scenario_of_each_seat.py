from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def repeat_the_workshops(apps, schema_editor):
    """A place made before plays what its workshop plays."""
    workshops = apps.get_model("workshop", "Workshop").objects.filter(pk=OuterRef("workshop"))
    seats = apps.get_model("workshop", "Seat").objects.all()
    seats.update(scenario=Subquery(workshops.values("scenario")))


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0002_who_moves_time"),
    ]

    operations = [
        migrations.AddField(
            model_name="seat",
            name="scenario",
            field=models.SlugField(default="", max_length=50, verbose_name="scénario"),
            preserve_default=False,
        ),
        migrations.RunPython(repeat_the_workshops, migrations.RunPython.noop),
    ]
