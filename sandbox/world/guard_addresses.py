"""The part of the guard's table for e-mail addresses: `addresses.py` and the browser follow it.

An address is found by its @, by what is said or typed in its place, or by the name of a public
mail host after what names somebody. Patterns are read as those of `guard_table.py`, on a text in
small letters: « é è ç à » are kept, any other letter with an accent is « x ».
"""

ACCENTED = "éèçà"
"""The letters of the digits' row of a French keyboard, pressed without Shift."""

_A = f"a-z{ACCENTED}"
_A0 = f"a-z0-9{ACCENTED}"
_STARTS, _ENDS = f"(?:^|[^{_A0}._+-])", f"(?![{_A0}])"


def any_of(words):
    """The pattern of one of these words."""
    return f"(?:{'|'.join(words)})"


# -- names of the net -------------------------------------------------------------------------

_TOP = (
    "(?:fr|com|net|org|eu|be|ch|ca|de|uk|it|es|pt|lu|nl|pl|ro|re|gp|mq|nc|pf|ma|dz|tn|sn|ci|io|me"
    "|info|email|bzh|paris|alsace|corsica|gouv|edu|pro|mobi|biz)"
)
_TOP_OF_A_HOST = "(?:fr|com|net|org|be|ch|me|eu|con|comm|cmo|cm|rf|frr)"
_PROVIDER = (
    "(?:orange|wanadoo|wandoo|free|sfr|neuf|bbox|numericable|laposte|gmail|googlemail|hotmail"
    "|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|proton|protonmail|pm|club-internet"
    "|cegetel|aliceadsl|alice|9online|voila|tiscali|noos|caramail|mailo|netcourrier|tutanota"
    "|hotmel|gmal|gmial|bouygues|bouyguestelecom)"
)
_MAILBOX = (
    "(?:g[ -]?mail|googlemail|gmal|gmial|hot[ -]?mail|hotmel|outlook|yahoo|icloud|wanadoo|wandoo"
    "|laposte|aol|gmx|msn|protonmail|ymail|tutanota|netcourrier|aliceadsl|9online|caramail)"
)
_LABEL = f"[{_A0}-]+"
_DOMAIN = f"(?:(?:{_LABEL}\\.)+{_TOP}|{_PROVIDER})"
_BRAND = "(?:orange|free|sfr|bbox|numericable|club-internet|bouygues|neuf)"
_DOT = "(?:[ ]?\\.[ ]?|[ ]?[(\\[]?[ ]?(?:point|dot)[ ]?[)\\]]?[ ]?)"

# -- what names somebody ----------------------------------------------------------------------

_FIRST_NAMES = [
    "marie", "jean", "pierre", "michel", "philippe", "jacques", "bernard", "christian", "daniel",
    "francois", "françois", "françoise", "francoise", "alain", "nicolas", "christophe", "patrick",
    "laurent", "stephane", "frederic", "olivier", "sebastien", "julien", "david", "pascal",
    "thierry", "gerard", "gérard", "robert", "richard", "marcel", "maurice", "roger", "raymond",
    "georges", "henri", "andre", "andré", "rené", "serge", "bruno", "didier", "gilles", "xavier",
    "guy", "yves", "paul", "louis", "lucien", "albert", "claude", "dominique", "monique",
    "nathalie", "isabelle", "sylvie", "catherine", "martine", "jacqueline", "jeannine", "christine",
    "valerie", "valérie", "sandrine", "veronique", "véronique", "brigitte", "chantal", "nicole",
    "odette", "simone", "yvette", "ginette", "paulette", "josiane", "colette", "denise",
    "suzanne", "germaine", "yvonne", "madeleine", "jeanne", "huguette", "micheline", "annie",
    "anne", "sophie", "julie", "camille", "celine", "aurelie", "virginie", "stephanie", "sandra",
    "mohamed", "fatima", "karim", "nadia", "thomas", "antoine", "alexandre", "mathieu", "vincent",
    "helene", "hélène", "evelyne", "danielle", "michele", "michèle", "genevieve", "geneviève",
]  # fmt: skip
_FAMILY_NAMES = [
    "martin", "dupont", "dupond", "durand", "dubois", "moreau", "simon", "lefebvre", "leroy",
    "roux", "bertrand", "morel", "fournier", "girard", "bonnet", "lambert", "fontaine", "rousseau",
    "muller", "lefevre", "faure", "mercier", "blanchard", "guerin", "boyer", "garnier",
    "chevalier", "legrand", "gauthier", "garcia", "perrin", "robin", "clement", "clément", "morin",
    "henry", "roussel", "gautier", "masson", "marchand", "duval", "denis", "dumont", "lemaire",
    "meyer", "dufour", "meunier", "brun", "blanc", "giraud", "riviere", "arnaud", "martinez",
    "fernandez", "lopez", "rodriguez", "gonzalez", "perez", "sanchez", "nguyen", "petit",
]  # fmt: skip
_NAMES_IN_ONE = [
    "suzanne", "marianne", "roxanne", "lilianne", "susanne", "pauline", "paulette", "henriette",
    "jeannette", "jeannine", "pierrette", "annette", "mariette", "louisette", "micheline",
    "marielle", "guylaine", "guylène", "maryvonne", "marcelline", "albertine", "alexandre",
    "blanchard", "rogerio", "paulina",
]  # fmt: skip
"""Names that hold another, and are one."""
_NAMES = any_of(dict.fromkeys([*_FIRST_NAMES, *_FAMILY_NAMES, *_NAMES_IN_ONE]))
"""First names and family names of many people, of all ages."""

_ORDINARY_WORDS = [
    "le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "trop", "très", "peu", "sur",
    "par", "avec", "et", "ou",
    "a", "au", "aux", "en", "dans", "chez", "pour", "sans", "que", "qui", "site", "sites", "page",
    "pages", "adresse", "adresses", "boxte", "boite", "mail", "mails", "email", "e-mail",
    "e-mails", "courriel", "courriels", "via", "vers", "messagerie", "compte", "client",
    "fournisseur", "webmail", "service", "serveur", "internet", "portail", "pas", "plus", "mon",
    "ma", "mes", "son", "sa", "ses", "ton", "ta", "votre", "notre", "nos", "vos", "leur", "cette",
    "cet", "ce", "est", "sont", "était", "comme", "contre", "opérateur", "utilise", "utiliser",
    "préfère", "ai", "as", "ont", "avait", "voir", "appli", "application", "lien", "connexion",
    "ouvrir", "ouvre", "ancien", "ancienne", "nouveau", "nouvelle", "bien", "mal", "toujours",
    "encore", "puis", "mais", "car", "si", "donc", "non", "oui", "connais", "spam", "pub",
    "regarde", "regarder", "consulte", "consulter", "visite", "lis", "lit", "lire", "vu", "passe",
    "assistance", "facture", "factures", "espace", "espaces", "identifiant", "code", "nom",
    "numéro", "domaine", "message", "messages", "photo", "photos", "boutique", "forfait", "abonné",
    "abonnée", "abonnement", "offre", "ligne", "accueil", "moi", "lui", "elle", "eux", "nous",
    "vous", "rien", "tout", "ça", "cela", "là", "ici", "directement", "souvent", "parfois",
    "aussi", "hier", "demain", "jamais", "va", "vais", "suis", "aller", "allez", "info", "infos",
    "article", "annonce", "problème", "panne", "commande", "promo", "arnaque", "horoscope",
    "météo", "jeu", "jeux", "musique", "film", "forum", "blog", "vidéo", "recherche", "écrit",
    "texte", "document", "rendez-vous", "clic", "url", "http", "https", "www", "peut-xtre",
    "après", "avant", "trouve", "gratuit", "perso", "ordinateur", "tablette", "écran", "chez-moi",
    "windows", "office", "version", "télécharger", "chercher", "trouver", "contacter",
    "ouvert", "fermé", "aide", "conseil", "conseils", "renseignement", "renseignements",
    "contrat", "mobile", "téléphone", "prix", "liste", "dossier", "fichier", "pièce", "lettre",
    "appeler", "essayer", "quitter", "livebox", "freebox", "wifi", "chat", "publicité",
]  # fmt: skip
_ORDINARY = any_of(_ORDINARY_WORDS)
"""What stands before the name of a site and names nobody."""

_ENDS_OF_VERBS = ["ez", "er", "ir", "oir", "é", "ée", "ées", "ais", "ait", "ons", "ent", "ant",
                  "tion", "ment", "age", "eur", "ité", "que", "s", "x"]  # fmt: skip
_PLACES = any_of([
    "saint", "sainte", "st", "ste", "rue", "avenue", "place", "quai", "école", "ecole", "collège",
    "lycée", "salle", "niveau", "session", "module", "étage", "bureau", "poste", "jour", "centre",
    "espace", "groupe", "atelier", "séance", "résidence", "petit", "blanc", "brun", "fontaine",
    "marchand", "chevalier", "garnier", "legrand", "bonnet", "robin", "moreau",
])  # fmt: skip
"""What a name stands beside, or is itself, where it names nobody."""
_PARTS_OF_WORDS = any_of([
    "peut", "rendez", "demi", "après", "avant", "sous", "vice", "grands?", "petits?", "beaux?",
    "belles?", "mini", "super", "auto", "co", "ex", "non", "anti", "multi", "inter", "micro", "moi",
    "lui", "elle", "eux", "nous", "vous", "vingt", "trente", "quarante", "cinquante", "soixante",
    "quatre", "dix", "rez", "arrière", "contre", "entre", "porte", "chef", "garde", "mot", "aide",
    "centre", "week", "jusque", "celui", "celle", "ceux", "mont", "saint", "sainte", "c.est",
    "cette", "pages", "haut", "haute", "bas", "basse", "mots", "mal", "bien", "tout", "toute",
])  # fmt: skip
"""How a word with a hyphen begins that is no name."""
_LIKE_A_VERB = f"[{_A}-]*{any_of(_ENDS_OF_VERBS)}"
_ENDS_OF_NO_NAME = ["ez", "oir", "tion", "ment", "ité", "ée", "ées", "ait", "ons", "ages?",
                    "eurs?"]  # fmt: skip
_NOBODY = f"(?:{_ORDINARY}|[{_A}-]*{any_of(_ENDS_OF_NO_NAME)})"
_AT_HOME = any_of([
    "suis", "es", "est", "sommes", "sont", "vais", "vas", "va", "vont", "allons", "aller",
    "reste", "rester", "passe", "passer", "client", "cliente", "abonné", "abonnée", "inscrit",
    "inscrite", "compte", "mail", "mails", "email", "e-mail", "adresse", "boxte", "boite", "box",
    "messagerie", "internet", "ligne", "téléphone", "forfait", "contrat", "pas", "plus", "bien",
    "et", "ou", "puis", "aussi", "ai", "a", "rien", "encore", "toujours", "mobile", "abonnement",
    "travaille", "gratuit", "perso", "tout", "mieux", "resté", "restée", "passé", "passée",
])  # fmt: skip
"""What stands before « chez » and names nobody."""

_SITES = [
    "accueil", "account", "actu", "agence", "appli", "assistance", "auto", "bourse", "boutique",
    "biblio", "business", "carte", "ccas", "cinema", "cinéma", "clinique", "cloud", "collection",
    "college", "communaut", "compte", "contact", "corporate", "couverture", "drive", "ecole",
    "école", "edition", "fibre", "finance", "fondation", "forum", "garage", "groupe", "hello",
    "hopital", "hôpital", "hotel", "image", "immo", "login", "lycee", "lycée", "mairie", "media",
    "média", "meteo", "mobile", "monsite", "moncompte", "musee", "musée", "newsroom", "office",
    "pages", "people", "pharmacie", "piscine", "portail", "programme", "radio", "reseau", "réseau",
    "resiliation", "restaurant", "search", "secure", "serie", "série", "shop", "speed", "sport",
    "stade", "start", "store", "subscribe", "support", "taxi", "test", "theatre", "théâtre",
    "tourisme", "ville", "video", "voyage", "zimbra", "smtp", "imap", "secours", "sans", "duty",
    "care", "smoke", "sugar", "stress", "gluten", "lactose", "tax", "hands", "cruelty", "plastic",
    "vegan", "pont", "bourg", "chateau", "château", "castel", "mont", "immobilier", "logement",
    "quartier", "maison", "appartement", "moulin", "velo", "vélo", "achat", "vente", "concert",
    "foot", "france", "tele", "télé", "match", "music", "stream", "direct", "news", "event",
]  # fmt: skip
"""How the name of a site begins before that of its host, or of the town of Orange."""

_NEXT = any_of([
    "le", "la", "les", "un", "une", "des", "du", "mon", "ma", "mes", "je", "il", "elle", "on",
    "nous", "vous", "et", "mais", "puis", "aller", "voir", "ouvrir", "bien", "pas", "ensuite",
    "alors", "pour", "avec", "dans", "sur", "chez",
])  # fmt: skip
"""The first word of a sentence that is glued to the one before it."""

_TITLES = "(?:mm?|mmes?|mrs?|mlle|drs?|pr|me|ste?)[.]"
_JOINED = (
    f"(?!www[.]|[{_A0}-]+\\.{_TOP}(?![{_A0}._+-])|[{_A}]+\\.{_NEXT}(?: |$))"
    f"[0-9-]*[{_A}][{_A0}-]*[._+][{_A0}._+-]*[{_A0}]"
)
"""« marie.dupont », « jean_44 »: not « ameli.fr », nor two sentences in a row."""
_NUMBERED = "(?!(?:windows|office|covid|iphone|version)[0-9])[a-z]{3,20}[0-9]{1,4}"
_GLUED = f"(?!{any_of(_NAMES_IN_ONE)}{_ENDS})(?:[a-z]{{3,20}}{_NAMES}|{_NAMES}[a-z]{{3,20}})"
_NAMED_SO = (
    f"(?:[{_A0}-]*{_NAMES}[{_A0}-]*[._+][{_A0}._+-]+"
    f"|[{_A0}._+-]+[._+][{_A0}-]*{_NAMES}[0-9]{{0,4}})"
)
_NO_NAME = f"(?:{any_of(_SITES)}[{_A}]*|{_NOBODY})[0-9]*[._-]"
_HOST = (
    "(?:[.-](?:gmail|hotmail|laposte|wanadoo|yahoo|orange|sfr|bbox|numericable|bouygues|icloud)"
    "|-(?:free|neuf|outlook|live|aol|gmx|club-internet))"
)
_ONE_WORD = f"{_STARTS}(?:{_JOINED}|{_NUMBERED}|{_GLUED})"
_SOMEBODY = f"{_STARTS}(?:{_JOINED}|{_NUMBERED}|{_GLUED}|{_NAMES}[ -][{_A}-]{{2,20}})"

# -- what is typed or said for the @ ------------------------------------------------------------

_IN = " (?:chez|sur|at|à|a) "
"""Said before the name of a host."""

_AT_WORD = "(?:arr?ob(?:ass?[ea]?|aze?)|a commercial|a (?:en |dans un )?rond|a escargot)"
_SIGN = "[/\\\\|#&%*€^~=+\\x24`{}\\[\\]<>!]"
"""Keys beside that of the @, and what AltGr writes with them."""
_SAID = f"(?:{_IN}|[ ]?(?:{_SIGN}|[_,;-])[ ]?)"
_BESIDE = "[ ]?[,;:(/|-][ ]?"
_OTHER_WORD = f"(?!{_NAMES}(?![{_A}]))(?:{_ORDINARY}|{_LIKE_A_VERB})(?![{_A}])"
_WORD = f"(?!{_OTHER_WORD})[{_A}-]{{3,20}}"
_FULL_NAME = f"(?!{_PLACES}[ -])(?:{_WORD}[ -]{_NAMES}|{_NAMES}[ -]{_WORD})"
"""« inaya martin », « jean-dupont », « jean-pierre martin »."""
_TWO_NAMES = f"(?!{_PLACES}[ -]){_NAMES}[ -]{_NAMES}"
_FAMILY = any_of(_FAMILY_NAMES)
_WITH_A_HYPHEN = f"(?!{_PLACES}-)(?:[{_A}]{{2,20}}-{_FAMILY}|{_FAMILY}-[{_A}]{{2,20}})"
_AT_LAST = "(?=[ ]?(?:$|[.,;)!?\n]))"
_MINE = (
    "(?:mon|ma|son|sa|ton|ta|notre|votre|leur) (?:adresse|(?:e-?)?mail|courriel)"
    f"(?: [{_A}-]+){{0,3}}"
    "(?:[ ]?[:=]| est| c.est)[ ]?"
)
_ENDS_OF_MINE = f"(?:,? (?:chez|sur|à|at) |{_BESIDE})(?:{_MAILBOX}|{_BRAND}|la[ -]poste)"
_LETTER_AT = f"[{_A0}_](?:0|2|[{ACCENTED}]| à[ ]?|[ ]?à | a )"
_OF_A_LIST = any_of([
    "étapes?", "exercices?", "questions?", "réponses?", "choix", "parties?", "options?", "cas",
    "points?", "liens?", "sites?", "pages?", "annexes?", "activités?", "fiches?", "variantes?",
    "groupes?", "ateliers?", "le", "la", "les", "et", "ou",
])  # fmt: skip
"""What « (a) » is the first of, no sign of an address."""
_ANY_DOMAIN = any_of([
    "fournisseur", "domaine", "exemple", "site", "serveur", "opérateur", "operateur", "messagerie",
    "hébergeur", "titi",
    "toto", "tata", "truc", "machin", "bidule", "ici", "là-bas", "quelquechose", "quelque-chose",
])  # fmt: skip
"""What is said for the name of any host."""
_ADDRESS_IS = (
    f"(?:^|(?:adresse|mail|courriel)(?: [{_A}]+){{0,2}}(?:[ ]?[:=]| est| c.est)[ ]?"
    f"|écri[{_A}-]* à )"
)
_ONE_OR_TWO = (
    f"(?!{_ORDINARY}[ ,]|{_LIKE_A_VERB}[ ,])[{_A}-]{{3,}}(?: (?!{_ORDINARY} )[{_A}-]{{2,}})?"
)

_NAMED_AS_A_PLACE = f"(?:{_BRAND}|la[ -]?poste)"
_BARE_HOST = f"(?:{_MAILBOX}|{_NAMED_AS_A_PLACE})"
_OPEN, _CLOSE = "[(\\[{<][ ]?", "[ ]?[)\\]}>]"
_AT_IN_BRACKETS = f"{_OPEN}(?:at|{_AT_WORD}){_CLOSE}"
_SIGN_IN_BRACKETS = f"{_OPEN}@{_CLOSE}"
_LOCAL_PART = (
    f"(?!{_TITLES})(?:{_JOINED}|{_GLUED}|{_WITH_A_HYPHEN}"
    f"|(?!{_PLACES}s?[0-9]){_NUMBERED}|[a-z]{{1,2}}{_FAMILY})"
)
"""What begins an address and no sentence: « jean.martin », « odile44 », « jmartin »."""
_ABOUT_AN_AT = any_of([
    "signe", "arr?obase?", "symbole", "touche", "caractère", "commercial", "rond", "lettre", "mot",
    "clavier", "escargot", "at",
])  # fmt: skip
_BEFORE_A_PLACE = any_of([
    "rdv", "ateliers?", "réunions?", "permanences?", "séances?", "cours", "groupes?", "midi",
    "matin", "soir", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    "[0-9]{1,2}h?[0-9]{0,2}",
])  # fmt: skip
_ENGLISH = any_of([
    "meet", "look", "works?", "working", "be", "is", "are", "live", "stay", "home", "shop", "store",
    "us", "you", "login", "log", "sign", "signed", "contact", "support", "help", "team", "here",
    "now", "only", "available", "new", "best", "online", "account", "back", "up", "in", "arrive",
    "buy", "join", "call", "not", "and", "or", "the", "hosted", "hosting", "mobile",
])  # fmt: skip
_NO_LOCAL_PART = f"(?!(?:{_ORDINARY}|{_ABOUT_AN_AT})[ ]?[^{_A0}])"
_SAID_AT = "|".join(
    [
        f"{_NO_LOCAL_PART}[{_A0}._+-]{{2,40}}[ ]?{_AT_IN_BRACKETS}[ ]?{_BARE_HOST}",
        f"{_NO_LOCAL_PART}[{_A0}._+-]{{2,40}}(?:[ ]?{_SIGN_IN_BRACKETS}[ ]?{_MAILBOX}"
        f"|{_SIGN_IN_BRACKETS}{_NAMED_AS_A_PLACE})",
        f"(?!(?:{_ORDINARY}|{_ABOUT_AN_AT}|{_ENGLISH}|{_PROVIDER}) )[{_A0}._+-]{{3,40}}"
        f" at {_MAILBOX}",
        f"(?!{_ENGLISH} ){_LOCAL_PART}(?: at |[ ]?{_SIGN_IN_BRACKETS}[ ]?){_NAMED_AS_A_PLACE}",
        f"(?!(?:{_ORDINARY}|{_ENGLISH})[._-])[{_A0}+-]{{3,40}}[._-]at[._-]{_BARE_HOST}",
        f"(?!(?:{_ORDINARY}|{_BEFORE_A_PLACE})@)[{_A0}._+-]{{3,40}}@la[ -]?poste",
    ]
)
"""A name, then what is typed or said for the @ before a host without its « .fr »: one that is a
place too, only after the beginning of an address, or with no space."""
_END_OF_ADDRESSES = [
    "adresse", "adresses", "mail", "mails", "email", "emails", "e-mail", "e-mails", "courriel",
    "courriels", "boxte", "boxtes", "boite", "boites", "compte", "comptes", "domaine", "domaines",
    "finit", "finissent", "finissant", "finir", "termine", "terminent", "terminant", "terminer",
    "terminaison", "terminaisons", "fin", "ex", "exemple", "exemples", "expéditeur", "expéditeurs",
]  # fmt: skip
"""What is said before the end of many people's addresses: « une adresse en @orange.fr »."""
_OF_MANY = [
    "beaucoup", "certains", "certaines", "plusieurs", "personnes", "gens", "participants",
    "participantes", "élèves", "apprenants", "usagers", "habitants", "tous", "toutes", "on", "il",
    "ils", "elles", "j", "je", "s", "se", "n", "y", "qu", "avez", "avez-vous", "avons", "quelques",
    "autre", "autres", "exercice", "question", "réponse", "celles", "ceux", "plupart", "seniors",
    "retraités", "stagiaires", "collègues", "anciens", "anciennes", "clients", "clientes", "créer",
    "créez", "crée", "vérifiez", "vérifier", "oublier", "oubliez", "manque", "manquent", "avoir",
    "peut", "peuvent", "doit", "doivent", "taper", "tapez", "écrire", "écrivez", "noter", "notez",
    "reçu", "utilisent", "faux", "fausse", "fausses", "frauduleux", "frauduleuse", "frauduleuses",
    "vrai", "vraie", "vraies", "électronique", "électroniques", "complète", "mxme", "mxmes",
]  # fmt: skip
"""What else is said of them."""
_SAYS_NOBODY = any_of(dict.fromkeys([*_ORDINARY_WORDS, *_END_OF_ADDRESSES, *_OF_MANY]))
_BETWEEN = "[ ,;:.()'\n?]"
_NOBODY_YET = f"{_BETWEEN}{{0,3}}(?:(?:{_SAYS_NOBODY}|[0-9]{{1,2}}){_BETWEEN}{{1,3}})*"
_ENDING_IN = "(?:en|par|avec|de|du type|type|comme)"
_OF_NOBODY = (
    f"{_NOBODY_YET}(?:{any_of(_END_OF_ADDRESSES)}(?:[ (]{{1,2}}{_ENDING_IN})?[ .:]{{0,3}}"
    f"|{_ENDING_IN})"
)
"""Words that name nobody, each of them, the last of what ends an address."""
_BEFORE_ITS_END = (
    f"{_STARTS}(?!(?:{_SAYS_NOBODY}|{_PROVIDER}|poste|{_LIKE_A_VERB}|(?:{_LABEL}\\.)+{_TOP})"
    f"[^{_A0}._+-])[{_A0}._+-]{{3,40}}[ ]?[(,;][ ]?@{_PROVIDER}\\.{_TOP}"
)
"""« lulubelle (@orange.fr) », « lulubelle, @orange.fr »."""

ADDRESSES = {
    "left": '(?:[^ \\n,;<>()"]+"|[^ \\n,;<>()"]*)$',
    "right": '^[^ \\n,;<>()"]*',
    "domain_alone": f"(?:^|@(?:{_DOMAIN}|{_LABEL}\\.example))(?:{_OF_NOBODY}|,?|,? (?:ou|et)) $",
    "ours": f"^(?:(?:{_LABEL}\\.)*example|{_ANY_DOMAIN}|x{{2,}})[.!?:']*$",
    "too_short": f"^(?!me|pm)[{_A0}]{{1,2}}(?:\\.[{_A0}])?[.!?:']*(?![{_A0}._+@-]|[ ][{_A0}-]+\\.)",
    "real_inside": f"(?:^|\\.)(?:{_TOP}|{_PROVIDER})\\.",
    "at": f"(?:[{_A0}_][ ]?"
    f"(?:[(\\[{{<\"'][ ]?(?:at|à|@|{_AT_WORD})[ ]?[)\\]}}>\"']|{_AT_WORD}| at |[-_.]at[-_.])"
    f"|{_STARTS}(?!{_OF_A_LIST}[ ]?[^{_A0}])[{_A0}._+-]{{1,40}}"
    "[ ]?[(\\[{<\"'][ ]?a[ ]?[)\\]}>\"'])[ ]?",
    "somebody_at": f"{_STARTS}(?!{_TITLES}){_JOINED} (?:chez|sur|à|a|[*]) ",
    "after_at": f"^{_LABEL}(?:{_DOT}{_LABEL}){{0,4}}{_DOT}{_TOP}{_ENDS}",
    "glued": f"[{_A0}_-]à(?=[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.{_TOP}{_ENDS})",
    "hour": "(^|[^a-z0-9._-])[0-9]{1,2}[ ]?h?[ ]?[0-9]{0,2}[ ]?$",
    "a_provider": f"^{_PROVIDER}{_ENDS}",
    "domain": f"[{_A0}-]\\.{_TOP}(?![{_A0}.-])",
    "said_in_its_box": f"[{_A0}][^@]*[^{_A0}@.](?:{_MAILBOX}|{_BRAND}){_ENDS}",
    # the name of a public host, then what stands before it when it ends an address
    "site": f"()(?:{_PROVIDER}(?:{_DOT}|[,;])|(?:{_MAILBOX}|la poste)(?:{_DOT}|[,; ])"
    f"|(?!neuf){_BRAND} ){_TOP_OF_A_HOST}{_ENDS}",
    "before_site": f"(?:{_LETTER_AT}|[{_A0}]_|[a-z][0-9]+ "
    f"|{_STARTS}(?!(?:{_PROVIDER}|{_ORDINARY}|[{_A0}.-]*\\.{_TOP}){_SIGN}$)"
    f"[{_A0}._-]*[{_A0}]{_SIGN}"
    f"|{_STARTS}{_JOINED} |{_SOMEBODY}{_SAID}"
    f"|{_STARTS}{_NAMES}(?: |{_IN}|[ ]?(?:{_SIGN}|[_-])[ ]?)"
    f"|{_ONE_WORD}[ ]?[(:][ ]?|{_STARTS}{_NAMES}[,;:§'()\"]"
    f"|(?:^|[^{_A}-])(?!{_NOBODY} $)[{_A}-]{{3,}} "
    f"|(?:^|[^{_A}-])(?!{_AT_HOME},? chez $)[a-z0-9._-]*[{_A}][{_A0}._-]+,? chez "
    f"|{_ADDRESS_IS}{_ONE_OR_TWO} sur )$",
    "mailbox": f"(^|[^{_A0}]){_MAILBOX}{_ENDS}",
    "before_mailbox": f"(?:{_ONE_WORD}(?: |{_SAID}|[ ]?[(:][ ]?)"
    f"|{_STARTS}{_NAMES}(?: {_NAMES}(?: | at )|[ ]?(?:{_SIGN}|_)[ ]?"
    f"|(?: (?!{_AT_HOME} )[{_A}-]{{2,20}})?,? chez )"
    f"|{_STARTS}{_TWO_NAMES}(?:{_IN}|[ ])"
    f"|{_ADDRESS_IS}{_ONE_OR_TWO},? chez )$",
    "post": f"(^|[^{_A0}])(?:la[ -]?poste|club[ -]internet){_ENDS}",
    "before_post": f"{_STARTS}(?!{_TITLES})"
    f"(?:(?:{_JOINED}|{_GLUED}|(?!{_PLACES}s?[0-9]){_NUMBERED}|{_WITH_A_HYPHEN})"
    "(?:,? (?:chez|sur|at) | ?@ ?)"
    f"|{_JOINED} ?[(:,;] ?|{_NAMED_SO} (?:à )?|{_WITH_A_HYPHEN} )$",
    "brand": f"(^|[^{_A0}]){_BRAND}{_ENDS}",
    "before_brand": f"{_STARTS}(?:(?:{_NAMED_SO}|{_GLUED}|[{_A0}]+_[{_A0}_]+)"
    f"(?: |{_SAID}|,? chez |[ ]?[(:][ ]?)|(?:{_WITH_A_HYPHEN}|[a-z]{{0,9}}{_NAMES}[0-9]{{1,4}}),? "
    "(?:chez|sur|at) )$",
    "somewhere": f"[{_A0}]",
    "full_name": f"(?:{_STARTS}{_FULL_NAME}{_BESIDE}{_MAILBOX}{_ENDS}{_AT_LAST}"
    f"|(?:^|[:=] ?| est | c.est )(?!{_PARTS_OF_WORDS}-|{_ORDINARY} )[{_A}]{{3,}}-[{_A}]{{3,}}"
    f"(?: chez (?:{_MAILBOX}|{_BRAND}|la[ -]poste)|{_BESIDE}{_MAILBOX}){_ENDS}{_AT_LAST}"
    f"|{_MINE}(?!{_PLACES} )(?:{_WORD}[ ]{_WORD}|{_WORD}-{_WORD}){_ENDS_OF_MINE}{_ENDS})",
    "cut_in_two": f"(?:^|\n)(?!(?:[^\n]*[^{_A0}._+\n-])?@{_DOMAIN}[ .!]*\n)[^\n]*[{_A0}_]"
    f"(?:@\n|\n@){_DOMAIN}[ .!]*$",
    "apart": f"(?:@ ?{_LABEL} \\. ?{_TOP}|(?:[{_A0}._-] ){{2,40}}@(?! c o u r)(?: [{_A0}.-]){{4}}"
    f"|{_BEFORE_ITS_END}){_ENDS}",
    "named": f"(?:{_STARTS}(?:{_SAID_AT})"
    f"|[{_A0}][ ]?{_AT_WORD}[ ]?(?:{_PROVIDER}|la poste)"
    f"|(?:^|[^{_A0}._-])(?!www[.])(?:[a-z0-9-]{{1,30}}[._][a-z0-9-]{{2,40}}|{_GLUED})"
    f"[.](?:{_MAILBOX}|{_BRAND})[.](?:fr|com|net)"
    f"|{_STARTS}[{_A0}._+-]{{0,30}}{_NAMES}[{_A0}._+-]{{0,20}}(?:{_MAILBOX}|{_BRAND})"
    f"[.,]{_TOP_OF_A_HOST}"
    f"|{_STARTS}(?!www[.])(?:(?!{_NO_NAME})[a-z0-9]{{1,20}}[._-])?"
    f"(?!{_NO_NAME})[{_A}][{_A0}]{{4,20}}{_HOST}[.,]{_TOP_OF_A_HOST}"
    f"|{_STARTS}(?!(?:mon|ma|mes)?{any_of(_SITES)}|{_ORDINARY}{_BRAND}|[a-z]*(?:d|de){_BRAND})"
    f"[a-z]{{5,20}}(?:orange|free|sfr|bbox|numericable|bouygues)[.,]{_TOP_OF_A_HOST}"
    f"|[a-z0-9]{{4}}{_MAILBOX}[.,]{_TOP_OF_A_HOST}){_ENDS}",
}
"""{name: pattern}."""

NAMED_HOSTS = ["mailbox", "post", "brand"]
"""The names of hosts, each of which ends an address after its own `before_…`, as « site » does."""

WORDS_OF_HOSTS = [
    "mail", "gmal", "gmial", "hotmel", "outlook", "yahoo", "icloud", "wanadoo", "wandoo", "poste",
    "aol", "gmx", "msn", "tutanota", "netcourrier", "alice", "9online", "orange", "free", "sfr",
    "bbox", "numericable", "club", "bouygues", "neuf", "live", "rob", "rond", "escargot",
    "commercial",
]  # fmt: skip
"""A text without any of them holds no address whose @ is missing, but before the name of a site."""
