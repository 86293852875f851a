// The guard against real data: what may belong to a real person never leaves the browser.
// The server checks again; here, the value is not even sent.
(function () {
  "use strict";

  // The same rules as sandbox/world/fictitious.py, under the same names: a test compares them.

  const FAKE_PLACE = "000";
  const PHOTO_PREFIX = "8025000002";
  const TECHNICAL_NUMBER = "80250000025";
  const SERIAL_BODY = "99999";
  const MOBILE_PREFIX = "063998";

  const SEPARATORS = /[^\p{L}\p{N}]+/gu;
  const NIR_START = /^\d{5}(?:\d{2}|2[AB])\d/;
  const GAP = "[^\\p{L}\\p{N}]{0,5}";
  const NIR_IN_TEXT = ["[1-8]", ...Array(5).fill("\\d"), "[\\dABab]", ...Array(6).fill("\\d")].join(GAP) + `(?:${GAP}\\d){0,2}`;
  const PHONE_IN_TEXT = `(?<!\\d)(?:\\+${GAP}33|0033|33|0)${GAP}0?[1-9](?:${GAP}\\d){8}(?!\\d)`;
  const SERIAL_IN_TEXT = `(?:${PHOTO_PREFIX}\\s?)?${SERIAL_BODY}\\d{3,8}(?:\\s?\\d)?(?!\\d)`;
  const LONG_NUMBER = new RegExp(`(?:\\d${GAP}){8}(?:2[ABab]${GAP})?\\d|\\d${GAP}(?:\\d${GAP}){4}2[ABab]`, "u");

  const plain = (text) => text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  const compact = (value) => plain(value).replace(SEPARATORS, "").toUpperCase();
  const isDigits = (value) => /^[0-9]+$/.test(value);

  function mayBeRealNir(value) {
    const clean = compact(value).replace(/^[A-Z]+/, "");
    return NIR_START.test(clean) && !FAKE_PLACE.startsWith(clean.slice(7, 10));
  }

  function isFictitiousNir(value) {
    const clean = compact(value);
    return /^[1-8]\d{4}(?:\d{2}|2[AB])\d{6}(?:\d{2})?$/.test(clean) && clean.slice(7, 10) === FAKE_PLACE;
  }

  function mayBeRealSerial(clean) {
    const digits = clean.startsWith(PHOTO_PREFIX) && clean.length > TECHNICAL_NUMBER.length ? clean.slice(PHOTO_PREFIX.length) : clean;
    return digits.length >= 8 && !digits.startsWith(SERIAL_BODY);
  }

  function isDate(digits) {
    const day = Number(digits.slice(0, 2));
    const month = Number(digits.slice(2, 4));
    const year = Number(digits.slice(4));
    return [6, 8].includes(digits.length) && day >= 1 && day <= 31 && month >= 1 && month <= 12 &&
      (digits.length === 6 || (year >= 1900 && year <= 2100));
  }

  // A date, a piece of the number or the technical number: the server has a lesson for each.
  function hasALesson(digits, nirs) {
    return digits.startsWith(PHOTO_PREFIX + SERIAL_BODY) || isDate(digits) ||
      (digits.length >= 5 && nirs.some((nir) => nir.includes(digits))) ||
      (digits.length >= 4 && TECHNICAL_NUMBER.includes(digits));
  }

  function nationalNumber(value) {
    const match = plain(value).replace(/[^\d+]/g, "").match(/^(?:(?:\+|00)?330?([1-9]\d{8})|0([1-9]\d{8}))$/);
    return match ? `0${match[1] || match[2]}` : "";
  }

  const isFictitiousPhone = (value) => nationalNumber(value).startsWith(MOBILE_PREFIX);
  const mayBeRealPhone = (value) => plain(value).replace(/\D/g, "").length >= 9 && !isFictitiousPhone(value);
  const isFictitiousEmail = (word) => word.trim().toLowerCase().replace(/\.+$/, "").endsWith(".example");
  const mayBeRealEmail = (value) => plain(value).split(/[\s,;<>()"]+/).some((word) => word.includes("@") && !isFictitiousEmail(word));

  function mayHoldSomethingReal(text) {
    if (mayBeRealEmail(text)) return true;
    const blankIf = (isFictitious) => (found) => (isFictitious(found) ? " x " : found);
    const rest = plain(text)
      .replace(new RegExp(NIR_IN_TEXT, "gu"), blankIf(isFictitiousNir))
      .replace(new RegExp(PHONE_IN_TEXT, "gu"), blankIf(isFictitiousPhone))
      .replace(new RegExp(SERIAL_IN_TEXT, "gu"), " x ");
    return LONG_NUMBER.test(rest);
  }

  /* ---- What each kind of field refuses, as in sandbox/world/fields/ ---- */

  function nirCouldBeReal(value) {
    return mayBeRealNir(value) || mayBeRealEmail(value);
  }

  function serialCouldBeReal(value, personaNirs) {
    const clean = compact(value);
    if (!isDigits(clean)) return mayHoldSomethingReal(value);
    return !hasALesson(clean, String(personaNirs || "").split(",")) && mayBeRealSerial(clean);
  }

  const phoneCouldBeReal = (value) => mayBeRealPhone(value) || mayBeRealEmail(value);

  const RULES = {
    nir: nirCouldBeReal,
    serial: serialCouldBeReal,
    phone: phoneCouldBeReal,
    email: mayHoldSomethingReal,
    code: mayHoldSomethingReal,
    text: mayHoldSomethingReal,
  };

  function couldBeReal(kind, value, personaNirs) {
    return Boolean(RULES[kind] && RULES[kind](String(value), personaNirs));
  }

  /* ---- The page ---- */

  function describe(input, id, add) {
    const ids = (input.getAttribute("aria-describedby") || "").split(" ").filter((each) => each && each !== id);
    if (add) ids.push(id);
    if (ids.length) input.setAttribute("aria-describedby", ids.join(" "));
    else input.removeAttribute("aria-describedby");
  }

  // Removes what an earlier refusal left.
  function forgive(form) {
    form.querySelectorAll("[data-guard-refused]").forEach((input) => {
      input.removeAttribute("data-guard-refused");
      input.removeAttribute("aria-invalid");
      describe(input, `${input.id}-guard`, false);
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
    document.querySelectorAll(".error-summary").forEach((summary) => summary.remove());
    const note = document.createElement("div");
    note.className = "field__guard";
    note.id = `${input.id}-guard`;
    note.append(template.content.cloneNode(true));
    let control = input;
    while (control.parentElement !== field) control = control.parentElement;
    control.before(note);
    describe(input, note.id, true);
  }

  function onSubmit(event) {
    const form = event.target;
    const refused = Array.from(form.elements)
      .filter((input) => input.dataset.guard && !input.disabled && couldBeReal(input.dataset.guard, input.value, input.dataset.guardNir));
    forgive(form);
    if (!refused.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    refused.forEach(refuse);
    refused[0].focus();
  }

  document.addEventListener("submit", onSubmit, true);
  window.guard = { couldBeReal };
})();
