import django.db.models.deletion
from django.db import migrations, models

import sandbox.world.clock


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("world", "0001_initial"),
        ("world", "0002_what_the_insurer_knows"),
        ("world", "0003_incident"),
        ("world", "0004_contacts_to_change_to"),
        ("world", "0005_who_represents_whom"),
        ("world", "0006_time_that_passes"),
        ("world", "0007_page_where_to_go"),
        ("world", "0008_difficulties_put_on_a_place"),
    ]

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Incident",
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
                    "kind",
                    models.CharField(
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
                (
                    "waits",
                    models.BooleanField(default=False, verbose_name="attend la prochaine occasion"),
                ),
                (
                    "put_at",
                    models.DateTimeField(
                        default=sandbox.world.clock.real_now,
                        verbose_name="mise le (heure de la salle)",
                    ),
                ),
                (
                    "until",
                    models.DateTimeField(null=True, verbose_name="jusqu’à (heure de la salle)"),
                ),
                ("before", models.JSONField(default=dict, verbose_name="ce qu’elle a remplacé")),
            ],
            options={
                "verbose_name": "incident",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Person",
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
                ("first_name", models.CharField(max_length=60, verbose_name="prénom")),
                ("last_name", models.CharField(max_length=60, verbose_name="nom")),
                (
                    "sex",
                    models.CharField(
                        choices=[("F", "femme"), ("M", "homme")], max_length=1, verbose_name="sexe"
                    ),
                ),
                ("born_on", models.DateField(verbose_name="date de naissance")),
                ("nir", models.CharField(max_length=15, verbose_name="numéro de sécurité sociale")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="adresse e-mail"),
                ),
                (
                    "phone",
                    models.CharField(blank=True, max_length=10, verbose_name="téléphone mobile"),
                ),
                ("street", models.CharField(blank=True, max_length=80, verbose_name="rue")),
                ("town", models.CharField(blank=True, max_length=80, verbose_name="commune")),
                ("portrait", models.CharField(blank=True, max_length=20, verbose_name="portrait")),
                (
                    "is_played",
                    models.BooleanField(default=False, verbose_name="jouée par la place"),
                ),
                (
                    "answers",
                    models.JSONField(default=list, verbose_name="réponses aux questions de santé"),
                ),
                (
                    "noted_identifiant",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="identifiant sur la fiche"
                    ),
                ),
                (
                    "noted_password",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="mot de passe sur la fiche"
                    ),
                ),
                (
                    "spare_password",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="mot de passe de rechange"
                    ),
                ),
                (
                    "spare_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail pour en changer"
                    ),
                ),
                (
                    "spare_phone",
                    models.CharField(
                        blank=True, max_length=10, verbose_name="mobile pour en changer"
                    ),
                ),
                (
                    "known_email",
                    models.EmailField(
                        blank=True,
                        max_length=254,
                        verbose_name="e-mail connu de l’assurance maladie",
                    ),
                ),
                (
                    "known_phone",
                    models.CharField(
                        blank=True,
                        max_length=10,
                        verbose_name="mobile connu de l’assurance maladie",
                    ),
                ),
                (
                    "is_known_by_post",
                    models.BooleanField(
                        default=True, verbose_name="adresse connue de l’assurance maladie"
                    ),
                ),
                (
                    "is_activable",
                    models.BooleanField(default=True, verbose_name="espace activable"),
                ),
                (
                    "relation",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="lien avec la personne jouée"
                    ),
                ),
            ],
            options={
                "verbose_name": "identité fictive",
                "verbose_name_plural": "identités fictives",
            },
        ),
        migrations.CreateModel(
            name="World",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "workshop_ref",
                    models.PositiveBigIntegerField(db_index=True, verbose_name="atelier"),
                ),
                ("now", models.DateTimeField(verbose_name="date simulée")),
                (
                    "seen_at",
                    models.DateTimeField(
                        null=True, verbose_name="dernière page du site (heure de la salle)"
                    ),
                ),
                ("generation", models.PositiveIntegerField(default=0, verbose_name="génération")),
                (
                    "notice",
                    models.CharField(
                        default="reset", max_length=20, verbose_name="raison du dernier changement"
                    ),
                ),
                (
                    "leads_to",
                    models.CharField(blank=True, max_length=200, verbose_name="page où aller"),
                ),
            ],
            options={
                "verbose_name": "simulation",
            },
        ),
        migrations.CreateModel(
            name="Mail",
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
                    "channel",
                    models.CharField(
                        choices=[("letter", "courrier"), ("email", "e-mail"), ("sms", "SMS")],
                        max_length=10,
                        verbose_name="par",
                    ),
                ),
                ("template", models.CharField(max_length=60, verbose_name="modèle")),
                ("context", models.JSONField(default=dict, verbose_name="contenu")),
                ("sent_at", models.DateTimeField(verbose_name="envoyé le")),
                ("deliver_at", models.DateTimeField(verbose_name="remis le")),
                ("read_at", models.DateTimeField(null=True, verbose_name="lu le")),
                ("deleted_at", models.DateTimeField(null=True, verbose_name="supprimé le")),
                (
                    "held_until",
                    models.DateTimeField(
                        null=True, verbose_name="retenu jusqu’à (heure de la salle)"
                    ),
                ),
                (
                    "is_unwanted",
                    models.BooleanField(default=False, verbose_name="rangé dans les indésirables"),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="held_mails",
                        to="world.incident",
                        verbose_name="retenu par",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="world.person",
                        verbose_name="destinataire",
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
                "verbose_name": "courrier",
                "ordering": ["-deliver_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ProvisionalCode",
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
                ("code", models.CharField(max_length=12, verbose_name="code provisoire")),
                (
                    "channel",
                    models.CharField(
                        choices=[("letter", "courrier"), ("email", "e-mail"), ("sms", "SMS")],
                        default="letter",
                        max_length=10,
                        verbose_name="par",
                    ),
                ),
                ("sent_on", models.DateField(verbose_name="envoyé le")),
                (
                    "asked_at",
                    models.DateTimeField(null=True, verbose_name="demandé le (heure de la salle)"),
                ),
                ("used_at", models.DateTimeField(null=True, verbose_name="utilisé le")),
                ("replaced_at", models.DateTimeField(null=True, verbose_name="remplacé le")),
                (
                    "misprint",
                    models.CharField(
                        blank=True, max_length=12, verbose_name="code mal écrit dans la lettre"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="provisional_codes",
                        to="world.person",
                        verbose_name="personne",
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
                "verbose_name": "code provisoire",
                "verbose_name_plural": "codes provisoires",
            },
        ),
        migrations.AddField(
            model_name="person",
            name="world",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="world.world",
                verbose_name="simulation",
            ),
        ),
        migrations.CreateModel(
            name="OneTimeCode",
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
                ("code", models.CharField(max_length=6, verbose_name="code à usage unique")),
                (
                    "channel",
                    models.CharField(
                        choices=[("letter", "courrier"), ("email", "e-mail"), ("sms", "SMS")],
                        max_length=10,
                        verbose_name="par",
                    ),
                ),
                ("sent_at", models.DateTimeField(verbose_name="envoyé le (heure de la salle)")),
                (
                    "used_at",
                    models.DateTimeField(null=True, verbose_name="utilisé le (heure de la salle)"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="one_time_codes",
                        to="world.person",
                        verbose_name="personne",
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
                "verbose_name": "code à usage unique",
                "verbose_name_plural": "codes à usage unique",
                "ordering": ["-sent_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Leap",
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
                ("left_at", models.DateTimeField(verbose_name="parti du")),
                ("arrived_at", models.DateTimeField(verbose_name="arrivé le")),
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
                "verbose_name": "saut dans le temps",
                "verbose_name_plural": "sauts dans le temps",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="incident",
            name="world",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="world.world",
                verbose_name="simulation",
            ),
        ),
        migrations.CreateModel(
            name="Happening",
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
                ("at", models.DateTimeField(verbose_name="le")),
                ("text", models.CharField(max_length=300, verbose_name="ce qui s’est passé")),
                (
                    "leap",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="happenings",
                        to="world.leap",
                        verbose_name="saut dans le temps",
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
                "verbose_name": "fait",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Guardianship",
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
                    "is_legal",
                    models.BooleanField(
                        default=True, verbose_name="représentant légal de l’enfant"
                    ),
                ),
                (
                    "is_on_card",
                    models.BooleanField(default=True, verbose_name="enfant inscrit sur la carte"),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="guardianships",
                        to="world.person",
                        verbose_name="enfant",
                    ),
                ),
                (
                    "guardian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wards",
                        to="world.person",
                        verbose_name="adulte",
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
                "verbose_name": "rattachement",
            },
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
            },
        ),
        migrations.CreateModel(
            name="CarteVitale",
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
                ("has_photo", models.BooleanField(verbose_name="avec photo")),
                ("serial", models.CharField(max_length=13, verbose_name="numéro de série")),
                (
                    "holder",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="carte_vitale",
                        to="world.person",
                        verbose_name="titulaire",
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
                "verbose_name": "carte d’entraînement",
                "verbose_name_plural": "cartes d’entraînement",
            },
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_played", True)),
                fields=("world",),
                name="person_one_played_a_world",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.UniqueConstraint(
                fields=("world", "kind"), name="incident_one_of_a_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="guardianship",
            constraint=models.UniqueConstraint(
                fields=("guardian", "child"), name="guardianship_is_said_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="deed",
            constraint=models.UniqueConstraint(fields=("mail", "what"), name="deed_noted_once"),
        ),
    ]
