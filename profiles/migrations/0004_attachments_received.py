from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("profiles", "0003_first_choices")]

    operations = [
        migrations.AddField(
            model_name="attachment",
            name="content",
            field=models.JSONField(default=dict, verbose_name="contenu"),
        ),
    ]
