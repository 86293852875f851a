from django.db import migrations, models


def open_again(apps, schema_editor):
    """Only a professional ends an exchange: what a person had ended goes on."""
    apps.get_model("profiles", "Thread").objects.exclude(closed_by=None).update(closed_at=None)


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_squashed")]

    operations = [
        migrations.RunPython(open_again, migrations.RunPython.noop),
        migrations.RemoveField(model_name="thread", name="closed_by"),
        migrations.AddField(
            model_name="thread",
            name="deleted_at",
            field=models.DateTimeField(null=True, verbose_name="supprimé le"),
        ),
    ]
