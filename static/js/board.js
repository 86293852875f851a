// The open board: says who has just asked for help; on the learner's band, that help could not be
// asked. What is shown comes and goes by htmx.
(function () {
  "use strict";

  const find = (selector) => document.querySelector(selector);

  /* ---- Who asks for help ---- */

  let known = null;

  function hearWhoAsks() {
    const said = find("[data-announce]");
    if (!said) {
      known = null;
      return;
    }
    const asking = new Map(Array.from(document.querySelectorAll("[data-asks]"), (tile) => [tile.id, tile.dataset.asks]));
    const fresh = known ? Array.from(asking).filter(([id]) => !known.has(id)) : [];
    if (fresh.length) said.textContent = fresh.map(([, words]) => words).join(" ");
    known = asking;
  }

  /* ---- Help that could not be asked: the button says what to do instead, and may be pressed again ---- */

  const usualWords = new WeakMap();

  function onUnsent(event) {
    const form = event.target;
    if (!form.matches("[data-unsent]")) return;
    const said = form.querySelector("button span");
    if (!usualWords.has(said)) usualWords.set(said, [...said.childNodes]);
    said.textContent = form.dataset.unsent;
  }

  function onBack() {
    document.querySelectorAll("[data-unsent] button span").forEach((said) => {
      if (usualWords.has(said)) said.replaceChildren(...usualWords.get(said));
    });
  }

  document.addEventListener("room:unsent", onUnsent);
  document.addEventListener("room:back", onBack);
  document.addEventListener("htmx:afterSettle", hearWhoAsks);
  document.addEventListener("DOMContentLoaded", hearWhoAsks);
})();
