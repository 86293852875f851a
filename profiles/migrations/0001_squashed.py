import django.db.models.deletion
from django.db import migrations, models

import profiles.models.medical


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("profiles", "0001_initial"),
        ("profiles", "0002_hours_ties_and_vaccinators"),
        ("profiles", "0003_what_will_arrive"),
    ]

    dependencies = [
        ("accounts", "0001_squashed"),
        ("world", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Allergy",
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
                    "comment",
                    models.CharField(blank=True, max_length=200, verbose_name="commentaire"),
                ),
                ("added_at", models.DateTimeField(verbose_name="ajouté le")),
                ("name", profiles.models.medical.Chosen(max_length=40, verbose_name="allergène")),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "allergie",
                "ordering": ["-added_at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Disability",
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
                    "comment",
                    models.CharField(blank=True, max_length=200, verbose_name="commentaire"),
                ),
                ("added_at", models.DateTimeField(verbose_name="ajouté le")),
                ("name", profiles.models.medical.Chosen(max_length=40, verbose_name="handicap")),
                (
                    "rate",
                    profiles.models.medical.Chosen(
                        blank=True, max_length=40, verbose_name="taux d’incapacité"
                    ),
                ),
                (
                    "technical_aid",
                    profiles.models.medical.Chosen(
                        blank=True, max_length=40, verbose_name="aide technique"
                    ),
                ),
                (
                    "human_aid",
                    profiles.models.medical.Chosen(
                        blank=True, max_length=40, verbose_name="aide humaine"
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "handicap",
                "ordering": ["-added_at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FamilyHistory",
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
                    "comment",
                    models.CharField(blank=True, max_length=200, verbose_name="commentaire"),
                ),
                ("added_at", models.DateTimeField(verbose_name="ajouté le")),
                ("name", profiles.models.medical.Chosen(max_length=40, verbose_name="maladie")),
                (
                    "kinship",
                    profiles.models.medical.Chosen(max_length=40, verbose_name="lien familial"),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "antécédent familial",
                "verbose_name_plural": "antécédents familiaux",
                "ordering": ["-added_at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Folder",
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
                ("name", models.CharField(max_length=50, verbose_name="nom")),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "dossier",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Document",
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
                ("name", models.CharField(max_length=50, verbose_name="nom")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("resume", "Ma santé en résumé"),
                            ("ordonnance", "Ordonnances et soins"),
                            ("imagerie", "Radio, écho, scanner, IRM"),
                            ("biologie", "Résultats de biologie"),
                            ("compte-rendu", "Comptes rendus"),
                            ("prevention", "Prévention et dépistages"),
                            ("certificat", "Certificats médicaux"),
                            ("administratif", "Pièces administratives"),
                            ("directives", "Directives anticipées"),
                            ("synthese", "Synthèse médicale"),
                            ("questionnaire", "Questionnaire santé"),
                            ("autre", "Autres documents"),
                        ],
                        max_length=20,
                        verbose_name="catégorie",
                    ),
                ),
                ("dated_on", models.DateField(verbose_name="date du document")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("own", "ajouté par le titulaire ou son représentant"),
                            ("professional", "déposé par un professionnel"),
                            ("insurer", "déposé par l’Assurance Maladie"),
                            ("service", "déposé par le service"),
                        ],
                        max_length=20,
                        verbose_name="origine",
                    ),
                ),
                ("added_at", models.DateTimeField(verbose_name="ajouté le")),
                ("opened_at", models.DateTimeField(null=True, verbose_name="ouvert le")),
                ("is_masked", models.BooleanField(default=False, verbose_name="masqué")),
                ("is_pinned", models.BooleanField(default=False, verbose_name="épinglé")),
                ("sample", models.CharField(blank=True, max_length=40, verbose_name="exemple")),
                ("content", models.JSONField(default=dict, verbose_name="contenu")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="world.person",
                        verbose_name="ajouté par",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                (
                    "folder",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="profiles.folder",
                        verbose_name="dossier",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "ordering": ["-added_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HospitalStay",
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
                    "comment",
                    models.CharField(blank=True, max_length=200, verbose_name="commentaire"),
                ),
                ("added_at", models.DateTimeField(verbose_name="ajouté le")),
                ("name", profiles.models.medical.Chosen(max_length=40, verbose_name="motif")),
                ("admitted_on", models.CharField(max_length=10, verbose_name="date d’entrée")),
                (
                    "length",
                    profiles.models.medical.Chosen(blank=True, max_length=40, verbose_name="durée"),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "hospitalisation",
                "ordering": ["-admitted_on", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HospitalStayDocument",
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
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="profiles.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="profiles.hospitalstay",
                        verbose_name="hospitalisation",
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
                "verbose_name": "document d’un séjour",
                "verbose_name_plural": "documents d’un séjour",
            },
        ),
        migrations.AddField(
            model_name="hospitalstay",
            name="documents",
            field=models.ManyToManyField(
                through="profiles.HospitalStayDocument",
                to="profiles.document",
                verbose_name="documents liés",
            ),
        ),
        migrations.CreateModel(
            name="Illness",
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
                    "comment",
                    models.CharField(blank=True, max_length=200, verbose_name="commentaire"),
                ),
                ("added_at", models.DateTimeField(verbose_name="ajouté le")),
                ("is_current", models.BooleanField(default=True, verbose_name="en cours")),
                ("started_on", models.CharField(blank=True, max_length=10, verbose_name="début")),
                ("ended_on", models.CharField(blank=True, max_length=10, verbose_name="fin")),
                ("name", profiles.models.medical.Chosen(max_length=40, verbose_name="maladie")),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "maladie",
                "ordering": ["-added_at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IllnessDocument",
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
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="profiles.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "illness",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="profiles.illness",
                        verbose_name="maladie",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "document d’une maladie",
                "verbose_name_plural": "documents d’une maladie",
            },
        ),
        migrations.AddField(
            model_name="illness",
            name="documents",
            field=models.ManyToManyField(
                through="profiles.IllnessDocument",
                to="profiles.document",
                verbose_name="documents liés",
            ),
        ),
        migrations.CreateModel(
            name="Measure",
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
                    "comment",
                    models.CharField(blank=True, max_length=200, verbose_name="commentaire"),
                ),
                ("added_at", models.DateTimeField(verbose_name="ajouté le")),
                ("kind", profiles.models.medical.Chosen(max_length=40, verbose_name="mesure")),
                (
                    "value",
                    models.DecimalField(decimal_places=2, max_digits=9, verbose_name="valeur"),
                ),
                (
                    "second",
                    models.DecimalField(
                        decimal_places=2, max_digits=9, null=True, verbose_name="seconde valeur"
                    ),
                ),
                ("taken_on", models.DateField(verbose_name="prise le")),
                ("taken_at", models.TimeField(null=True, verbose_name="prise à")),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "mesure",
                "ordering": [
                    "-taken_on",
                    models.OrderBy(models.F("taken_at"), descending=True, nulls_last=True),
                    "-pk",
                ],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Message",
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
                ("text", models.TextField(verbose_name="texte")),
                ("sent_at", models.DateTimeField(verbose_name="envoyé le")),
                ("read_at", models.DateTimeField(null=True, verbose_name="lu le")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="world.person",
                        verbose_name="écrit par",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "message",
                "ordering": ["sent_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
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
                ("name", models.CharField(max_length=50, verbose_name="nom")),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="profiles.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="profiles.message",
                        verbose_name="message",
                    ),
                ),
            ],
            options={
                "verbose_name": "pièce jointe",
                "verbose_name_plural": "pièces jointes",
            },
        ),
        migrations.CreateModel(
            name="Preferences",
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
                    "welcomed_at",
                    models.DateTimeField(null=True, verbose_name="questions passées le"),
                ),
                (
                    "masks_new_documents",
                    models.BooleanField(default=False, verbose_name="documents masqués par défaut"),
                ),
                ("emergency_samu", models.BooleanField(default=True, verbose_name="accès du SAMU")),
                (
                    "emergency_others",
                    models.BooleanField(
                        default=True, verbose_name="accès des autres professionnels"
                    ),
                ),
                (
                    "emergency_masked",
                    models.BooleanField(default=False, verbose_name="accès aux documents masqués"),
                ),
                ("notices", models.JSONField(default=list, verbose_name="notifications refusées")),
                (
                    "profile",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preferences",
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "réglages",
                "verbose_name_plural": "réglages",
            },
        ),
        migrations.CreateModel(
            name="Professional",
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
                ("slug", models.SlugField(max_length=40, verbose_name="nom court")),
                ("name", models.CharField(max_length=80, verbose_name="nom")),
                ("profession", models.CharField(max_length=60, verbose_name="profession")),
                ("town", models.CharField(max_length=80, verbose_name="commune")),
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
                "verbose_name": "professionnel de santé",
                "verbose_name_plural": "professionnels de santé",
            },
        ),
        migrations.CreateModel(
            name="PharmacyVisit",
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
                ("visited_on", models.DateField(verbose_name="venue le")),
                (
                    "takes_prescriptions",
                    models.BooleanField(verbose_name="accepte les ordonnances"),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visits",
                        to="profiles.professional",
                        verbose_name="pharmacie",
                    ),
                ),
            ],
            options={
                "verbose_name": "passage en pharmacie",
                "verbose_name_plural": "passages en pharmacie",
            },
        ),
        migrations.AddField(
            model_name="document",
            name="professional",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to="profiles.professional",
                verbose_name="professionnel",
            ),
        ),
        migrations.CreateModel(
            name="Arrival",
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
                        choices=[("document", "Document"), ("message", "Message")],
                        max_length=10,
                        verbose_name="sorte",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="le")),
                ("content", models.JSONField(verbose_name="contenu")),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                (
                    "professional",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="profiles.professional",
                        verbose_name="professionnel",
                    ),
                ),
            ],
            options={
                "verbose_name": "arrivée à venir",
                "verbose_name_plural": "arrivées à venir",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AgendaEntry",
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
                        choices=[("rendez-vous", "Rendez-vous"), ("rappel", "Rappel")],
                        max_length=20,
                        verbose_name="sorte",
                    ),
                ),
                ("title", models.CharField(max_length=60, verbose_name="titre")),
                ("at", models.DateTimeField(verbose_name="date et heure")),
                (
                    "comment",
                    models.CharField(blank=True, max_length=200, verbose_name="commentaire"),
                ),
                ("told_at", models.DateTimeField(null=True, verbose_name="rappelé le")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="world.person",
                        verbose_name="noté par",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                (
                    "professional",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="profiles.professional",
                        verbose_name="professionnel",
                    ),
                ),
            ],
            options={
                "verbose_name": "date de l’agenda",
                "verbose_name_plural": "dates de l’agenda",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Activity",
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
                            ("professionnels", "Professionnels"),
                            ("mes-activites", "Mes activités"),
                            ("representants", "Représentants légaux"),
                            ("services", "Services synchronisés"),
                        ],
                        max_length=20,
                        verbose_name="onglet",
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="ce qui a été fait")),
                ("at", models.DateTimeField(verbose_name="le")),
                ("reported_at", models.DateTimeField(null=True, verbose_name="signalée le")),
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
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                (
                    "professional",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="profiles.professional",
                        verbose_name="professionnel",
                    ),
                ),
            ],
            options={
                "verbose_name": "activité",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ProfessionalAccess",
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
                ("is_blocked", models.BooleanField(default=False, verbose_name="bloqué")),
                (
                    "is_administrator",
                    models.BooleanField(default=False, verbose_name="administrateur"),
                ),
                ("since", models.DateTimeField(verbose_name="depuis le")),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accesses",
                        to="profiles.professional",
                        verbose_name="professionnel",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "accès d’un professionnel",
                "verbose_name_plural": "accès des professionnels",
                "ordering": ["professional__name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Relative",
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
                    "comment",
                    models.CharField(blank=True, max_length=200, verbose_name="commentaire"),
                ),
                ("added_at", models.DateTimeField(verbose_name="ajouté le")),
                ("role", profiles.models.medical.Chosen(max_length=40, verbose_name="rôle")),
                ("name", profiles.models.medical.Chosen(max_length=40, verbose_name="personne")),
                ("bond", profiles.models.medical.Chosen(max_length=40, verbose_name="lien")),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "proche",
                "ordering": ["-added_at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Thread",
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
                ("subject", models.CharField(max_length=80, verbose_name="sujet")),
                ("answer", models.TextField(blank=True, verbose_name="réponse du professionnel")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="clos le")),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="world.person",
                        verbose_name="clos par",
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="threads",
                        to="profiles.professional",
                        verbose_name="professionnel",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "échange",
            },
        ),
        migrations.AddField(
            model_name="message",
            name="thread",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                to="profiles.thread",
                verbose_name="échange",
            ),
        ),
        migrations.CreateModel(
            name="Treatment",
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
                    "comment",
                    models.CharField(blank=True, max_length=200, verbose_name="commentaire"),
                ),
                ("added_at", models.DateTimeField(verbose_name="ajouté le")),
                ("is_current", models.BooleanField(default=True, verbose_name="en cours")),
                ("started_on", models.CharField(blank=True, max_length=10, verbose_name="début")),
                ("ended_on", models.CharField(blank=True, max_length=10, verbose_name="fin")),
                ("name", profiles.models.medical.Chosen(max_length=40, verbose_name="traitement")),
                (
                    "dosage",
                    profiles.models.medical.Chosen(
                        blank=True, max_length=40, verbose_name="posologie"
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "traitement",
                "ordering": ["-added_at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IllnessTreatment",
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
                    "illness",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="profiles.illness",
                        verbose_name="maladie",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                (
                    "treatment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="profiles.treatment",
                        verbose_name="traitement",
                    ),
                ),
            ],
            options={
                "verbose_name": "traitement d’une maladie",
                "verbose_name_plural": "traitements d’une maladie",
            },
        ),
        migrations.AddField(
            model_name="illness",
            name="treatments",
            field=models.ManyToManyField(
                through="profiles.IllnessTreatment",
                to="profiles.treatment",
                verbose_name="traitements liés",
            ),
        ),
        migrations.CreateModel(
            name="AllergyTreatment",
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
                    "allergy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="profiles.allergy",
                        verbose_name="allergie",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                (
                    "treatment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="profiles.treatment",
                        verbose_name="traitement",
                    ),
                ),
            ],
            options={
                "verbose_name": "traitement d’une allergie",
                "verbose_name_plural": "traitements d’une allergie",
            },
        ),
        migrations.AddField(
            model_name="allergy",
            name="treatments",
            field=models.ManyToManyField(
                through="profiles.AllergyTreatment",
                to="profiles.treatment",
                verbose_name="traitements liés",
            ),
        ),
        migrations.CreateModel(
            name="Vaccination",
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
                    "comment",
                    models.CharField(blank=True, max_length=200, verbose_name="commentaire"),
                ),
                ("added_at", models.DateTimeField(verbose_name="ajouté le")),
                ("name", profiles.models.medical.Chosen(max_length=40, verbose_name="vaccin")),
                ("dated_on", models.CharField(max_length=10, verbose_name="date")),
                ("dose", profiles.models.medical.Chosen(max_length=40, verbose_name="type")),
                ("batch", models.CharField(blank=True, max_length=100, verbose_name="lot")),
                (
                    "given_by",
                    profiles.models.medical.Chosen(
                        blank=True, max_length=40, verbose_name="vaccinateur"
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="profiles.professional",
                        verbose_name="professionnel",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "vaccination",
                "ordering": ["-dated_on", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BloodGroup",
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
                    "comment",
                    models.CharField(blank=True, max_length=200, verbose_name="commentaire"),
                ),
                ("added_at", models.DateTimeField(verbose_name="ajouté le")),
                (
                    "name",
                    profiles.models.medical.Chosen(max_length=40, verbose_name="groupe sanguin"),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "groupe sanguin",
                "verbose_name_plural": "groupes sanguins",
                "ordering": ["-added_at", "-pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("profile",), name="blood_group_is_one")
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactChange",
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
                ("contact", models.CharField(max_length=254, verbose_name="nouvelles coordonnées")),
                (
                    "code",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_change",
                        to="world.onetimecode",
                        verbose_name="code à usage unique",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "changement de coordonnées",
                "verbose_name_plural": "changements de coordonnées",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("profile", "channel"), name="contact_change_one_a_channel"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Declaration",
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
                ("section", models.SlugField(max_length=20, verbose_name="rubrique")),
                ("declared_at", models.DateTimeField(verbose_name="déclaré le")),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "déclaration",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("profile", "section"), name="declaration_is_said_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FirstQuestion",
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
                ("slug", models.SlugField(max_length=20, verbose_name="question")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("answered", "répondue"), ("passed", "passée")],
                        max_length=10,
                        verbose_name="suite donnée",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="le")),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "première question",
                "verbose_name_plural": "premières questions",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("profile", "slug"), name="first_question_is_asked_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Habit",
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
                    "comment",
                    models.CharField(blank=True, max_length=200, verbose_name="commentaire"),
                ),
                ("added_at", models.DateTimeField(verbose_name="ajouté le")),
                ("kind", profiles.models.medical.Chosen(max_length=40, verbose_name="habitude")),
                ("answer", models.CharField(max_length=20, verbose_name="réponse")),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="accounts.account",
                        verbose_name="profil",
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
                "verbose_name": "habitude de vie",
                "verbose_name_plural": "habitudes de vie",
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("profile", "kind"), name="habit_is_said_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="hospitalstaydocument",
            constraint=models.UniqueConstraint(
                fields=("stay", "document"), name="stay_document_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="illnessdocument",
            constraint=models.UniqueConstraint(
                fields=("illness", "document"), name="illness_document_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_at", None)),
                fields=("profile", "kind", "taken_on"),
                name="measure_one_a_kind_and_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.UniqueConstraint(
                fields=("profile", "kind", "taken_on", "taken_at"),
                name="measure_one_a_kind_and_an_hour",
            ),
        ),
        migrations.AddConstraint(
            model_name="professional",
            constraint=models.UniqueConstraint(
                fields=("world", "slug"), name="professional_one_a_slug"
            ),
        ),
        migrations.AddConstraint(
            model_name="pharmacyvisit",
            constraint=models.UniqueConstraint(
                fields=("profile", "professional"), name="pharmacy_visit_is_said_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="professionalaccess",
            constraint=models.UniqueConstraint(
                fields=("profile", "professional"), name="professional_access_is_said_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="professionalaccess",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_administrator", True)),
                fields=("profile",),
                name="professional_access_one_administrator",
            ),
        ),
        migrations.AddConstraint(
            model_name="relative",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role", "confiance")),
                fields=("profile",),
                name="relative_one_trusted",
            ),
        ),
        migrations.AddConstraint(
            model_name="illnesstreatment",
            constraint=models.UniqueConstraint(
                fields=("illness", "treatment"), name="illness_treatment_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="allergytreatment",
            constraint=models.UniqueConstraint(
                fields=("allergy", "treatment"), name="allergy_treatment_once"
            ),
        ),
    ]
