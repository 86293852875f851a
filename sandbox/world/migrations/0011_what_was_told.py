from django.db import migrations, models
from django.db.models import F


def know_all(apps, schema_editor):
    """Whoever sits somewhere has been told of what moved before."""
    apps.get_model("world", "World").objects.update(told=F("generation"))


class Migration(migrations.Migration):
    dependencies = [
        ("world", "0010_difficulties_say_themselves"),
    ]

    operations = [
        migrations.AddField(
            model_name="world",
            name="told",
            field=models.PositiveIntegerField(
                default=0, verbose_name="génération dite à qui est assis là"
            ),
        ),
        migrations.RunPython(know_all, migrations.RunPython.noop),
    ]
