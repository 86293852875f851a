import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("world", "0013_sorted_messages")]

    operations = [
        migrations.CreateModel(
            name="DownloadedFile",
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
                ("name", models.CharField(max_length=120, verbose_name="nom du fichier")),
                ("downloaded_at", models.DateTimeField(verbose_name="téléchargé le")),
                (
                    "is_in_bin",
                    models.BooleanField(default=False, verbose_name="dans la corbeille"),
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
                "verbose_name": "fichier téléchargé",
                "verbose_name_plural": "fichiers téléchargés",
                "ordering": ["downloaded_at", "pk"],
            },
        ),
    ]
