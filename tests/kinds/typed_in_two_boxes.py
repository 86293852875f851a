"""What is typed over two boxes or more that stand one after the other: by hand, each."""

SPLIT = [
    ["06 12 34", "56 78"], ["mon numéro : 06 12 34", "56 78 merci"], ["0612", "345678"],
    ["06", "12", "34", "56", "78"], ["06 12 34 56", "78"], ["06 12 34,", "56 78."],
    ["06.12.34", "56.78"], ["06-12-34-", "56-78"], ["O6 l2 34", "56 78"], ["+33 6 12", "34 56 78"],
    ["⓪⑥①②", "③④⑤⑥⑦⑧"], ["zéro six douze", "trente-quatre 56 78"], ["06 12 euh 34", "56 78"],
    ["2 69 05 49", "588 157 80"], ["2 69 05 49 588", "157"], ["2690549", "588157 80"],
    ["4970 1012", "3456 7890"], ["4970 1012", "3456 7890 1227"], ["4970 1012 3456", "7890 1227"],
    ["1 85 05 2A", "004 017"], ["marie.dupont@", "orange.fr"], ["marie.dupont", "@orange.fr"],
    ["marie", "@gmail"], ["marie@", "mairie-lyon.fr"], ["mon mail : lulubelle", "@orange.fr"],
    ["@marie", "@orange.fr"],
]  # fmt: skip
"""All of these texts hold something together."""

APART = [
    ["Atelier du 05/12/2026", "14 h 30"], ["Atelier 05-12-2026", "12"], ["Martin", "Jeanne"],
    ["inaya.leguellec.07@courriel.example", "06 39 98 81 40"], ["06 39 98", "81 40"],
    ["inaya.leguellec.07", "06 39 98 81 40"], ["05", "12", "2026"], ["06", "12", "1947"],
    ["salle 06", "12 places"], ["05/12/26", "14:45"], ["120/80", "72"], ["12", "7"],
    ["2 88 03 35 000", "021 05"], ["groupe 05 12", "14 h"], ["12 rue de la Gare", "35000 Rennes"],
    ["06", "1947", ""], ["", "", ""], ["inaya@", "courriel.example"], ["identifiant@", ""],
    ["rappel en 1990, 2000 et 2010", "35 000"], ["appelez le 15, le 17, le 18", "06 39 98 81 40"],
    ["le signe @", "www.ameli.fr"], ["Facture 4500012345, 1 250 €", "80250000025"],
    ["06 12 34", "Inaya", "78"], ["4821 7730", "1956 3307"], ["02 04 06", "08 10"],
    ["ex. : @gmail.com", "@laposte.net"], ["une adresse en @orange.fr", "@free.fr"],
]  # fmt: skip
"""Nobody's, together too."""
