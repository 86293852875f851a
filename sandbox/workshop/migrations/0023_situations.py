from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0022_sightings"),
    ]

    operations = [
        migrations.AddField(
            model_name="workshop",
            name="asks_situation",
            field=models.BooleanField(
                default=False, verbose_name="on demande d’abord à chacun sa situation"
            ),
        ),
        migrations.AddField(
            model_name="seat",
            name="situation",
            field=models.SlugField(
                blank=True, db_index=False, default="", verbose_name="situation dite"
            ),
        ),
    ]
