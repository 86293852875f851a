from django.db import migrations, models


def the_insurer_knows_what_the_person_has(apps, schema_editor):
    people = apps.get_model("world", "Person").objects
    people.update(known_email=models.F("email"), known_phone=models.F("phone"))


class Migration(migrations.Migration):
    dependencies = [
        ("world", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="is_activable",
            field=models.BooleanField(default=True, verbose_name="espace activable"),
        ),
        migrations.AddField(
            model_name="person",
            name="is_known_by_post",
            field=models.BooleanField(
                default=True, verbose_name="adresse connue de l’assurance maladie"
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="known_email",
            field=models.EmailField(
                blank=True, max_length=254, verbose_name="e-mail connu de l’assurance maladie"
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="known_phone",
            field=models.CharField(
                blank=True, max_length=10, verbose_name="mobile connu de l’assurance maladie"
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="spare_password",
            field=models.CharField(
                blank=True, max_length=100, verbose_name="mot de passe de rechange"
            ),
        ),
        migrations.AddField(
            model_name="provisionalcode",
            name="asked_at",
            field=models.DateTimeField(null=True, verbose_name="demandé le (heure de la salle)"),
        ),
        migrations.AddField(
            model_name="provisionalcode",
            name="channel",
            field=models.CharField(
                choices=[("letter", "courrier"), ("email", "e-mail"), ("sms", "SMS")],
                default="letter",
                max_length=10,
                verbose_name="par",
            ),
        ),
        migrations.AddField(
            model_name="provisionalcode",
            name="replaced_at",
            field=models.DateTimeField(null=True, verbose_name="remplacé le"),
        ),
        migrations.AddField(
            model_name="world",
            name="seen_at",
            field=models.DateTimeField(
                null=True, verbose_name="dernière page du site (heure de la salle)"
            ),
        ),
        migrations.RunPython(
            the_insurer_knows_what_the_person_has, migrations.RunPython.noop, elidable=True
        ),
    ]
