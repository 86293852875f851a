import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("world", "0002_what_the_insurer_knows"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "workshop_ref",
                    models.PositiveBigIntegerField(
                        db_index=True, editable=False, verbose_name="atelier"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("service-stopped", "le site est indisponible")],
                        max_length=20,
                        verbose_name="panne",
                    ),
                ),
                ("until", models.DateTimeField(verbose_name="jusqu’à (heure de la salle)")),
                (
                    "world",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="world.world",
                        verbose_name="simulation",
                    ),
                ),
            ],
            options={
                "verbose_name": "panne",
                "constraints": [
                    models.UniqueConstraint(fields=("world", "kind"), name="incident_one_of_a_kind")
                ],
            },
        ),
    ]
