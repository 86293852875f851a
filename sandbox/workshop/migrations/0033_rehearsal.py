import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0032_wifi_of_the_room"),
    ]

    operations = [
        migrations.AddField(
            model_name="workshop",
            name="is_rehearsal",
            field=models.BooleanField(
                default=False, verbose_name="répétition, avec des personnes inventées"
            ),
        ),
        migrations.CreateModel(
            name="Rehearsal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "learners",
                    models.JSONField(default=dict, verbose_name="ce que chacun va faire"),
                ),
                (
                    "seconds",
                    models.FloatField(
                        default=0, verbose_name="secondes jouées avant la dernière pause"
                    ),
                ),
                (
                    "runs_since",
                    models.DateTimeField(null=True, verbose_name="en marche depuis"),
                ),
                ("is_over", models.BooleanField(default=False, verbose_name="finie")),
                (
                    "workshop",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rehearsal",
                        to="workshop.workshop",
                        verbose_name="atelier",
                    ),
                ),
            ],
            options={"verbose_name": "répétition"},
        ),
    ]
