from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("world", "0001_squashed"),
    ]

    operations = [
        migrations.RemoveField(model_name="incident", name="put_at"),
    ]
