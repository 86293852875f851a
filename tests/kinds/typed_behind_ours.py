"""What is typed in the same box, behind a number of ours or before it, and what it is together.

Written with the numbers of `typed_values.PAPERS`.
"""

NIR, SERIAL, PHONE = "288033500002105", "99999370078", "0639988140"
REAL_PHONES = [
    "06 78 12 34 90", "0678123490", "+33 6 78 12 34 90", "0033678123490", "678123490",
    "O6 78 I2 34 9O", "à-è_&é\"'çà", "zéro six soixante-dix-huit douze trente-quatre 90",
    "０６７８１２３４９０", "01 45 67 89 01",
]  # fmt: skip
REAL_NIRS = ["1 85 05 75 056 123 45", "1850575056123", "1 85 05 2A 056 123 45"]
GAPS = [" ", "", " / ", ";", "\n", " - ", " ou ", ", "]
_REALS = REAL_PHONES + REAL_NIRS

BEHIND = [
    *(
        (box, text, "real")
        for box, ours in (("nir", NIR), ("serial", SERIAL), ("phone", PHONE))
        for real in _REALS
        for gap in GAPS
        for text in (f"{ours}{gap}{real}", f"{real}{gap}{ours}", f"{ours}{gap}{ours}{gap}{real}")
        if gap or real[0].isdigit()
    ),
    *(("phone", text, "real") for text in (
        "063998 0678123490", "0639980678123490", "0639988141 0678123490", "6 39 98 81 40 678123490",
        "+33 6 39 98 81 40 0678123490", "06 39 98 81 4 06 78 12 34 90", "063998814 1850575056123",
    )),
    *(("serial", text, "real") for text in (
        "99999 0678123490", "999990678123490", "9999 9 0678123490", "9999937007 0678123490",
        "8025000002 99999 0678123490", "80250000029999 0678123490", "99999 1850575056123",
        "8025000002 99999370078 0678123490", "99999 678123490", "99999 4970101234567890",
    )),
    *(("nir", text, "real") for text in (
        "288033500 0678123490", "2880335000021 0678123490", "288033500002106 0678123490",
        "2 88 03 35 000 021 05 / 4970 1012 3456 7890",
    )),
    *(("phone", text, "real") for text in ("063998 / 0814012345",)),
    *(("nir", text, "real") for text in (
        "28803350000210 0571234500", "288033500002 1055678901234", "2880335000 0210512345",
        "288033500002105 906224500",
    )),
    ("serial", "99999 0370078123", "real"),
    *((box, ours + more, "ours")
      for box, ours in (("nir", NIR), ("serial", SERIAL), ("phone", PHONE))
      for more in ("7", " 7", "78", "781", " 7 8 1")),
    *((box, f"{ours}{gap}{ours}", "ours")
      for box, ours in (("nir", NIR), ("serial", SERIAL), ("phone", PHONE))
      for gap in ("", " ", " / ", "\n")),
    *((box, f"{one} {other}", "ours")
      for box in ("nir", "serial", "phone")
      for one in (NIR, SERIAL, PHONE)
      for other in (NIR, SERIAL, PHONE)),
    *(("phone", text, "ours") for text in (
        "0639988141 0639988140", "0639988140 0639988141", "0639988141 0639988141",
        "06 39 98 81 40 20/08/1988", "+33 6 39 98 81 40 +33 6 39 98 81 40",
    )),
    ("serial", "99999999999370078", "ours"), ("serial", "8025000002 99999370078 12", "ours"),
    *(("email", text, "real") for text in (
        "inaya.leguellec.07@courriel.exemple marie@orange.fr",
        "inaya.leguellec.07@courriel.example marie@orange.fr",
        "inaya.leguellec.07@courriel.example;marie@orange.fr",
        "inaya.leguellec.07@courriel.examplemarie@orange.fr",
        "inaya.leguellec.07@courriel.example marie chez orange",
        "inaya.leguellec.07@courriel.example 0678123490",
        "marie@orange.fr inaya.leguellec.07@courriel.example",
        "inaya.leguellec.07@courriel marie.dupont@gmail.com",
    )),
]  # fmt: skip
"""[(box, text, "real" or "ours")]: a slip of three digits more, the same one twice, or another of
the same papers are ours."""
