// Says, while one types, that the keyboard slipped: Caps Lock, a digit without Shift, a letter for a
// digit, a sign that no code has, a space at the end. Under the box, before anything is sent, and
// gone once it is mended. What a box looks for is said by its field (`told_at_once`), the sentences
// by the page; where the page has none, nothing is said.
(function () {
  "use strict";

  const PAUSE = 400; // milliseconds: what is mended at once is not said
  const LONGEST_CODE = 12; // beyond, a whole sentence was pasted with its code
  const CORSICA = /2\W*[AaBb]/g;
  const BETWEEN = /[\s.,;:·_/()-]+/;
  let isLocked = false;

  const { unshifted, separate, lookalikes } = window.guardTable;
  const isLetter = (sign) => /\p{L}/u.test(sign);
  const isKey = (sign) => sign in unshifted && !separate.includes(sign);
  const bare = (text) => text.split(BETWEEN).join("");

  function keyOf(text) {
    const typed = Array.from(text).find(isKey);
    return typed && { note: "unshifted", typed, digit: unshifted[typed] };
  }

  // The first letter that looks like a digit, where no other letter says that these are words.
  function letterOf(text) {
    const letters = Array.from(text.replace(CORSICA, "")).filter(isLetter);
    if (!letters.length || !letters.every((sign) => sign in lookalikes)) return null;
    const isCapital = letters[0] === letters[0].toUpperCase();
    return { note: isCapital ? "capital" : "small", typed: letters[0].toUpperCase(), digit: lookalikes[letters[0]] };
  }

  // {slip that a box looks for: what is found of it in its text}
  const FIND = {
    caps: () => isLocked && { note: "caps" },
    // « mARMITE »: the lock was on, on a keyboard that does not say so, or before the page was there.
    inverted: (text) => /^\p{Ll}\p{Lu}{2,}(?!\p{L})/u.test(text) && { note: "inverted" },
    capitals: (text) => /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text) && { note: "capitals" },
    unshifted: (text) => Array.from(text).every((sign) => !isLetter(sign) || sign in unshifted) && keyOf(text),
    key: (text) => bare(text).length <= LONGEST_CODE && keyOf(text),
    letter: letterOf,
    // In a date, a word of letters may be a month.
    beside: (text) => text.split(BETWEEN).filter((word) => /\d/.test(word)).map(letterOf).find(Boolean),
    never(text, box) {
      const typed = bare(text).length <= LONGEST_CODE && Array.from(text).find((sign) => box.dataset.never.includes(sign));
      return typed && { note: "never", typed };
    },
    space: (text) => /\S\s+$/.test(text) && { note: "space" },
  };

  function slipOf(box) {
    const found = box.dataset.slips.split(" ").map((slip) => FIND[slip](box.value, box));
    return found.find(Boolean);
  }

  // The sentence of a slip, in the language of who reads and in French, its places filled in.
  function sentences(slip) {
    const notes = document.getElementById("en-tapant");
    if (!slip || !notes) return [];
    const facts = { ...slip, word: notes.dataset.digits.split(" ")[slip.digit] };
    const said = notes.content.querySelector(`[data-note="${slip.note}"]`).cloneNode(true);
    const texts = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      texts.currentNode.data = texts.currentNode.data.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
    }
    return said.children.length ? Array.from(said.children) : [new Text(said.textContent)];
  }

  const pauses = new WeakMap();

  function tell(note) {
    const boxes = Array.from(document.querySelectorAll(`[data-typed="${note.id}"]`));
    const faulty = boxes.find((box) => slipOf(box));
    const said = faulty ? sentences(slipOf(faulty)) : [];
    if (said.map((each) => each.textContent).join("") === note.textContent) return;
    note.replaceChildren(...said);
    boxes.forEach((box) => window.fields.describe(box, note.id, said.length > 0 && box === faulty));
    if (said.length) note.scrollIntoView({ block: "nearest" }); // clear of the bar of the papers
  }

  // What is mended is forgotten at once; what is wrong is said after a pause.
  function look({ target }) {
    const note = target.dataset && target.dataset.typed && document.getElementById(target.dataset.typed);
    if (!note) return;
    clearTimeout(pauses.get(note));
    if (note.textContent) tell(note);
    else pauses.set(note, setTimeout(() => tell(note), PAUSE));
  }

  function onKey(event) {
    if (!event.getModifierState) return;
    const wasLocked = isLocked;
    isLocked = event.getModifierState("CapsLock");
    if (isLocked !== wasLocked || isLocked) look(event);
  }

  document.addEventListener("input", look);
  ["keydown", "keyup", "mousedown"].forEach((name) => document.addEventListener(name, onKey));
})();
