from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("world", "0014_downloaded_files")]

    operations = [migrations.RemoveField(model_name="sortedmessage", name="at")]
