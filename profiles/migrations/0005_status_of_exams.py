import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_squashed"),
        ("profiles", "0004_attachments_received"),
        ("world", "0014_downloaded_files"),
    ]

    operations = [
        migrations.CreateModel(
            name="ExamStatus",
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
                ("exam", models.SlugField(max_length=30, verbose_name="examen")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("a-planifier", "À planifier"),
                            ("realise", "Réalisé"),
                            ("non-realise", "Non réalisé"),
                        ],
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="dit le")),
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
                "verbose_name": "état d’un examen",
                "verbose_name_plural": "états des examens",
                "constraints": [
                    models.UniqueConstraint(fields=("profile", "exam"), name="exam_has_one_status")
                ],
            },
        ),
    ]
