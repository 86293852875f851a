"""Somebody who has no mouse, and who must always see where they are."""

from tests.e2e.somebody import Somebody

MOST_STEPS = 120

WHERE_IS_THE_FOCUS = """
(target) => {
  const here = document.activeElement;
  if (here === target) return "here";
  const twins = here.type === "radio" && target.type === "radio" && here.name === target.name;
  if (twins && here.form === target.form) return "beside";
  if (here === document.body) return "after";
  const order = here.compareDocumentPosition(target);
  return order & Node.DOCUMENT_POSITION_PRECEDING && !(order & Node.DOCUMENT_POSITION_CONTAINED_BY)
    ? "before" : "after";
}
"""

FAULTS_OF_THE_FOCUS = """
async () => {
  const aMoment = () => new Promise((then) => setTimeout(then, 5));
  do await aMoment(); while (document.querySelector(".htmx-swapping, .htmx-settling"));
  await aMoment(); // a page goes to its top once it has settled
  const here = document.activeElement;
  if (here === document.body || here.matches("h1, [tabindex='-1']")) return [];
  const faults = [];
  const shown = here.closest("label") || here;
  const box = shown.getBoundingClientRect();
  const ring = [here, shown].map((element) => getComputedStyle(element))
    .some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
  if (!ring) faults.push("no visible focus");
  const inset = 3;
  const xs = [box.left + inset, (box.left + box.right) / 2, box.right - inset];
  const ys = [box.top + inset, (box.top + box.bottom) / 2, box.bottom - inset];
  if (ys[0] < 0 || ys[2] > innerHeight) faults.push("partly out of the window");
  const mine = (element) => here.contains(element) || shown.contains(element) ||
    element.contains(shown);
  for (const x of xs) for (const y of ys) {
    const top = document.elementFromPoint(x, y);
    const cover = top && !mine(top) && top.closest(".band, .desk");
    if (cover) faults.push("covered by " + cover.className);
  }
  const name = here.id || here.textContent.trim().slice(0, 40) || here.outerHTML.slice(0, 90);
  return [...new Set(faults)].map((fault) => `${fault}: ${name}`);
}
"""


class KeyboardUser(Somebody):
    """Goes by Tab, Shift + Tab, arrows, Space, Enter and letters; looks at every stop."""

    stops = 0

    def press(self, control):
        self.go_to(control)
        is_box = control.evaluate("element => element.tagName === 'SUMMARY'")
        self.page.keyboard.press("Space" if is_box else "Enter")

    def write(self, field, text):
        self.go_to(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def choose(self, box):
        self.go_to(box)
        if not box.is_checked():
            self.page.keyboard.press("Space")

    def untick(self, box):
        self.go_to(box)
        if box.is_checked():
            self.page.keyboard.press("Space")

    def go_to(self, target):
        target.wait_for(state="visible")
        element = target.element_handle()
        for _ in range(MOST_STEPS):
            where = element.evaluate(WHERE_IS_THE_FOCUS)
            if where == "here":
                return
            key = {"after": "Tab", "before": "Shift+Tab", "beside": "ArrowDown"}[where]
            self.page.keyboard.press(key)
            self.look_at_the_focus()
        raise AssertionError(f"The keyboard does not reach {target}.")

    def look_at_the_focus(self):
        self.stops += 1
        for fault in self.page.evaluate(FAULTS_OF_THE_FOCUS):
            self.faults.append(f"focus {fault} ({self.page.url})")
