"""A slip of the keyboard is said while one types, before « Continuer », and gone once mended.

Only the lock of the capitals was: a letter for a digit, a digit without Shift, a space at the end
came back as an error of the page.
"""

from playwright.sync_api import expect

NOTHING = ""
IS_SAID = """([id, said]) => {
  const text = document.getElementById(id).textContent.replaceAll("\u00a0", " ");
  return said ? text.includes(said) : !text;
}"""
IS_CLEAR = """(id) => {
  const box = (element) => element.getBoundingClientRect();
  const bar = document.querySelector(".desk__toggle");
  return box(document.getElementById(id)).bottom <= box(bar).top;
}"""
"""Nothing of the note is behind the bar of the papers, on a telephone."""
PASTE = """([id, text]) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", text);
  const pasted = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.getElementById(id).dispatchEvent(pasted);
}"""


def walk(learner, rows):
    """Type each text, after the one before it in the same box, and read what is said of it.

    A slip comes before each text that has none: what is wrong is said after a pause, what is mended
    is forgotten at once.
    """
    for id, typed, said in rows:
        box = learner.page.locator(f"#{id}")
        box.fill(typed)
        name = box.get_attribute("data-typed")
        learner.page.wait_for_function(IS_SAID, arg=[name, said.replace("\u00a0", " ")])
        described = learner.page.locator(f"[aria-describedby~={name}]")
        expect(described).to_have_count(0 if said == NOTHING else 1)


NUMBERS = [
    ("nir", "2 88 O", "la lettre O majuscule. Ici, il faut un chiffre\u00a0: tapez 0 (zéro)."),
    ("nir", "2 88 0", NOTHING),
    ("nir", "2 88 l", "la lettre L minuscule. Ici, il faut un chiffre\u00a0: tapez 1 (un)."),
    ("nir", "2 88 12 2A 000", NOTHING),
    ("nir", "é ", "C’est la touche du 2, sans la touche Maj. Maintenez la touche Maj et tapez 2."),
    ("nir", "2", NOTHING),
    ("naissance_jour", "l2", "la lettre L minuscule"),
    ("naissance_annee", "19", "la lettre L minuscule"),
    ("naissance_jour", "1er", NOTHING),
    ("naissance_annee", "195à", "C’est la touche du 0"),
    ("naissance_annee", "1950", NOTHING),
    ("naissance_mois", "O3", "la lettre O majuscule"),
    ("naissance_mois", "octobre", NOTHING),
    ("serie", "99999 OOOO1", "la lettre O majuscule"),
    ("serie", "99999-00001", NOTHING),
]
"""(box, what is typed there, what is said of it)."""
CODES = [
    ("code", "cGcdO", "«\u00a0O\u00a0». Ce signe n’est jamais dans un code"),
    ("code", "cGcd-QZUT", NOTHING),
    ("code", "cGcd1", "«\u00a01\u00a0»"),
    ("code", "cGcdç", "C’est la touche du 9"),
    ("code", "Votre code provisoire : cGcd QZUT VX8h", NOTHING),
]
NAMES = [
    ("identifiant", "inaya.leguellec ", "Il y a un espace à la fin."),
    ("identifiant", "inaya.leguellec", NOTHING),
    ("password", "Jardin-12 ", "Il y a un espace à la fin."),
    ("password", "Jardin-12", NOTHING),
    ("identifiant", "iNAYA", "ont l’air inversées"),
    ("identifiant", "inaya", NOTHING),
    ("identifiant", "INAYA.L", "Tout est en majuscules."),
    ("identifiant", "inaya.l", NOTHING),
]
LOGIN = [
    ("identifiant", "iNAYA.LEGUELLEC", "ont l’air inversées"),
    ("identifiant", "INAYA.LEGUELLEC", NOTHING),
    ("password", "jARDIN-12", "appuyez une fois sur la touche Verr Maj"),
    ("password", "Jardin-12", NOTHING),
    ("password", "JARDIN-12", NOTHING),
]


def test_a_slip_is_said_while_one_types_and_gone_once_mended(at_a_pc, otter, tried):
    learner = at_a_pc(otter)
    learner.given_their_activation_is_at("identifiants")
    walk(learner, NAMES)
    learner.when_they_open("/site/connexion/")
    walk(learner, LOGIN)
    learner.when_they_open("/site/activation/code/")
    walk(learner, CODES)
    learner.when_they_open("/site/activation/identite/")
    walk(learner, NUMBERS)
    walk(learner, [("naissance_jour", "l2", "la lettre L minuscule")])
    learner.page.evaluate(PASTE, ["naissance_jour", "Née le 20 août 1988"])
    expect(learner.page.locator("#naissance_mois")).to_have_value("août")
    expect(learner.page.locator("#naissance-typed")).to_have_text("")
    learner.page.set_viewport_size({"width": 320, "height": 640})
    learner.when_they_open("/site/activation/code/")
    walk(learner, CODES[:1])
    learner.page.wait_for_function(IS_CLEAR, arg="code-typed")
    tried(len([*NAMES, *LOGIN, *CODES, *NUMBERS]), "texts typed")
