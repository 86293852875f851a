from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0024_what_the_room_sees"),
    ]

    operations = [
        migrations.AddField(
            model_name="workshop",
            name="is_stand",
            field=models.BooleanField(
                default=False, verbose_name="stand, une personne après l’autre"
            ),
        ),
    ]
