// The guard against real data: what may belong to a real person never leaves the browser.
// The server checks again; here, the value is not even sent.
(function () {
  "use strict";

  const SEPARATORS = /[\s.\-\u2010-\u2015\u2212]/g;
  const ISSUER = "8025000002"; // printed before the serial number of every card
  const INVENTED_SERIAL = "99999";
  const INVENTED_PHONE = /^63998\d{4}$/; // 06 39 98 xx xx, kept for fiction

  /* ---- Pure rules: could this value belong to somebody? ---- */

  const normalise = (value) => String(value || "").replace(SEPARATORS, "").toUpperCase();
  const digitsOf = (value) => normalise(value).replace(/\D/g, "");
  const startsAsNir = (clean) => /^\d{5}(\d\d|2[AB])\d/.test(clean);
  const looksLikeNir = (clean) => /^[1-8]\d{4}(\d\d|2[AB])\d{6}/.test(clean);

  // Invented social security numbers use the town 000, which does not exist.
  function nirCouldBeReal(value) {
    const clean = normalise(value);
    return startsAsNir(clean) && !"000".startsWith(clean.slice(7, 10));
  }

  function isDate(digits) {
    const day = Number(digits.slice(0, 2));
    const month = Number(digits.slice(2, 4));
    const year = Number(digits.slice(4));
    return digits.length === 8 && day >= 1 && day <= 31 && month >= 1 && month <= 12 && year >= 1900 && year <= 2099;
  }

  // Copying a date, the persona's NIR or the issuer's number is a mistake that the server explains.
  function serialCouldBeReal(value, personaNirs) {
    let digits = digitsOf(value);
    if (digits.length === 21 && digits.startsWith(ISSUER)) digits = digits.slice(ISSUER.length);
    if (digits.length < 8 || digits.startsWith(INVENTED_SERIAL)) return false;
    const fromNir = String(personaNirs || "").split(/[,;]/).map(normalise)
      .some((nir) => nir.includes(digits) || nir.includes(normalise(value)));
    return !fromNir && !isDate(digits) && !`${ISSUER}5`.startsWith(digits);
  }

  function phoneCouldBeReal(value) {
    const national = digitsOf(value).replace(/^(?:0033|33(?=0?\d{9}$))?0?/, "");
    return national.length >= 9 && !INVENTED_PHONE.test(national);
  }

  function domains(value) {
    return String(value || "").toLowerCase().split("@").slice(1)
      .map((rest) => rest.trim().split(/[\s,;:()<>"]/)[0].replace(/[.!?]+$/, ""));
  }

  const emailCouldBeReal = (value) => domains(value).some((domain) => !domain.endsWith(".example"));

  // A run: digits in a row, separators aside; A and B only as in 2A and 2B.
  function runCouldBeReal(run) {
    const clean = normalise(run);
    if (looksLikeNir(clean)) return nirCouldBeReal(clean);
    if (clean.startsWith(INVENTED_SERIAL) || clean.startsWith(ISSUER + INVENTED_SERIAL)) return false;
    return phoneCouldBeReal(clean);
  }

  function textCouldBeReal(value) {
    const text = String(value || "");
    const runs = text.toUpperCase().match(/\d(?:[\s.\-\u2010-\u2015\u2212]*(?:\d|(?<=2)[AB](?=\W*\d{3})))*/g) || [];
    return runs.some(runCouldBeReal) ||
      domains(text).some((domain) => /[a-z]/.test(domain) && !domain.endsWith(".example"));
  }

  const RULES = {
    nir: nirCouldBeReal,
    serial: serialCouldBeReal,
    phone: phoneCouldBeReal,
    email: emailCouldBeReal,
    code: textCouldBeReal,
    text: textCouldBeReal,
  };

  function couldBeReal(kind, value, personaNirs) {
    return Boolean(RULES[kind] && RULES[kind](value, personaNirs));
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
    field.querySelectorAll(".field__guard").forEach((note) => note.remove());
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
