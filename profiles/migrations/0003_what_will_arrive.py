import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_asked_erasure"),
        ("profiles", "0002_hours_ties_and_vaccinators"),
        ("world", "0007_page_where_to_go"),
    ]

    operations = [
        migrations.CreateModel(
            name="Arrival",
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
                        choices=[("document", "Document"), ("message", "Message")],
                        max_length=10,
                        verbose_name="sorte",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="le")),
                ("content", models.JSONField(verbose_name="contenu")),
                (
                    "professional",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="profiles.professional",
                        verbose_name="professionnel",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
                    ),
                ),
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
                "verbose_name": "arrivée à venir",
                "verbose_name_plural": "arrivées à venir",
                "ordering": ["at", "pk"],
            },
        ),
    ]
