// « À faire maintenant »: the ring goes from box to box as they are filled, then to the button. The
// server rings the first one (sandbox/kit/rings.py): nothing here moves what is ringed.
(function () {
  "use strict";

  const PAUSE = 1000; // milliseconds without a key before what is typed counts as filled

  const changed = new WeakSet(); // the fields where an answer was changed since the page came
  let pause = 0;

  const spot = () => document.querySelector("[data-spot]");
  const isSeen = (element) => element.getClientRects().length > 0;

  function fieldsOf(form) {
    return Array.from(form.querySelectorAll(".field")).filter((field) => !field.parentElement.closest(".field"));
  }

  function isEmpty(field) {
    const boxes = Array.from(field.querySelectorAll("[aria-required=true]")).filter(isSeen);
    if (field.matches("[role=radiogroup][aria-required=true], [data-needed]")) return !field.querySelector(":checked");
    return boxes.some((box) => (box.type === "checkbox" ? !box.checked : !box.value.trim()));
  }

  // « 6 sur 12 », as ui.js counts it: what is not whole yet is still to be done.
  function isShort(field) {
    const counter = field.querySelector("[data-count-max]");
    return counter && parseInt(counter.textContent, 10) < Number(counter.dataset.countMax);
  }

  const isAtFault = (field) => field.matches(".field--error, .field--blank") && !changed.has(field);

  function next(form) {
    const fields = fieldsOf(form).filter(isSeen);
    return fields.find(isAtFault) || fields.find((each) => isEmpty(each) || isShort(each)) || spot();
  }

  function move() {
    const form = spot() && spot().closest("form");
    const ringed = form && form.querySelector(".ring");
    const target = ringed && next(form);
    if (!target || target === ringed) return;
    const classes = Array.from(ringed.classList).filter((name) => name.startsWith("ring"));
    ringed.classList.remove(...classes);
    target.classList.add(...classes);
  }

  function note(event) {
    const field = event.target.closest(".field");
    if (field) changed.add(field.parentElement.closest(".field") || field);
  }

  function onInput(event) {
    note(event);
    clearTimeout(pause);
    pause = setTimeout(move, PAUSE);
  }

  function onChange(event) {
    note(event);
    move();
  }

  document.addEventListener("input", onInput);
  document.addEventListener("change", onChange);
  document.addEventListener("DOMContentLoaded", move);
  document.addEventListener("htmx:historyRestore", move);
  document.addEventListener("htmx:afterSwap", (event) => { if (event.detail.target === document.body) move(); });
})();
