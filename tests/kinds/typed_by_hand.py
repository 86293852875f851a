"""Texts as people type them, one by one: what may be real, and what is ordinary.

Kinds that a draw would give too seldom (`typed_values.py` tries them with its own).
"""

OTHER_DIGITS = ["⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉", "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "٠١٢٣٤٥٦٧٨٩"]
UNSEEN = ["\ufe0f\u20e3", "\u0332", "\u0336", "\u200b", "\u2060", "\u00ad", "\u034f"]
GAPS = [
    *"_|~*+=:;,…—–‑⁄\\/#'’\"°´`^([>→&\n\t·•",
    "\u00a0", "\u202f", "\u2009", "\u3000", "//", "--", "..", " / ", ") (", "  \n",
]  # fmt: skip


def disguised(number):
    """A number as other signs write it, or with something else in its gaps."""
    for digits in OTHER_DIGITS:
        yield number.translate(str.maketrans("0123456789", digits))
    for sign in UNSEEN:
        yield "".join(each + sign if each.isdigit() else each for each in number)
    for gap in GAPS:
        yield number.replace(" ", gap)
    flat = number.replace(" ", "")
    yield from [
        " ".join(flat),
        "-".join(flat),
        f"tel{flat}",
        f"x{flat}",
        f"({number})",
        f"_{flat}_",
    ]


ATS = [
    "@", " @ ", "@ ", "＠", "﹫", "à", "0", "2", "(a)", "[@]", " arobase ", " a ", " à ", " at ",
    " chez ", " sur ", "_", "/", "#", "^", "|", "\\", "~", "€", "{at}", "%40", "\u200b@",
    " a commercial ", " ",
]  # fmt: skip


def misaddressed(name, host, top):
    """An address whose @ is there, missed, said, or typed with another key."""
    for at in ATS:
        yield f"{name}{at}{host}.{top}"
    for end in ["", f",{top}", f" {top}", f" point {top}", f"·{top}", f".{top}.", f".{top}, merci"]:
        yield f"{name}@{host}{end}"
    yield from [f"{name} arobase {host}", f"{name} {host},{top}", f"mailto:{name}@{host}.{top}"]


NUMBERS = ["06 12 34 56 78", "2 69 05 49 588 157 80", "2 80 08 2A 004 017 12"]
NAMES = ["marie.dupont", "mariedupont", "hélène.dupré"]

MAY_BE_REAL = [
    "quelqu.un.12 orange fr", "marie dupont at gmail", "mariedupont (gmail)", "mariedupont : gmail",
    "marie.dupont (gmail.com)", "durand;orange.fr", "durand'orange.fr", "durand(orange.fr",
    "martinpaul75 gmail", "jdurand chez bbox.fr", "06.12.E4-56/78", "06 12 34/56 78",
    *(each for number in NUMBERS for each in disguised(number)),
    *(each for name in NAMES for each in misaddressed(name, "gmail", "com")),
    *(each for name in NAMES for each in misaddressed(name, "orange", "fr")),
    "+33(0)612345678", "+33 (0)6.12.34.56.78", "0033(0)612345678", "00 33 6 12 34 56 78",
    "(+33) 6 12 34 56 78", "+ 33 6 12 34 56 78", "(0)6 12 34 56 78", "(06) 12 34 56 78",
    "0 6 12 34 56 78", "061 234 5678", "6 12 34 56 78", "06 12 34 56 7", "+44 20 7946 0958",
    "+262 692 50 00 07", "06...12...34...56...78", "06 - 12 - 34 - 56 - 78", "06_12_34_56_78",
    "O6.I2.34.S6.7B", "Ο6 12 34 56 78", "06 12 34 cinquante six 78", "0,6,1,2,3,4,5,6,7,8",
    "0, 6, 1, 2, 3, 4, 5, 6, 7, 8", "06x12x34x56x78", "06h12h34h56h78", "07.83.4(.12.90",
    "& 85 05 è( 056 123", "& 85 05 75 à(- 123", "FR76 3000 6000 0112 3456 7890 189",
    "2 69 05 49 588 157 clé 80", "2 69 05 2 b 588 157 80", "269 054 958 815 780",
    "8025000002 0102457612 4", "0102457612 4", "tel:0612345678", "IMG_0612345678.png",
    "06%2012%2034%2056%2078", "mon numéro:061234 5678", "marie@éole.fr", "marie@münchen.de",
    "marie@xn--mnchen-3ya.de", "marie@пример.рф", "marie@orange.example",
    "marie@courriel.example@gmail.com", "marie@courriel.example, marie@sfr.fr",
    "contact (at) mairie (dot) fr", "marie.dupont [à] mairie-lyon.fr", "marie@[1.2.3.4]",
    "marie dupont @gmail.com", "marie@ gmail . com", "marie@gmail", "marie+sante sur gmail.com",
    "marie+sante gmail", "m.dupont sur orange.fr", "l.martin1952 chez orange",
    "leguellec-gmail.com", "marie.dupontorange.fr", "marie_44wanadoo.fr",
    "hélène.dupréàgmail.com", "marie.orange.fr", "06/12 34/56 78", "dupontmarie sur gmail.com",
    "jean.dupont_orange.fr", "marie/free.fr", "06 12 E4 56 78", "mariedupont chez gmail",
    "marie dupont orange fr", "06.12/34.56/78", "06-12/34-56/78", "06 12/34 56/78",
    "06/12-34/56-78", "06/12 345678", "06/1234 5678", "06:12 34:56 78", "06,12 34,56 78",
    "06;12 34/56 78", "06, 12/34, 56 78", "+33 6/12 34/56 78", "0033 6/12.34/56.78",
    "01/45 67/89 01", "07/83-45.12/90", "tél.06/12 34/56 78", "tel:06/12 34/56 78",
    "06/12/34 56/78", "06/12/34/56 78", "26/90 54/95 88/15 78/0", "2 69/05 49/588 157/80",
    "06 12 3E 56 78", "06 1R 34 56 78", "06 12 34 5T 78", "06 12 E34 56 78", "06 12 3E4 56 78",
    "06 12 34e 56 78", "0612E45678", "06.12.E4.56.78", "06-12-E4-56-78", "+33 6 12 E4 56 78",
    "E6 12 34 56 78", "06 12 34 56 7U", "06 12 34 56 7h", "06 12 '4 56 _8", "06 1é 34 5è 78",
    "2 69 05 49 5E8 157 80", "2 69 0T 49 588 157 80", "2 69 05 49 588 1Y7 80",
    "2 69 05 49 588 157 8E", "E 69 05 49 588 157 80", "2 6E 05 49 588 157", "26905495E815780",
    "2 69 05 49 588 U57", "martin sur laposte.net", "leguellec sur free.fr",
    "marie.dupont sur gmail.com", "marie44 sur hotmail.fr", "durandpaul sur orange.fr",
    "p.martin sur wanadoo.fr", "mon adresse : leguellec sur free.fr", "marie_dupont_gmail.com",
    "mariedupont-gmail.com", "jean.dupont-orange.fr", "marie#orange.fr", "marie&orange.fr",
    "marie^gmail.com", "marie\\gmail.com", "marie|free.fr", "marie€gmail.com", "marie*free.fr",
    "marie~sfr.fr", "marie=orange.fr", "marie]orange.fr", "marie°gmail.com", "marieçfree.fr",
    "marieèfree.fr", "marieàgmail.com", "marie0gmail.com", "marie2orange.fr",
    "jean.dupont/wanadoo.fr", "mariedupont gmail", "mariedupont gmail com",
    "dupont marie gmail com", "marie dupont chez gmail", "marie.dupont chez orange",
    "marie.dupont chez free", "mariedupont chez orange", "jean dupont hotmail fr",
    "marie.dupont orange fr", "p.martin gmail", "marie44 gmail", "marie.d gmail.com",
    "dupont1952 hotmail", "leguellec chez gmail", "marie.dupont gmail,com",
    "mariedupont gmail,com", "marie.dupont gmail.con", "mariedupont g mail.com",
    "marie.dupont hot mail.fr", "marie.dupont la poste.net", "marie a commercial orange.fr",
    "marie arobas free.fr", "marie arobasse free.fr", "marie a rond gmail.com",
    "marie (arobase) orange point fr", "marie arobaz gmail point com", "marie at gmail dot com",
    "marie.dupont chez mairie-lyon.fr", "marie.dupont sur cabinet-durand.fr",
    "contact@mairie-lyon.fr", "marie@orange", "marie @orange.fr", "marie+sante@gmail.com",
    "hélène.dupré@orange.fr", "marie@orange.fr.", "marie@éole.fr", "marie@xn--fiq228c.com",
    "marie@gmail.com.example", "marie@[192.168.1.1]", "marie dupont, orange fr",
    "marie dupont wanadoo fr", "marie dupont sur orange fr", "écris-moi à leguellec chez gmail",
    "écris à dupont.marie chez yahoo", "jean-pierre.martin_free.fr", "jeanpierre_free.fr",
    "jean/gmail", "marie.dupont/gmail", "marie.dupont_gmail",
]  # fmt: skip
"""Numbers, and addresses with their @ or without."""

ORDINARY = [
    "Marie (Orange)", "Paul, Orange, 0,5 l", "Pierre et Marie chez Orange", "Anne est sur Yahoo",
    "durée 06/12/26 à 14:30", "06/12/26 14:30 RDV Dr Martin", "06/12 14:30 Dr Martin, 07/01 09:00",
    "01/02/26 08:00 120/80 72", "05.03.26 08:30", "05-03-26 14:30", "lot 06A12B34C5", "01 A2 03 B4",
    "05, 12, 18 et 25 juin", "classe 3e2, 4e1, 6e5", "Pierre dit : orange.fr est en panne",
    "le site orange.fr marche mal", "je vais sur gmail.com", "je me connecte sur orange.fr",
    "Connectez-vous sur laposte.net", "Rendez-vous sur free.fr", "je lis mes mails sur orange.fr",
    "facture sur orange.fr", "ma facture est sur orange.fr", "j’ai trouvé sur free.fr",
    "mot de passe orange.fr", "assistance orange.fr", "mon e-mail orange.fr",
    "je suis chez orange.fr", "je suis chez Gmail", "abonnée chez Orange depuis 2010",
    "mon fils travaille chez Orange", "j’ai une adresse chez gmail",
    "un compte mail gratuit chez gmail", "j’ai un compte Gmail", "ma boîte Gmail est pleine",
    "appeler Marie chez Orange", "Marie Dupont est cliente chez Orange", "une orange fraîche",
    "jus d’orange, free style", "orange/free.fr", "gmail/orange.fr", "https://www.orange.fr",
    "http://orange.fr", "www.boutique.orange.fr", "https://login.orange.fr/",
    "espace-client.orange.fr", "www.espace-client.orange.fr", "(orange.fr)", "« orange.fr »",
    "l’orange.fr d’avant", "site : orange.fr", "sfr, free.fr et orange.fr",
    "Orange, SFR, Free, Bouygues", "Marie a une orange", "05/03/26 12:30",
    "le 05/03/26 12:30 13/8", "05/03/26 13/08", "05/03/26 4500 pas", "05/03 72,5 13/8",
    "05/03 13/8 72,5", "05/03 120/80 72", "05/03 12/04 19/05", "les 05/03 12/04 19/05 26/05",
    "08:30 12:30 19:00", "lundi 05 08:30 12:30", "le 05 à 12h30, le 06 à 10h45", "05 12h30 10h45",
    "prise à 08h 12h 16h 20h", "07 h 30, 12 h, 19 h 30", "vitamine B12 1000 µg, D3 100 000 UI",
    "B6 10 mg, B9 5 mg, B12 1 mg", "T3 4,5 T4 12,3 TSH 2,1", "vertèbres L4 L5 S1", "C5 C6 C7",
    "hémoglobine A1c 6,5 % le 05/03", "score 28/30 puis 26/30 puis 24/30", "15/20 et 12/20",
    "10/10 œil droit, 8/10 œil gauche", "depuis 05/94", "en 03/2019, 04/2020 et 05/2021",
    "3/4 de comprimé, 1/2 le soir", "13/8 12/7 14/9 13/8 12/8", "120/80 125/82 118/76",
    "12,5 13,2 11,8 12,9", "0,95 1,12 0,88 1,05", "12 rue des Lilas 48999 Villefictive",
    "3 bis avenue du 8 mai 1945, 69999 Valfleuri",
    "Bât. B, esc. 2, 4e étage, porte 12, 75011 Paris", "06 39 98 81 40", "06/39 98/81 40",
    "06 39 98 E1 40", "06 39 9E 81 40", "+33 6 39 98 81 40", "2 88 03 35 000 021 05",
    "2 88 03 35 000 0E1 05", "2 88 03 35 E00 021 05", "99999370078", "8025000002 99999370078",
    "inaya.leguellec.07@courriel.example", "inaya.leguellec.07@courriel.exemple",
    "appelez le 3422, ou le 15", "Tour de taille 98 cm, poids 72 kg, taille 1 m 65",
    "opérée en 1998, 2004 et 2011", "allergie à la pénicilline (1994)", "Doliprane 1 g 3x/j 5 j",
    "Kardegic 75 mg 1-0-0, Tahor 10 mg 0-0-1", "du 03/01 au 10/01, puis 05/02",
    "lot AB1234, exp. 05/27", "lot E45678", "chambre 12B, lit 2",
    "médecin chez Marie, orange mécanique", "Mathieu, chez nous, free jazz",
    "ma fille est sur Outlook", "mes documents sont sur icloud", "je préfère Outlook à Gmail",
    "mon adresse Gmail ne marche plus", "mon adresse mail est chez orange", "Windows 10 Outlook",
    "M.Dupont sur doctolib.fr", "voir ameli.fr sur google.fr",
    "prendre rendez-vous sur doctolib.fr", "Le Dr Martin consulte sur doctolib.fr",
    "mon médecin est sur monespacesante.fr", "allez sur www.monespacesante.fr",
    "Pierre sur son vélo, orange", "Madame Martin, sur orange.fr on lit les mails",
    "lundi 2 mardi 3 mercredi 4", "1er étage, 2e porte, 3e rue",
    "jour 1 : 12 h 30 – 13 h 15 ; jour 2 : 14 h", "Je me sers de Gmail depuis dix ans",
    "Gmail me demande un code", "Mon mari est sur Yahoo", "On m’a volé mon compte Outlook",
    "Ma fille Sophie utilise Gmail", "Marie préfère Gmail", "Marie adore Outlook",
    "Monique a gmail", "Pierre consulte gmail.com tous les jours", "Le site gmail.com est bloqué",
    "J’ouvre laposte.net", "J’ai ouvert orange.fr", "Consultez orange.fr",
    "Visitez free.fr pour en savoir plus", "Aide sur orange.fr", "Aide en ligne sur orange.fr",
    "Trouvé sur orange.fr", "C’est écrit sur orange.fr", "La météo sur orange.fr",
    "Les nouvelles sur yahoo.fr", "J’ai payé sur free.fr", "On peut payer sur free.fr",
    "L’appli Orange et moi", "Appli Gmail", "Boîte mail : gmail", "Boîte mail gmail",
    "Adresse gmail", "Mon adresse gmail est pleine",
    "Quelle est la différence entre gmail et hotmail ?", "gmail, hotmail, yahoo, laposte",
    "Orange ou Free ?", "Orange / Free / SFR", "Free mobile",
    "Internet chez Free, téléphone chez Orange", "Mon voisin Bernard est chez Orange",
    "Bernard travaille chez Orange", "Claude est passée chez Free",
    "Chez Martine, orange pressée le matin", "Une orange par jour, dit Marie",
    "Marie, orange ou pomme ?", "Jean orange", "Un jean orange", "Martin-pêcheur orange et bleu",
    "Jus d’orange frais", "Orange frais pressé", "oranges, free, neuf", "un téléphone neuf fr",
    "Il est neuf heures", "J’en ai neuf", "Le médecin m’a dit de regarder sur ameli.fr",
    "Voir ameli.fr ou monespacesante.fr", "Mon espace santé : www.monespacesante.fr",
    "Renseignements sur service-public.fr", "M. Martin sur doctolib.fr", "Dr Dupont, doctolib.fr",
    "rdv doctolib.fr lundi 10h30", "Doctolib.fr, mardi 14 h",
    "Le laboratoire envoie les résultats sur mesanalyses.fr", "lire la page 12 sur has-sante.fr",
    "Pas d’internet chez moi", "le fils de Marie chez Orange", "sa nièce chez SFR",
    "hôpital de Saint-Martin, service de médecine", "Tél. du médecin : demander à Marie",
    "Pharmacie Dupont, 3 rue Pasteur, 48999 Villefictive",
    "Dr Sophie Exemple, 12 place du Marché, 69999 Valfleuri",
    "Bâtiment C, 4e étage, digicode 12B45", "digicode A1234", "code 1234A", "chambre 305 lit B",
    "Vol AF1234, siège 12A", "Facture n° 2026-1234", "dossier 12/3456", "N° de chambre : 0214",
    "résultat : 4,5 g/L à 08:30, 5,1 à 12:30, 4,8 à 19:00", "Glycémie 1,05 1,12 0,98 1,20 0,95",
    "tension 12/7 le 3, 13/8 le 4, 12/8 le 5", "tension : 120/80, 130/85, 125/82",
    "TA 12.8/7.6 puis 13.1/8.0", "TA 128/76 à 8h, 131/80 à 20h",
    "poids 72,5 ; 72,1 ; 71,9 ; 71,8", "05/01 : 72,5 kg, 12/01 : 72,1 kg, 19/01 : 71,9 kg",
    "05/01/26 72,5 kg 12/7", "05/01/26 08:30 1,05", "05/01 08:30 1,05", "05/01 08:30 12/7 72",
    "le 05/01 à 08:30", "du 05/01/26 au 12/01/26", "entre 08:30 et 12:30 le 05/01",
    "08:30-12:30, 14:00-18:30", "8h30-12h30 14h-18h30", "Lundi 8:30-12:30 14:00-18:30",
    "lundi 05/01 08:30 12:30", "07/01 09/01 11/01 14/01", "06/01/2026 13/01/2026 20/01/2026",
    "06.01.2026, 13.01.2026", "01 02 03 04", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
    "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10", "douleur de 0 à 10 : 3, 4, 2", "de 1 à 5 : 4",
    "numérotez 1 2 3 4 5 6 7 8 9", "Paracétamol 500 mg : 1-1-1, 1000 mg si besoin",
    "Levothyrox 75 µg 1x/jour, Kardegic 75 1x/jour", "Amoxicilline 1 g x 3 pendant 6 j",
    "Ramipril 2,5 mg 1-0-0 ; Bisoprolol 1,25 mg 1-0-1", "INR 2,3 2,5 2,8 3,1",
    "Hb 12,5 ; plaquettes 250 000 ; leucocytes 6 500", "plaquettes 250000, leucocytes 6500",
    "cholestérol 2,10 g/L, LDL 1,30, HDL 0,55", "DFG 62 ml/min/1,73 m2",
    "Vaccin lot A12B345, le 05/10/2025", "vaccin 2019, 2020, 2021, 2022",
    "opération du genou droit en 03/2019", "fracture 1998-99",
    "né en 1945, marié en 1967, 3 enfants (1968, 1970, 1975)",
    "12 rue de la Paix, appt 34, 56 marches", "12 bis rue du 11 novembre 1918",
    "24 boulevard du 14 juillet, 48999 Villefictive", "route départementale 12, km 34",
    "lunettes : +1,25 (-0,50 à 90°) add 2,00", "OD -1,25 (+0,50) 90° OG -1,00 (+0,25) 85°",
    "taille 1,62 m, poids 58,4 kg, IMC 22,3", "1m62, 58 kg",
    "tour de taille : 88 cm ; pouls : 72", "groupe O+, rhésus positif", "A Rh+", "C3, C4, D2, D3",
    "ALD 30", "score GIR 4, MMS 26/30", "le 15, le 17, le 18 et le 112",
    "le 3422, le 3919 et le 3114", "appeler le 15 ou le 112", "3 fois 10 minutes, 2 fois 15",
    "prendre 2 comprimés à 8 h, 1 à 12 h, 2 à 19 h", "10 gouttes matin, 12 midi, 14 soir",
    "à 7 h, 9 h, 11 h, 13 h, 15 h et 17 h", "semaines 12, 14, 16, 18 et 20",
    "chapitres 3 à 7, pages 45-60", "code postal 48999",
    "voir la météo orange.fr", "la météo wanadoo.fr", "il manque une pièce orange.fr",
]  # fmt: skip
"""What looks like them: hours, measures, sites, hosts of mail, and what is ours."""
