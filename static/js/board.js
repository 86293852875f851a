// The open board: says who has just asked for help, and when things happened; on the learner's band,
// that help could not be asked. What is shown comes and goes by htmx.
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

  /* ---- What happened, at the hours of this computer, as in « la salle ne répond plus » ---- */

  function sayLocalHours() {
    document.querySelectorAll("time.told__at").forEach((time) => {
      const hours = new Date(time.dateTime).toLocaleTimeString("fr", { hour: "numeric", minute: "2-digit" });
      time.textContent = hours.replace(":", "\u00a0h\u00a0");
    });
  }

  /* ---- Help that could not be asked: the button says what to do instead, and may be pressed again ---- */

  const usualWords = new WeakMap();

  function onUnsent(event) {
    const form = event.target;
    if (!form.matches("[data-unsent]")) return;
    const said = form.querySelector("button span");
    if (!usualWords.has(said)) usualWords.set(said, said.textContent);
    said.textContent = form.dataset.unsent;
  }

  function onBack() {
    document.querySelectorAll("[data-unsent] button span").forEach((said) => {
      if (usualWords.has(said)) said.textContent = usualWords.get(said);
    });
  }

  document.addEventListener("room:unsent", onUnsent);
  document.addEventListener("room:back", onBack);
  [hearWhoAsks, sayLocalHours].forEach((then) => {
    document.addEventListener("htmx:afterSettle", then);
    document.addEventListener("DOMContentLoaded", then);
  });
})();
