from django.db import migrations, models

import sandbox.world.clock


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0021_language_of_the_help"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sighting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "page",
                    models.CharField(blank=True, max_length=200, verbose_name="page d’ici"),
                ),
                ("fact", models.SlugField(blank=True, max_length=60, verbose_name="fait")),
                (
                    "where",
                    models.CharField(
                        choices=[
                            ("site", "Sur le site"),
                            ("app", "Dans l’application"),
                            ("elsewhere", "Sur un papier, dans un message"),
                        ],
                        max_length=10,
                        verbose_name="où",
                    ),
                ),
                ("seen", models.CharField(max_length=200, verbose_name="ce qui a été vu")),
                (
                    "seen_on",
                    models.DateField(default=sandbox.world.clock.real_today, verbose_name="vu le"),
                ),
            ],
            options={
                "verbose_name": "note sur une page",
                "verbose_name_plural": "notes sur des pages",
                "ordering": ["seen_on", "pk"],
            },
        ),
    ]
