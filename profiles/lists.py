"""What can be chosen in a medical profile: nobody types their own health, everything is a list.

Only the words are shown; the values are kept, and are what an export will translate.
"""

from django.db.models import TextChoices


class Illnesses(TextChoices):
    STROKE = "avc", "Accident vasculaire cérébral (AVC)"
    ANEMIA = "anemie", "Anémie"
    APNOEA = "apnee-du-sommeil", "Apnée du sommeil"
    ARTHRITIS = "arthrite", "Arthrite"
    OSTEOARTHRITIS = "arthrose", "Arthrose"
    ASTHMA = "asthme", "Asthme"
    BRONCHITIS = "bronchite-chronique", "Bronchite chronique"
    CANCER = "cancer", "Cancer"
    CATARACT = "cataracte", "Cataracte"
    CHOLESTEROL = "cholesterol", "Cholestérol élevé"
    DEPRESSION = "depression", "Dépression"
    DIABETES = "diabete", "Diabète"
    ECZEMA = "eczema", "Eczéma"
    EPILEPSY = "epilepsie", "Épilepsie"
    GLAUCOMA = "glaucome", "Glaucome"
    GOUT = "goutte", "Goutte"
    HYPERTENSION = "hypertension", "Hypertension"
    HYPOTHYROIDISM = "hypothyroidie", "Hypothyroïdie"
    HEART_ATTACK = "infarctus", "Infarctus"
    HEART_FAILURE = "insuffisance-cardiaque", "Insuffisance cardiaque"
    KIDNEY_FAILURE = "insuffisance-renale", "Insuffisance rénale"
    BACK_PAIN = "mal-de-dos", "Mal de dos"
    ALZHEIMER = "alzheimer", "Maladie d’Alzheimer"
    CROHN = "crohn", "Maladie de Crohn"
    PARKINSON = "parkinson", "Maladie de Parkinson"
    MIGRAINE = "migraine", "Migraine"
    OSTEOPOROSIS = "osteoporose", "Ostéoporose"
    EAR_INFECTIONS = "otites", "Otites à répétition"
    PSORIASIS = "psoriasis", "Psoriasis"
    SCLEROSIS = "sclerose-en-plaques", "Sclérose en plaques"
    HEART_RHYTHM = "rythme-cardiaque", "Trouble du rythme cardiaque"
    ULCER = "ulcere", "Ulcère de l’estomac"


class Treatments(TextChoices):
    ALLERGIES = "allergies", "Un traitement pour les allergies"
    ANEMIA = "anemie", "Un traitement pour l’anémie"
    ARTHRITIS = "articulations", "Un traitement pour les articulations"
    ASTHMA = "asthme", "Un traitement pour l’asthme"
    CANCER = "cancer", "Un traitement pour un cancer"
    CHOLESTEROL = "cholesterol", "Un traitement pour le cholestérol"
    CIRCULATION = "circulation", "Un traitement pour la circulation du sang"
    HEART = "coeur", "Un traitement pour le cœur"
    DEPRESSION = "depression", "Un traitement pour la dépression"
    DIABETES = "diabete", "Un traitement pour le diabète"
    PAIN = "douleur", "Un traitement pour la douleur"
    EPILEPSY = "epilepsie", "Un traitement pour l’épilepsie"
    STOMACH = "estomac", "Un traitement pour l’estomac"
    INFECTION = "infection", "Un traitement pour une infection"
    INTESTINE = "intestin", "Un traitement pour l’intestin"
    PARKINSON = "parkinson", "Un traitement pour la maladie de Parkinson"
    MEMORY = "memoire", "Un traitement pour la mémoire"
    MIGRAINE = "migraine", "Un traitement pour la migraine"
    BONES = "os", "Un traitement pour les os"
    SKIN = "peau", "Un traitement pour la peau"
    KIDNEYS = "reins", "Un traitement pour les reins"
    BREATHING = "respiration", "Un traitement pour la respiration"
    SLEEP = "sommeil", "Un traitement pour le sommeil"
    BLOOD_PRESSURE = "tension", "Un traitement pour la tension"
    THYROID = "thyroide", "Un traitement pour la thyroïde"
    EYES = "yeux", "Un traitement pour les yeux"


class Dosages(TextChoices):
    MORNING = "matin", "1 fois par jour, le matin"
    NOON = "midi", "1 fois par jour, à midi"
    EVENING = "soir", "1 fois par jour, le soir"
    TWICE = "matin-soir", "2 fois par jour, matin et soir"
    THRICE = "matin-midi-soir", "3 fois par jour, aux repas"
    WEEKLY = "semaine", "1 fois par semaine"
    MONTHLY = "mois", "1 fois par mois"
    IF_NEEDED = "besoin", "Seulement si j’en ai besoin"
    UNKNOWN = "inconnu", "Je ne sais pas"


class HospitalReasons(TextChoices):
    ACCIDENT = "accident", "Accident"
    BIRTH = "accouchement", "Accouchement"
    BURN = "brulure", "Brûlure"
    FALL = "chute", "Chute"
    ASTHMA = "crise-d-asthme", "Crise d’asthme"
    DIABETES = "diabete", "Diabète"
    EXAMINATION = "examens", "Examens"
    FRACTURE = "fracture", "Fracture"
    INFECTION = "infection", "Infection"
    LUNGS = "poumons", "Maladie des poumons"
    HEART = "coeur", "Maladie du cœur"
    HERNIA = "hernie", "Opération d’une hernie"
    APPENDIX = "appendicite", "Opération de l’appendicite"
    CATARACT = "cataracte", "Opération de la cataracte"
    HIP = "hanche", "Opération de la hanche"
    GALLBLADDER = "vesicule", "Opération de la vésicule"
    TONSILS = "amygdales", "Opération des amygdales"
    TEETH = "dents", "Opération des dents de sagesse"
    BACK = "dos", "Opération du dos"
    KNEE = "genou", "Opération du genou"
    EMERGENCY = "urgences", "Passage aux urgences"
    REST = "reeducation", "Rééducation"


class Stays(TextChoices):
    """How long somebody stayed."""

    A_DAY = "jour", "Une journée, sans nuit"
    SOME_NIGHTS = "1-3", "De 1 à 3 nuits"
    A_WEEK = "4-7", "De 4 à 7 nuits"
    TWO_WEEKS = "8-14", "De 8 à 14 nuits"
    LONGER = "15-plus", "15 nuits ou plus"
    UNKNOWN = "inconnu", "Je ne sais pas"


class Disabilities(TextChoices):
    HEARING = "auditif", "Handicap auditif (entendre)"
    COGNITIVE = "cognitif", "Handicap cognitif (se souvenir, se concentrer)"
    INTELLECTUAL = "mental", "Handicap mental (comprendre)"
    MOTOR = "moteur", "Handicap moteur (bouger)"
    PSYCHIC = "psychique", "Handicap psychique (humeur, peurs)"
    VISUAL = "visuel", "Handicap visuel (voir)"
    ILLNESS = "maladie", "Maladie invalidante"
    MULTIPLE = "polyhandicap", "Polyhandicap"
    LANGUAGE = "langage", "Trouble du langage ou de la lecture"
    AUTISM = "autisme", "Trouble du spectre de l’autisme"


class Rates(TextChoices):
    """« Taux d’incapacité »; the real labels count in percent."""

    LOW = "moins-de-50", "Moins de 50 sur 100"
    MIDDLE = "50-79", "De 50 à 79 sur 100"
    HIGH = "80-plus", "80 sur 100 ou plus"
    UNKNOWN = "inconnu", "Je ne sais pas"


class TechnicalAids(TextChoices):
    NONE = "aucune", "Aucune aide technique"
    HEARING_AID = "appareil-auditif", "Appareil auditif"
    STICK = "canne", "Canne"
    WHITE_STICK = "canne-blanche", "Canne blanche"
    WALKER = "deambulateur", "Déambulateur"
    WHEELCHAIR = "fauteuil", "Fauteuil roulant"
    BED = "lit", "Lit médicalisé"
    GLASS = "loupe", "Loupe ou écran agrandi"
    PROSTHESIS = "prothese", "Prothèse"


class HumanAids(TextChoices):
    NONE = "aucune", "Aucune aide humaine"
    HOME = "domicile", "Une aide à domicile"
    SCHOOL = "ecole", "Une aide à l’école"
    NURSE = "infirmier", "Une infirmière ou un infirmier"
    RELATIVE = "proche", "Un proche"


class BloodGroups(TextChoices):
    A_PLUS = "a-plus", "A positif (A+)"
    A_MINUS = "a-moins", "A négatif (A-)"
    B_PLUS = "b-plus", "B positif (B+)"
    B_MINUS = "b-moins", "B négatif (B-)"
    AB_PLUS = "ab-plus", "AB positif (AB+)"
    AB_MINUS = "ab-moins", "AB négatif (AB-)"
    O_PLUS = "o-plus", "O positif (O+)"
    O_MINUS = "o-moins", "O négatif (O-)"


class Allergens(TextChoices):
    MITES = "acariens", "Acariens"
    ANTI_INFLAMMATORY = "anti-inflammatoires", "Anti-inflammatoires"
    PEANUT = "arachide", "Arachide"
    ASPIRIN = "aspirine", "Aspirine"
    WHEAT = "ble", "Blé"
    CELERY = "celeri", "Céleri"
    CRUSTACEANS = "crustaces", "Crustacés"
    STRAWBERRY = "fraise", "Fraise"
    NUTS = "fruits-a-coque", "Fruits à coque"
    IODINE = "iode", "Iode"
    KIWI = "kiwi", "Kiwi"
    MILK = "lait", "Lait de vache"
    LATEX = "latex", "Latex"
    MOULD = "moisissures", "Moisissures"
    MUSTARD = "moutarde", "Moutarde"
    NICKEL = "nickel", "Nickel"
    EGG = "oeuf", "Œuf"
    PERFUME = "parfum", "Parfum"
    PENICILLIN = "penicilline", "Pénicilline"
    CAT = "chat", "Poils de chat"
    DOG = "chien", "Poils de chien"
    FISH = "poisson", "Poisson"
    POLLEN = "pollen", "Pollen"
    DUST = "poussiere", "Poussière"
    SESAME = "sesame", "Sésame"
    SOYA = "soja", "Soja"
    BEE = "abeille", "Venin d’abeille"
    WASP = "guepe", "Venin de guêpe"


class Kinships(TextChoices):
    MOTHER = "mere", "Mère"
    FATHER = "pere", "Père"
    SISTER = "soeur", "Sœur"
    BROTHER = "frere", "Frère"
    MOTHERS_MOTHER = "grand-mere-maternelle", "Grand-mère maternelle"
    MOTHERS_FATHER = "grand-pere-maternel", "Grand-père maternel"
    FATHERS_MOTHER = "grand-mere-paternelle", "Grand-mère paternelle"
    FATHERS_FATHER = "grand-pere-paternel", "Grand-père paternel"
    AUNT = "tante", "Tante"
    UNCLE = "oncle", "Oncle"
    COUSIN = "cousin", "Cousine ou cousin"
    DAUGHTER = "fille", "Fille"
    SON = "fils", "Fils"


class Vaccines(TextChoices):
    WHOOPING_COUGH = "coqueluche", "Coqueluche"
    COVID = "covid", "Covid-19"
    DTP = "dtp", "Diphtérie, tétanos, poliomyélite"
    TICKS = "encephalite-a-tiques", "Encéphalite à tiques"
    YELLOW_FEVER = "fievre-jaune", "Fièvre jaune"
    FLU = "grippe", "Grippe"
    HAEMOPHILUS = "haemophilus", "Haemophilus"
    HEPATITIS_A = "hepatite-a", "Hépatite A"
    HEPATITIS_B = "hepatite-b", "Hépatite B"
    MENINGOCOCCUS_ACWY = "meningocoque-acwy", "Méningocoque ACWY"
    MENINGOCOCCUS_B = "meningocoque-b", "Méningocoque B"
    PAPILLOMA = "papillomavirus", "Papillomavirus"
    PNEUMOCOCCUS = "pneumocoque", "Pneumocoque"
    RABIES = "rage", "Rage"
    ROTAVIRUS = "rotavirus", "Rotavirus"
    MMR = "ror", "Rougeole, oreillons, rubéole"
    TUBERCULOSIS = "bcg", "Tuberculose (BCG)"
    TYPHOID = "typhoide", "Typhoïde"
    CHICKENPOX = "varicelle", "Varicelle"
    SHINGLES = "zona", "Zona"


class Doses(TextChoices):
    FIRST = "premiere", "Première vaccination"
    BOOSTER = "rappel", "Rappel de vaccination"
    UNKNOWN = "inconnu", "Je ne sais pas"


class Vaccinators(TextChoices):
    """Who gave a vaccine that the person adds."""

    DOCTOR = "medecin", "Un médecin"
    NURSE = "infirmier", "Une infirmière ou un infirmier"
    PHARMACIST = "pharmacien", "Une pharmacienne ou un pharmacien"
    MIDWIFE = "sage-femme", "Une sage-femme"
    HOSPITAL = "hopital", "Un hôpital"
    CENTRE = "centre", "Un centre de vaccination"
    CHILDHOOD = "pmi", "Un centre pour les petits enfants (PMI)"
    SCHOOL = "ecole", "L’école ou le collège"
    WORK = "travail", "La médecine du travail"
    ARMY = "armee", "L’armée"
    UNKNOWN = "inconnu", "Je ne sais pas"


BATCHES = [f"LOT-FICTIF-{number}" for number in range(20, 40)]
"""The numbers of vaccine batches that do not exist."""


class Habits(TextChoices):
    """« Habitudes de vie »: what is asked about; HABIT_ANSWERS holds the answers."""

    FOOD = "alimentation", "Alimentation"
    EXERCISE = "activite-physique", "Activité physique"
    SLEEP = "sommeil", "Sommeil"
    SCREENS = "ecrans", "Écrans"
    ALCOHOL = "alcool", "Alcool"
    TOBACCO = "tabac", "Tabac"


HABIT_ANSWERS = {
    Habits.FOOD: {
        "tous-les-jours": "Des fruits et des légumes tous les jours",
        "souvent": "Des fruits et des légumes, mais pas tous les jours",
        "rarement": "Rarement des fruits et des légumes",
    },
    Habits.EXERCISE: {
        "moins-de-1-h": "Moins de 1 heure par semaine",
        "1-3-h": "De 1 à 3 heures par semaine",
        "plus-de-3-h": "Plus de 3 heures par semaine",
    },
    Habits.SLEEP: {
        "moins-de-6-h": "Moins de 6 heures par nuit",
        "6-8-h": "De 6 à 8 heures par nuit",
        "plus-de-8-h": "Plus de 8 heures par nuit",
    },
    Habits.SCREENS: {
        "moins-de-2-h": "Moins de 2 heures par jour",
        "2-4-h": "De 2 à 4 heures par jour",
        "plus-de-4-h": "Plus de 4 heures par jour",
    },
    Habits.ALCOHOL: {
        "jamais": "Jamais d’alcool",
        "parfois": "De l’alcool de temps en temps",
        "chaque-jour": "De l’alcool chaque jour",
    },
    Habits.TOBACCO: {
        "jamais": "Je n’ai jamais fumé",
        "arrete": "J’ai arrêté de fumer",
        "parfois": "Je fume de temps en temps",
        "chaque-jour": "Je fume chaque jour",
    },
}


class Roles(TextChoices):
    """What somebody around is to the person (real-service.md §6, « Entourage »)."""

    EMERGENCY = "urgence", "Contact d’urgence"
    TRUSTED = "confiance", "Personne de confiance"
    CARER = "aidant", "Proche aidant"
    CARED_FOR = "aide", "Proche aidé"


class Bonds(TextChoices):
    """How somebody around is known."""

    PARTNER = "conjoint", "Conjointe ou conjoint"
    MOTHER = "mere", "Mère"
    FATHER = "pere", "Père"
    CHILD = "enfant", "Fille ou fils"
    SIBLING = "fratrie", "Sœur ou frère"
    GRANDPARENT = "grand-parent", "Grand-mère ou grand-père"
    FRIEND = "ami", "Amie ou ami"
    NEIGHBOUR = "voisin", "Voisine ou voisin"
    OTHER = "autre", "Autre"


class Acquaintances(TextChoices):
    """People who do not exist, to be put around anybody; PHONES and ADDRESSES say more of them."""

    ANDREA = "andrea-essai", "Andréa Essai"
    CAMILLE = "camille-fictive", "Camille Fictive"
    CHARLIE = "charlie-exemple", "Charlie Exemple"
    CLAUDE = "claude-valfleuri", "Claude Valfleuri"
    DOMINIQUE = "dominique-essai", "Dominique Essai"
    EDEN = "eden-montfictif", "Éden Montfictif"
    LOU = "lou-exemple", "Lou Exemple"
    MAXENCE = "maxence-fictif", "Maxence Fictif"
    NOA = "noa-essaiville", "Noa Essaiville"
    SACHA = "sacha-valfictif", "Sacha Valfictif"
    YAEL = "yael-portfictif", "Yaël Portfictif"


PHONES = {
    each: f"06 39 98 81 {number:02d}" for number, each in enumerate(Acquaintances.values, start=10)
}
"""Numbers of the block that is reserved for fiction."""

ADDRESSES = {
    each: f"{number} rue des Exemples, 48999 Villefictive"
    for number, each in enumerate(Acquaintances.values, start=3)
}
"""Where they would live, in a town that is on no map."""


class Wishes(TextChoices):
    """What one may want, in « Directives anticipées »."""

    YES = "oui", "Oui, je le souhaite"
    NO = "non", "Non, je ne le souhaite pas"
    TRUSTED = "confiance", "Ma personne de confiance décide avec le médecin"


WISHES = {
    "resuscitation": "La réanimation, si mon cœur s’arrête",
    "machines": "Les machines qui respirent à ma place",
    "feeding": "La nourriture et l’eau données par un tuyau",
    "relief": "Un sommeil profond jusqu’à la fin, si je souffre trop",
}
"""The questions of « Directives anticipées », by the name of their field."""
