// Shows a box with its label, its error and its help together: the whole field is brought under the
// band, then the box takes the focus. Used after a refusal by the server, guard_forms.js and upload.js.
(function () {
  "use strict";

  const stays = (element) => element && ["sticky", "fixed"].includes(getComputedStyle(element).position);

  // The part of the window that nothing covers: under the band, above the bar of the papers.
  function room() {
    const band = document.querySelector(".band");
    const bar = document.querySelector(".desk__toggle");
    const ceiling = stays(band) ? band.offsetHeight : 0;
    const isAbove = bar && getComputedStyle(bar).position === "fixed";
    return { ceiling, floor: window.innerHeight - (isAbove ? bar.offsetHeight : 0) };
  }

  const wholeField = (input) => input.closest("fieldset.field") || input.closest(".field") || input;

  function show(input) {
    const field = wholeField(input);
    const { ceiling, floor } = room();
    const box = field.getBoundingClientRect();
    const error = field.querySelector(".field__error");
    // A field taller than the window begins at its error.
    const top = error && box.height > floor - ceiling - 24 ? error.getBoundingClientRect().top : box.top;
    window.scrollBy({ top: top - ceiling - 8, behavior: "instant" });
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
  // What the browser refuses does not leave; the name of the error does, with the page once it is sent.
  function count(input, slug) {
    const made = document.createElement("input");
    made.type = "hidden";
    made.name = "refused_here";
    made.value = slug;
    input.form.prepend(made);
  }

  window.fields = { show, describe, note, tellOfAnError, keepTheAsking, count };
})();
