"""As printed, so typed: a whole date pasted in one of the three boxes, before anything is sent."""

from pathlib import Path

JS = Path(__file__).resolve().parents[3] / "static" / "js"
PAGE = """
<fieldset class="date-field"><input id="jour"><input id="mois"><input id="annee"></fieldset>
"""
PASTE = """
([at, text]) => {
  const boxes = Array.from(document.querySelectorAll("input"));
  boxes.forEach((box) => { box.value = ""; });
  const clipboardData = new DataTransfer();
  clipboardData.setData("text", text);
  const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  const goesOn = boxes[at].dispatchEvent(paste);
  return [goesOn, ...boxes.map((box) => box.value)];
}
"""
SPREAD = {
    "20 août 1988": ["20", "août", "1988"],
    "1er AOÛT 1979": ["1", "août", "1979"],
    "14 février 1950": ["14", "février", "1950"],
    "14 fevr. 1950": ["14", "février", "1950"],
    "25 décembre 1950": ["25", "décembre", "1950"],
    "Née le 1er mars 1988": ["1", "mars", "1988"],
    "Inaya, née le 20/08/1988 à Lille": ["20", "08", "1988"],
    "20.08.1988.": ["20", "08", "1988"],
    "1988-08-20": ["20", "08", "1988"],
    "1988-08-20T14:30": ["20", "08", "1988"],
    "20/08/1988 14:30": ["20", "08", "1988"],
    "premier mars 1988": ["1", "mars", "1988"],
}
LEFT = [
    "20",
    "août 1988",
    "20/08",
    "20 ju 1988",
    "20 marsouin 1988",
    "le 12 juillettt",
    "Née le 20 août 1988, 06 12 34 56 78",
]


def test_a_whole_date_pasted_in_one_box_fills_the_three(browser):
    page = browser.new_page()
    page.set_content(PAGE)
    for script in ("guard_table.js", "guard_reading.js", "guard.js", "dates.js"):
        page.add_script_tag(path=JS / script)
    for text, parts in SPREAD.items():
        for at in range(3):
            assert page.evaluate(PASTE, [at, text]) == [False, *parts], text
    for text in LEFT:
        assert page.evaluate(PASTE, [0, text]) == [True, "", "", ""], text
    page.close()
