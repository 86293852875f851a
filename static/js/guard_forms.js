// What the guard (guard.js) refuses does not leave: said beside its box, taken out of it.
(function () {
  "use strict";

  // Removes what an earlier refusal left.
  function forgive(form) {
    form.querySelectorAll("[data-guard-refused]").forEach((input) => {
      input.removeAttribute("data-guard-refused");
      input.removeAttribute("aria-invalid");
      window.fields.describe(input, `${input.id}-guard`, false);
      const field = input.closest(".field");
      if (field) field.classList.remove("field--error");
    });
    form.querySelectorAll(".field__guard").forEach((note) => note.remove());
  }

  function refuse(input) {
    input.value = "";
    input.setAttribute("data-guard-refused", "");
    input.setAttribute("aria-invalid", "true");
    input.dispatchEvent(new Event("input", { bubbles: true })); // counters and rules follow
    const field = input.closest(".field");
    const template = document.getElementById(`guard-${input.dataset.guardLesson}`);
    if (!field || !template) return;
    field.querySelectorAll(".field__guard, .field__errors, .field__coaches").forEach((note) => note.remove());
    field.classList.add("field--error");
    field.classList.remove("field--blank");
    let control = input;
    while (control.parentElement !== field) control = control.parentElement;
    window.fields.note(input, template, control);
  }

  // An error that the server said of another answer than the one there now says nothing true.
  function forgetWhatChanged(form) {
    form.querySelectorAll(".field--error, .field--blank").forEach((field) => {
      const boxes = Array.from(field.querySelectorAll("input, textarea"));
      const isTicked = (box) => ["checkbox", "radio"].includes(box.type);
      const isAsServed = (box) => (isTicked(box) ? box.checked === box.defaultChecked : box.value === box.defaultValue);
      if (boxes.every(isAsServed)) return;
      field.querySelectorAll(".field__errors, .field__error, .field__coaches").forEach((note) => {
        if (note.id) boxes.forEach((box) => window.fields.describe(box, note.id, false));
        note.remove();
      });
      boxes.forEach((box) => box.removeAttribute("aria-invalid"));
      field.classList.remove("field--error", "field--blank");
    });
  }

  const plural = (count, noun) => `${count} ${noun}${count > 1 ? "s" : ""}`;

  // What the server does of several errors: the list of all, those that it has found before too.
  function listAll(form) {
    const summary = document.querySelector(".error-summary");
    const marked = Array.from(form.querySelectorAll(".field--error, .field--blank"));
    if (!summary) return;
    if (marked.length < 2) { summary.remove(); return; }
    const blanks = marked.filter((field) => field.matches(".field--blank")).length;
    const rest = blanks ? `, et il reste ${plural(blanks, "case")} à remplir` : " sur cette page";
    const title = document.createElement("h2");
    title.textContent = `Il y a ${plural(marked.length - blanks, "erreur")}${rest}`;
    const list = document.createElement("ul");
    list.append(...marked.map(lineOf));
    summary.classList.remove("error-summary--blank");
    summary.replaceChildren(title, list);
  }

  function lineOf(field) {
    const [line, link] = ["li", "a"].map((name) => document.createElement(name));
    const said = field.querySelector(".field__error > span").cloneNode(true);
    said.querySelectorAll(".visually-hidden").forEach((prefix) => prefix.remove());
    const box = field.querySelector("[aria-invalid]") || field.querySelector("input, select, textarea");
    link.href = `#${box.id}`;
    link.textContent = said.textContent.trim();
    line.append(link);
    return line;
  }

  // Where the guard cannot read, nothing leaves: what was typed stays in its box.
  function sayThatNothingLeft(form) {
    let note = form.querySelector(".guard-unread");
    if (!note) {
      note = document.createElement("p");
      note.className = "guard-unread field__error";
      note.setAttribute("role", "alert");
      form.prepend(note);
    }
    note.textContent = "Cette page n’a pas pu vérifier ce que vous avez écrit. Rien n’est parti. Rechargez la page, ou appelez la personne qui anime l’atelier.";
  }

  // The boxes of free text that stand one after the other, or those of a date: each row of them.
  function rowsOf(form) {
    const isABox = (element) => !["hidden", "submit", "button", "fieldset", "output"].includes(element.type);
    const rows = [];
    Array.from(form.elements).filter(isABox).forEach((box, at, all) => {
      const row = box.dataset.guardBeside;
      if (row && at > 0 && all[at - 1].dataset.guardBeside === row) rows[rows.length - 1].push(box);
      else if (row) rows.push([box]);
    });
    return rows;
  }

  function heldTogether(row) {
    return window.guard.heldTogether(row.map((box) => box.value)).map((place) => row[place]);
  }

  function onSubmit(event) {
    const form = event.target;
    const guarded = Array.from(form.elements).filter((input) => input.dataset.guard && !input.disabled && input.value);
    let refused;
    try {
      const together = [].concat(...rowsOf(form).map(heldTogether));
      refused = guarded.filter((input) => together.includes(input) || window.guard.couldBeReal(input.dataset.guard, input.value, input.dataset.guardOwn));
    } catch (error) {
      event.preventDefault();
      event.stopImmediatePropagation();
      sayThatNothingLeft(form);
      return;
    }
    forgive(form);
    if (!refused.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    window.fields.keepTheAsking();
    forgetWhatChanged(form);
    refused.forEach(refuse);
    refused.forEach((input) => window.fields.count(input, input.dataset.guardLesson));
    listAll(form);
    window.fields.tellOfAnError();
    window.fields.show(refused[0]);
  }

  document.addEventListener("submit", onSubmit, true);
})();
