from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0016_kept_moments_go_on"),
    ]

    operations = [
        migrations.AddField(
            model_name="workshop",
            name="service_year",
            field=models.PositiveSmallIntegerField(
                default=2022, verbose_name="année du service imité"
            ),
        ),
    ]
