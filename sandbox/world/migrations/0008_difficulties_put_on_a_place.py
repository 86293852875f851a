import django.db.models.deletion
from django.db import migrations, models

import sandbox.world.clock


class Migration(migrations.Migration):
    dependencies = [
        ("world", "0007_page_where_to_go"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="incident",
            options={"ordering": ["pk"], "verbose_name": "incident"},
        ),
        migrations.AddField(
            model_name="incident",
            name="before",
            field=models.JSONField(default=dict, verbose_name="ce qu’elle a remplacé"),
        ),
        migrations.AddField(
            model_name="incident",
            name="put_at",
            field=models.DateTimeField(
                default=sandbox.world.clock.real_now, verbose_name="mise le (heure de la salle)"
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="waits",
            field=models.BooleanField(default=False, verbose_name="attend la prochaine occasion"),
        ),
        migrations.AddField(
            model_name="mail",
            name="deleted_at",
            field=models.DateTimeField(null=True, verbose_name="supprimé le"),
        ),
        migrations.AddField(
            model_name="mail",
            name="held_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="held_mails",
                to="world.incident",
                verbose_name="retenu par",
            ),
        ),
        migrations.AddField(
            model_name="mail",
            name="held_until",
            field=models.DateTimeField(
                null=True, verbose_name="retenu jusqu’à (heure de la salle)"
            ),
        ),
        migrations.AddField(
            model_name="mail",
            name="is_unwanted",
            field=models.BooleanField(default=False, verbose_name="rangé dans les indésirables"),
        ),
        migrations.AddField(
            model_name="provisionalcode",
            name="misprint",
            field=models.CharField(
                blank=True, max_length=12, verbose_name="code mal écrit dans la lettre"
            ),
        ),
        migrations.AlterField(
            model_name="incident",
            name="kind",
            field=models.CharField(
                choices=[
                    ("sms-lost", "Le SMS n’arrive jamais"),
                    ("sms-late", "Le SMS arrive en retard"),
                    ("email-unwanted", "L’e-mail est dans les indésirables"),
                    ("code-expired", "Le code provisoire a expiré"),
                    ("code-used", "Le code provisoire a déjà servi"),
                    ("code-misprinted", "La lettre porte un code mal écrit"),
                    ("insurer-phone", "L’Assurance Maladie a un ancien mobile"),
                    ("card-lost", "La carte est déclarée perdue"),
                    ("account-exists", "L’espace est déjà activé"),
                    ("session-ended", "La session se ferme"),
                    ("service-stopped", "Le site est en panne 10 minutes"),
                    ("fraud-email", "Un e-mail frauduleux arrive"),
                    ("fraud-sms", "Un SMS frauduleux arrive"),
                ],
                max_length=20,
                verbose_name="difficulté",
            ),
        ),
        migrations.AlterField(
            model_name="incident",
            name="until",
            field=models.DateTimeField(null=True, verbose_name="jusqu’à (heure de la salle)"),
        ),
        migrations.CreateModel(
            name="Deed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "workshop_ref",
                    models.PositiveBigIntegerField(
                        db_index=True, editable=False, verbose_name="atelier"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("opened", "a ouvert le lien"),
                            ("gave", "a donné l’identifiant et le mot de passe"),
                            ("left", "a fermé la page sans rien donner"),
                            ("deleted", "a jeté le message"),
                            ("reported", "a signalé le message"),
                        ],
                        max_length=10,
                        verbose_name="geste",
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        default=sandbox.world.clock.real_now,
                        verbose_name="fait le (heure de la salle)",
                    ),
                ),
                (
                    "mail",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deeds",
                        to="world.mail",
                        verbose_name="message",
                    ),
                ),
                (
                    "world",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="world.world",
                        verbose_name="simulation",
                    ),
                ),
            ],
            options={
                "verbose_name": "geste",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("mail", "what"), name="deed_noted_once")
                ],
            },
        ),
    ]
