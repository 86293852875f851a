// The open board: says who has just asked for help, and that the room no longer answers; on the
// learner's band, that help could not be asked. What is shown comes and goes by htmx.
(function () {
  "use strict";

  const find = (selector) => document.querySelector(selector);
  const isPoll = (event) => event.detail.elt && event.detail.elt.matches("[data-board-poll]");

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

  /* ---- The network ---- */

  let heardAt = new Date();

  function show(name) {
    const network = find("[data-network]");
    if (!network) return;
    const since = network.querySelector("[data-since]");
    since.textContent = heardAt.toLocaleTimeString("fr", { hour: "2-digit", minute: "2-digit" }).replace(":", "\u00a0h\u00a0");
    Array.from(network.children).forEach((line) => { line.hidden = !line.hasAttribute(name); });
  }

  const isSaid = (name) => Boolean(find(`[${name}]:not([hidden])`));

  function onSilence(event) {
    if (isPoll(event) && !isSaid("data-lost")) show("data-lost");
  }

  // Who no longer leads this room is told once; a room that fails will answer again.
  function onRefusal(event) {
    if (!isPoll(event)) return;
    if (event.detail.xhr.status >= 500) onSilence(event);
    else if (!isSaid("data-refused")) show("data-refused");
  }

  function onAnswer(event) {
    if (!isPoll(event) || !event.detail.successful) return;
    heardAt = new Date();
    if (isSaid("data-lost")) show("data-back");
  }

  // A press that could not leave: the button says what to do instead, and may be pressed again.
  function onUnsent(event) {
    const form = event.detail.elt;
    if (!form || !form.matches("[data-unsent]")) return;
    form.querySelector("button span").textContent = form.dataset.unsent;
    find("#aide-dit").textContent = form.dataset.unsent;
  }

  document.addEventListener("htmx:sendError", onUnsent);
  document.addEventListener("htmx:sendError", onSilence);
  document.addEventListener("htmx:timeout", onSilence);
  document.addEventListener("htmx:responseError", onRefusal);
  document.addEventListener("htmx:afterRequest", onAnswer);
  document.addEventListener("htmx:afterSettle", hearWhoAsks);
  document.addEventListener("DOMContentLoaded", hearWhoAsks);
})();
