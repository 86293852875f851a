from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="credential",
            name="paused_until",
            field=models.DateTimeField(
                null=True, verbose_name="en pause jusqu’à (heure de la salle)"
            ),
        ),
        migrations.AddField(
            model_name="credential",
            name="wrong_tries",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="essais faux de suite"),
        ),
    ]
