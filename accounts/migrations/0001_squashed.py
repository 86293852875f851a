import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("accounts", "0001_initial"),
        ("accounts", "0002_pause_after_wrong_passwords"),
        ("accounts", "0003_last_page_passed"),
        ("accounts", "0004_shown_profile"),
        ("accounts", "0005_sharing"),
        ("accounts", "0006_asked_erasure"),
    ]

    dependencies = [
        ("world", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "En attente d’activation"),
                            ("activated", "Activé"),
                            ("opposed", "Opposé"),
                            ("auto_created", "Créé, non activé"),
                            ("closed", "Clôturé"),
                        ],
                        default="invited",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="depuis le")),
                ("invited_on", models.DateField(verbose_name="date du courrier")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="adresse e-mail du compte"
                    ),
                ),
                (
                    "phone",
                    models.CharField(blank=True, max_length=10, verbose_name="téléphone du compte"),
                ),
                (
                    "holder",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="account",
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
                "verbose_name": "espace santé",
                "verbose_name_plural": "espaces santé",
            },
        ),
        migrations.CreateModel(
            name="AccountEvent",
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
                    "transition",
                    models.CharField(
                        choices=[
                            ("activate", "Activation"),
                            ("oppose", "Opposition"),
                            ("auto_create", "Création automatique"),
                            ("close", "Clôture"),
                            ("reopen", "Réouverture"),
                        ],
                        max_length=20,
                        verbose_name="transition",
                    ),
                ),
                (
                    "before",
                    models.CharField(
                        choices=[
                            ("invited", "En attente d’activation"),
                            ("activated", "Activé"),
                            ("opposed", "Opposé"),
                            ("auto_created", "Créé, non activé"),
                            ("closed", "Clôturé"),
                        ],
                        max_length=20,
                        verbose_name="état de départ",
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("invited", "En attente d’activation"),
                            ("activated", "Activé"),
                            ("opposed", "Opposé"),
                            ("auto_created", "Créé, non activé"),
                            ("closed", "Clôturé"),
                        ],
                        max_length=20,
                        verbose_name="état d’arrivée",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="le")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="accounts.account",
                        verbose_name="espace santé",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="world.person",
                        verbose_name="par",
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
                "verbose_name": "événement",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
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
                ("flow", models.CharField(max_length=30, verbose_name="parcours")),
                ("answers", models.JSONField(default=dict, verbose_name="réponses")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="terminée le")),
                (
                    "kept_at",
                    models.DateTimeField(
                        null=True, verbose_name="dernière page passée (heure de la salle)"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to="accounts.account",
                        verbose_name="espace santé",
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
                "verbose_name": "tentative",
            },
        ),
        migrations.CreateModel(
            name="Credential",
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
                ("identifiant", models.CharField(max_length=100, verbose_name="identifiant")),
                (
                    "password",
                    models.CharField(max_length=200, verbose_name="mot de passe (empreinte)"),
                ),
                (
                    "wrong_tries",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="essais faux de suite"
                    ),
                ),
                (
                    "paused_until",
                    models.DateTimeField(
                        null=True, verbose_name="en pause jusqu’à (heure de la salle)"
                    ),
                ),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="credential",
                        to="accounts.account",
                        verbose_name="espace santé",
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
                "verbose_name": "identifiants de connexion",
                "verbose_name_plural": "identifiants de connexion",
            },
        ),
        migrations.CreateModel(
            name="ErasureRequest",
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
                ("asked_at", models.DateTimeField(verbose_name="demandée le")),
                ("due_on", models.DateField(verbose_name="jour de la suppression")),
                ("done_at", models.DateTimeField(null=True, verbose_name="faite le")),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="erasure",
                        to="accounts.account",
                        verbose_name="espace santé",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="world.person",
                        verbose_name="demandée par",
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
                "verbose_name": "demande de suppression",
                "verbose_name_plural": "demandes de suppression",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Sharing",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("parent", "second représentant légal"),
                            ("carer", "proche aidant"),
                        ],
                        max_length=10,
                        verbose_name="à titre de",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "Invitation envoyée"),
                            ("accepted", "Accès ouvert"),
                            ("refused", "Invitation refusée"),
                            ("stopped", "Accès arrêté"),
                        ],
                        default="invited",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("invited_at", models.DateTimeField(verbose_name="invitation envoyée le")),
                ("answer_by", models.DateField(verbose_name="dernier jour pour répondre")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="réponse du")),
                ("stopped_at", models.DateTimeField(null=True, verbose_name="arrêté le")),
                ("ends_on", models.DateField(null=True, verbose_name="dernier jour de l’accès")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sharings",
                        to="accounts.account",
                        verbose_name="espace santé",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="world.person",
                        verbose_name="invitée par",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="world.person",
                        verbose_name="personne invitée",
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
                "verbose_name": "partage d’un profil",
                "verbose_name_plural": "partages d’un profil",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SiteSession",
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
                ("opened_at", models.DateTimeField(null=True, verbose_name="ouverte le")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="espace santé",
                    ),
                ),
                (
                    "shown",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.account",
                        verbose_name="profil affiché",
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
                "verbose_name": "connexion au site simulé",
            },
        ),
        migrations.AddConstraint(
            model_name="account",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["invited", "activated", "opposed", "auto_created", "closed"])
                ),
                name="account_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("finished_at", None)),
                fields=("account", "flow"),
                name="attempt_one_open_per_flow",
            ),
        ),
        migrations.AddConstraint(
            model_name="credential",
            constraint=models.UniqueConstraint(
                fields=("world", "identifiant"), name="credential_identifiant_unique_in_world"
            ),
        ),
        migrations.AddConstraint(
            model_name="sitesession",
            constraint=models.UniqueConstraint(
                fields=("world",), name="site_session_one_per_world"
            ),
        ),
    ]
