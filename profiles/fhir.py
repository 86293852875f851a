"""A profile as FHIR R4B resources, which another program can read.

What was chosen from our lists stays in words: they are nobody's nomenclature. Measures have their
LOINC codes and UCUM units, as the standard asks.
"""

from uuid import UUID, uuid5

from profiles.measures import HEAD, HEIGHT, PRESSURE, WEIGHT
from sandbox.world import clock

INS = "urn:oid:1.2.250.1.213.1.4.11"
"""The identifiers of the demonstration, and not those of real people."""

TEST_DATA = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ActReason",
    "code": "HTEST",
    "display": "test health data",
}
OURS = UUID("6d2f3a52-5d0e-5f53-9a3c-0d8b3a3f7c11")
"""The root of the names of our resources."""

MEASURES = {
    WEIGHT: ("29463-7", "kg", "kg"),
    HEIGHT: ("8302-2", "cm", "cm"),
    "tour-de-taille": ("8280-0", "cm", "cm"),
    PRESSURE: ("85354-9", "mmHg", "mm[Hg]"),
    "frequence-cardiaque": ("8867-4", "battements par minute", "/min"),
    "temperature": ("8310-5", "°C", "Cel"),
    "glycemie": ("2339-0", "g/L", "g/L"),
    "hba1c": ("4548-4", "%", "%"),
    "taux-de-glucose": ("99504-3", "mg/dL", "mg/dL"),
    "douleur": ("72514-3", "sur 10", "{score}"),
    "pas": ("41950-7", "pas", "{steps}"),
    HEAD: ("9843-4", "cm", "cm"),
}
"""{kind of measure: its LOINC code, its unit in words, its unit in UCUM}."""

SYSTOLIC, DIASTOLIC = ("8480-6", "Tension haute"), ("8462-4", "Tension basse")
BLOOD_GROUP = "882-1"


def bundle(profile, documents):
    """Everything that FHIR has a resource for, as a Bundle (a dict, for JSON).

    Args:
        documents: (Document, path, content type) of each file of the copy.
    """
    patient = _patient(profile)
    about = {"reference": _url(patient)}
    resources = [
        patient,
        *[_allergy(row, about) for row in profile.allergy_set.prefetch_related("treatments")],
        *[_condition(row, about) for row in profile.illness_set.prefetch_related("documents")],
        *[_medication(row, about) for row in profile.treatment_set.prefetch_related("illness_set")],
        *[
            _immunization(row, about)
            for row in profile.vaccination_set.select_related("professional")
        ],
        *[_measure(row, about) for row in profile.measure_set.all()],
        *[_blood_group(row, about) for row in profile.bloodgroup_set.all()],
        *[_document(*each, about) for each in documents],
    ]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "meta": {"tag": [TEST_DATA]},
        "timestamp": _moment(clock.now()),
        "entry": [{"fullUrl": _url(each), "resource": each} for each in resources],
    }


def _resource(kind, row, **content):
    """A resource about this row; what is empty is left out."""
    kept = {key: value for key, value in content.items() if value not in ("", None, [])}
    return {"resourceType": kind, "id": _name(kind, row), "meta": {"tag": [TEST_DATA]}} | kept


def _name(kind, row):
    return str(uuid5(OURS, f"{kind}/{row._meta.label}/{row.pk}"))


def _references(kind, rows):
    """References to the resources of that kind which these rows are."""
    return [{"reference": f"urn:uuid:{_name(kind, row)}"} for row in rows]


def _url(resource):
    return f"urn:uuid:{resource['id']}"


def _patient(profile):
    person = profile.holder
    contacts = [("email", profile.email), ("phone", profile.phone)]
    return _resource(
        "Patient",
        person,
        identifier=[{"system": INS, "value": person.nir}],
        name=[{"family": person.last_name, "given": [person.first_name]}],
        gender="female" if person.sex == person.Sex.FEMALE else "male",
        birthDate=person.born_on.isoformat(),
        telecom=[{"system": system, "value": value} for system, value in contacts if value],
    )


def _allergy(row, about):
    system = "http://terminology.hl7.org/CodeSystem/allergyintolerance-"
    return _resource(
        "AllergyIntolerance",
        row,
        clinicalStatus=_code(f"{system}clinical", "active"),
        verificationStatus=_code(f"{system}verification", "unconfirmed"),
        code={"text": str(row)},
        patient=about,
        recordedDate=_moment(row.added_at),
        note=[*_note(row), *_treated_by(row)],
    )


def _treated_by(row):
    """FHIR has no link from an allergy to a treatment: it is said in words."""
    names = ", ".join(str(each) for each in row.treatments.all())
    return [{"text": f"Traitements liés\u00a0: {names}"}] if names else []


def _condition(row, about):
    status = "active" if row.is_current else "resolved"
    papers = _references("DocumentReference", row.documents.all())
    return _resource(
        "Condition",
        row,
        clinicalStatus=_code("http://terminology.hl7.org/CodeSystem/condition-clinical", status),
        code={"text": str(row)},
        subject=about,
        onsetDateTime=row.started_on,
        abatementDateTime="" if row.is_current else row.ended_on,
        recordedDate=_moment(row.added_at),
        evidence=[{"detail": papers}] if papers else [],
        note=_note(row),
    )


def _medication(row, about):
    period = {"start": row.started_on, "end": row.ended_on}
    return _resource(
        "MedicationStatement",
        row,
        status="active" if row.is_current else "completed",
        medicationCodeableConcept={"text": str(row)},
        subject=about,
        effectivePeriod={key: day for key, day in period.items() if day} or None,
        dateAsserted=_moment(row.added_at),
        reasonReference=_references("Condition", row.illness_set.all()),
        dosage=[{"text": row.get_dosage_display()}] if row.dosage else [],
        note=_note(row),
    )


def _immunization(row, about):
    giver = str(row.professional) if row.is_locked else row.get_given_by_display()
    return _resource(
        "Immunization",
        row,
        status="completed",
        vaccineCode={"text": str(row)},
        patient=about,
        occurrenceDateTime=row.dated_on,
        recorded=_moment(row.added_at),
        primarySource=row.is_locked,
        performer=[{"actor": {"display": giver}}] if giver else [],
        lotNumber=row.batch,
        note=[{"text": row.get_dose_display()}, *_note(row)],
    )


def _measure(row, about):
    loinc, unit, ucum = MEASURES[row.kind]

    def quantity(value):
        return {
            "value": float(value),
            "unit": unit,
            "system": "http://unitsofmeasure.org",
            "code": ucum,
        }

    if row.second is None:
        said = {"valueQuantity": quantity(row.value)}
    else:
        pairs = [(SYSTOLIC, row.value), (DIASTOLIC, row.second)]
        said = {
            "component": [
                {"code": _loinc(*which), "valueQuantity": quantity(value)} for which, value in pairs
            ]
        }
    return _observation(
        row,
        about,
        _loinc(loinc, row.get_kind_display()),
        effectiveDateTime=_when(row),
        **said,
    )


def _when(row):
    """The day, or the moment where the hour is known."""
    if row.taken_at is None:
        return row.taken_on.isoformat()
    return _moment(row.moment.replace(tzinfo=clock.PARIS))


def _blood_group(row, about):
    code = _loinc(BLOOD_GROUP, row._meta.verbose_name.capitalize())
    return _observation(row, about, code, valueCodeableConcept={"text": str(row)})


def _observation(row, about, code, **said):
    return _resource(
        "Observation",
        row,
        status="final",
        code=code,
        subject=about,
        issued=_moment(row.added_at),
        note=_note(row),
        **said,
    )


def _document(row, path, content_type, about):
    return _resource(
        "DocumentReference",
        row,
        status="current",
        type={"text": row.get_category_display()},
        subject=about,
        date=_moment(row.added_at),
        author=[{"display": row.added_by}],
        description=row.name,
        content=[
            {
                "attachment": {
                    "contentType": content_type,
                    "url": path,
                    "title": row.name,
                    "creation": row.dated_on.isoformat(),
                }
            }
        ],
    )


def _code(system, code):
    return {"coding": [{"system": system, "code": code}]}


def _loinc(code, text):
    return {"coding": [{"system": "http://loinc.org", "code": code}], "text": text}


def _note(row):
    return [{"text": row.comment}] if row.comment else []


def _moment(at):
    return at.astimezone(clock.PARIS).isoformat(timespec="seconds")
