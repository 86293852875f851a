// The note of a press without an answer (silence.js): after the row of what was pressed, so that it is
// the next stop, and about what is typed there.
(function () {
  "use strict";

  const NARROWEST = 240; // pixels: a note is a sentence, not a column of words
  const NO_PLACE = "p, li, ul, ol, dl, td, th, tr, tbody, table, label, summary, h1, h2, h3, nav, header, .row";

  function stacks(element) {
    const { display, flexDirection, gridTemplateColumns } = getComputedStyle(element);
    if (display.endsWith("flex")) return flexDirection === "column";
    if (display.endsWith("grid")) return !gridTemplateColumns.includes(" ");
    return ["block", "flow-root"].includes(display) && element.clientWidth >= NARROWEST && !element.matches(NO_PLACE);
  }

  // What a folded menu holds has a size and is not seen.
  const isSeen = (element) => (element.checkVisibility ? element.checkVisibility() : element.getClientRects().length > 0);

  function put(note, control) {
    if (!control || !control.isConnected || !isSeen(control)) {
      (document.querySelector("main") || document.body).prepend(note);
      return;
    }
    const band = control.closest(".band__panel") || control.closest(".band");
    if (band) {
      band.append(note);
      return;
    }
    let part = control;
    while (part.parentElement !== document.body && !part.matches(".toast, dialog") && !stacks(part.parentElement)) part = part.parentElement;
    if (part.matches(".toast, dialog")) part.append(note);
    else part.after(note);
  }

  const all = () => Array.from(document.querySelectorAll("[data-silence]"));
  let noted = null; // the control that the note is about

  // The focus goes back to what was pressed, rather than nowhere.
  function remove() {
    const isHeld = all().some((note) => note.contains(document.activeElement));
    all().forEach((note) => note.remove());
    if (!noted) return;
    if (noted.getAttribute("aria-describedby") === "silence") noted.removeAttribute("aria-describedby");
    if (isHeld) noted.focus();
    noted = null;
  }

  const isTyped = (box) => (["checkbox", "radio"].includes(box.type) ? box.checked !== box.defaultChecked : Boolean(box.value));
  const BOXES = "main form input:not([type=hidden]), main form textarea";
  const somethingIsTyped = () => Array.from(document.querySelectorAll(BOXES)).some(isTyped);

  function show(name, { control }) {
    remove();
    const note = document.getElementById(`silence-${name}`).content.firstElementChild.cloneNode(true);
    const isKept = somethingIsTyped();
    note.id = "silence";
    note.querySelectorAll("[data-kept]").forEach((part) => { part.hidden = !isKept; });
    note.querySelectorAll("[data-nothing]").forEach((part) => { part.hidden = isKept; });
    put(note, control);
    noted = control;
    if (control && !control.hasAttribute("aria-describedby")) control.setAttribute("aria-describedby", note.id);
    if (note.querySelector("[data-again]")) note.scrollIntoView({ block: "nearest" });
    return note;
  }

  window.silenceNotes = { all, show, remove };
})();
