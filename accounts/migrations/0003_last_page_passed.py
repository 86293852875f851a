from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_pause_after_wrong_passwords"),
    ]

    operations = [
        migrations.AddField(
            model_name="attempt",
            name="kept_at",
            field=models.DateTimeField(
                null=True, verbose_name="dernière page passée (heure de la salle)"
            ),
        ),
    ]
