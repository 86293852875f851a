from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("profiles", "0002_conversations_are_deleted")]

    operations = [
        migrations.AddField(
            model_name="preferences",
            name="takes_from_documents",
            field=models.BooleanField(null=True, verbose_name="données prises dans les documents"),
        ),
        migrations.AlterField(
            model_name="preferences",
            name="welcomed_at",
            field=models.DateTimeField(null=True, verbose_name="premières pages passées le"),
        ),
    ]
