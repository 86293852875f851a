// Shows a box with its label, its error and its help together: the whole field is brought under the
// band, then the box takes the focus. Used after a refusal by the server, guard_forms.js and upload.js.
// The box last typed in is the one that the next hint is about.
(function () {
  "use strict";

  const stays = (element) => element && ["sticky", "fixed"].includes(getComputedStyle(element).position);

  // Where what stays on top ends: the band, its reminder, and what is kept in sight under them.
  function endOf(element) {
    if (!stays(element) || !element.offsetHeight) return 0;
    return element.offsetHeight + (parseFloat(getComputedStyle(element).top) || 0);
  }

  // What scrolls: the screen of a telephone that is drawn, else the window.
  function screenOf(input) {
    const screen = input.closest(".handset > .site");
    return screen && getComputedStyle(screen).overflowY === "auto" ? screen : null;
  }

  // The part of it that nothing covers: under those, above the bar of the papers.
  function room(screen) {
    if (screen) {
      const { top, bottom } = screen.getBoundingClientRect();
      return { ceiling: top + endOf(document.querySelector(".in-sight")), floor: bottom };
    }
    const above = [".band", ".reminder", ".in-sight"].map((each) => document.querySelector(each));
    const bar = document.querySelector(".desk__toggle");
    const isAbove = bar && getComputedStyle(bar).position === "fixed";
    return { ceiling: Math.max(...above.map(endOf)), floor: window.innerHeight - (isAbove ? bar.offsetHeight : 0) };
  }

  const wholeField = (input) => input.closest("fieldset.field") || input.closest(".field") || input;

  function show(input) {
    const field = wholeField(input);
    const screen = screenOf(input);
    const { ceiling, floor } = room(screen);
    const box = field.getBoundingClientRect();
    const error = field.querySelector(".field__error");
    // A field taller than the window begins at its error; where what to copy is above, it is enough to
    // see down to the box.
    const last = endOf(document.querySelector(".in-sight")) ? input : field;
    const height = last.getBoundingClientRect().bottom - box.top;
    const top = error && height > floor - ceiling - 24 ? error.getBoundingClientRect().top : box.top;
    (screen || window).scrollBy({ top: top - ceiling - 8, behavior: "instant" });
    input.focus({ preventScroll: true });
  }

  // What a reader says of the box, or no longer says: what is wrong with it comes first.
  function describe(input, id, add) {
    const ids = (input.getAttribute("aria-describedby") || "").split(" ").filter((each) => each && each !== id);
    if (add) ids.unshift(id);
    if (ids.length) input.setAttribute("aria-describedby", ids.join(" "));
    else input.removeAttribute("aria-describedby");
  }

  // An error above what is at fault and its help below, as from the server, where there is some; the box is
  // described by the error.
  function note(input, template, control) {
    const made = template.content.cloneNode(true);
    const [error, help] = [".field__error", ".coach"].map((part) => {
      const holder = document.createElement("div");
      holder.className = "field__guard";
      holder.append(...made.querySelectorAll(part));
      return holder;
    });
    error.firstChild.id = `${input.id}-guard`;
    describe(input, `${input.id}-error`, false);
    describe(input, `${input.id}-guard`, true);
    control.before(error);
    if (help.firstChild) control.after(help);
  }

  // « Un indice » goes with no help that leaves the page.
  function keepTheAsking() {
    const [ask, hints] = ["premier-indice", "indices"].map((id) => document.getElementById(id));
    if (!ask || !hints) return;
    hints.append(ask);
    hints.classList.remove("hints--silent");
  }

  /* ---- The box last typed in: the next hint is about it, and the focus comes back to it ---- */

  const idOf = (detail) => (detail.target || {}).id; // a page restored has no target
  let lastBox = "";

  const lastTypedIn = () => lastBox && document.querySelector(`main [name="${lastBox}"]`);

  function rememberTheBox(event) {
    if (event.target.matches("main [name]:not(button)")) lastBox = event.target.name;
  }

  function tellTheBox({ detail }) {
    if (detail.elt.matches("[data-asks-hint]")) detail.parameters.set("box", lastBox);
  }

  // The button of the first hint is in the general help; that of the next, under the hint.
  function moveTheAsking({ detail }) {
    const first = document.getElementById("premier-indice");
    if (idOf(detail) !== "indices" || !first) return;
    const hadFocus = first.contains(document.activeElement);
    first.remove();
    const next = document.getElementById("un-indice");
    if (hadFocus && next) next.focus({ preventScroll: true });
  }

  // Once it is settled: until then it has the classes of the one before, and no box to scroll to.
  function showTheHint({ detail }) {
    if (idOf(detail) === "indices") document.getElementById("indices").scrollIntoView({ block: "nearest" });
  }

  // The last hint takes its button away, and « Ne plus garder » goes with what it kept.
  const GOES_ON_AT = {
    indices: () => [...document.querySelectorAll("#indices .coach")].pop(),
    "sous-les-yeux": () => lastTypedIn() || document.querySelector("#reponses input:not([type=hidden])"),
  };

  function giveTheFocusBack({ detail }) {
    const next = idOf(detail) in GOES_ON_AT && document.activeElement === document.body && GOES_ON_AT[idOf(detail)]();
    if (!next) return;
    if (next.matches(".coach")) next.tabIndex = -1;
    next.focus();
  }

  // « Gardé ✓ » on the button of what is kept, as on the next page.
  function tellWhatIsKept({ detail }) {
    if (idOf(detail) !== "sous-les-yeux") return;
    const { piece } = document.getElementById("sous-les-yeux").dataset;
    document.querySelectorAll("[data-keeps-in-sight]").forEach((form) => {
      const isKept = form.dataset.keepsInSight === piece;
      form.querySelector("[data-kept]").hidden = !isKept;
      form.querySelector("[data-to-keep]").hidden = isKept;
    });
  }

  // What the server does of a page with an error: « Erreur » in its title, no help in general.
  function tellOfAnError() {
    keepTheAsking();
    document.querySelectorAll("main [data-general]").forEach((coach) => { coach.hidden = true; });
    const [room, page] = document.title.split(" – ");
    const name = (page || "").replace(/^À remplir\s:\s/, "");
    if (name && !name.startsWith("Erreur")) document.title = `${room} – Erreur\u00a0: ${name}`;
  }

  // The links of the list of errors: the browser alone would hide what is above the box.
  function onClick(event) {
    const link = event.target.closest('.error-summary a[href^="#"]');
    const input = link && document.getElementById(link.hash.slice(1));
    if (!input) return;
    event.preventDefault();
    show(input);
  }

  document.addEventListener("click", onClick);
  document.addEventListener("focusin", rememberTheBox);
  document.addEventListener("htmx:configRequest", tellTheBox);
  document.addEventListener("htmx:afterSwap", moveTheAsking);
  document.addEventListener("htmx:afterSwap", tellWhatIsKept);
  document.addEventListener("htmx:afterSettle", giveTheFocusBack);
  document.addEventListener("htmx:afterSettle", showTheHint);
  document.addEventListener("htmx:afterSwap", ({ detail }) => { if (detail.target === document.body) lastBox = ""; });
  // What the browser refuses does not leave; the name of the error does, with the page once it is sent.
  function count(input, slug) {
    const made = document.createElement("input");
    made.type = "hidden";
    made.name = "refused_here";
    made.value = slug;
    input.form.prepend(made);
  }

  window.fields = { show, lastTypedIn, describe, note, tellOfAnError, keepTheAsking, count };
})();
