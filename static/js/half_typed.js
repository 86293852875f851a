// What is half typed outlives what looks harmless: « Agrandir », another page, a reload, an error, Back.
// It is kept in this tab alone, and only what the guard accepts; never a password. It is forgotten
// once sent, and as soon as who sits there is another. Where the place was reset, or left by who may
// still come back, it is set aside until then. A form whose boxes travel in an address (`data-keep`) is given
// back by Back and reload alone.
(function () {
  "use strict";

  const STORE = "half-typed";
  const NEVER = "[type=hidden], [type=password], [type=file], [type=submit], [type=button]";
  const KEPT_FORMS = "form[method=post], form[data-keep]";
  const CHANGES_BY_ITSELF = ["csrfmiddlewaretoken", "generation", "seen", "retour", "refused_here", "at_fault"];

  let path = ""; // the address that the page had when it came: with Back, the address changes first

  function read() {
    try { return JSON.parse(sessionStorage.getItem(STORE)) || {}; } catch (error) { return {}; }
  }

  function write(store) {
    try { sessionStorage.setItem(STORE, JSON.stringify(store)); } catch (error) { /* refused, or full */ }
  }

  const MOST_SET_ASIDE = 3;
  const mark = (name) => {
    const here = document.querySelector("[data-owner]");
    return here ? here.dataset[name] : "";
  };
  const owner = () => mark("owner");
  const personOf = (word) => String(word).split("-")[0];

  // Another state of the place, or another place, for the same person: what was typed before waits
  // for its way back.
  function turnTo(store) {
    const same = [personOf(owner()), ...mark("ownerOthers").split(" ")].filter(Boolean);
    const isTheirs = ([word, forms]) => same.includes(personOf(word)) && Object.keys(forms).length;
    const all = Object.entries(Object.assign({}, store.aside, { [store.owner]: store.forms || {} }));
    const aside = Object.fromEntries(all.filter(isTheirs).slice(-MOST_SET_ASIDE));
    const word = [owner(), mark("ownerAgain")].find((each) => each in aside);
    const forms = aside[word] || {};
    delete aside[word]; // given back once: it may be sent before the next move
    return { owner: owner(), forms, aside };
  }

  // A reveal button makes a password box a text box: it stays a password.
  const isSecret = (box) => box.matches(NEVER) || Boolean(document.querySelector(`[data-reveal="${box.id}"]`));
  const isTicked = (box) => box.type === "checkbox" || box.type === "radio";
  const boxesOf = (form) => Array.from(form.elements).filter((box) => box.name && box.matches("input, textarea, select") && !isSecret(box));

  // The message to copy from: another code makes what was typed of the former one useless.
  const copied = () => {
    const asked = document.querySelector("[data-copied]");
    return asked ? asked.dataset.copied : "";
  };

  // One form of one page: its address, and what it is about (whose profile, which entry).
  function keyOf(form) {
    const about = Array.from(form.querySelectorAll("input[type=hidden]"))
      .filter((input) => !CHANGES_BY_ITSELF.includes(input.name)).map((input) => `${input.name}=${input.value}`);
    return [path, form.getAttribute("action") || "", copied(), ...about].join(" ");
  }

  const partOf = (box) => (isTicked(box) ? `${box.name}=${box.value}` : box.name);
  const stateOf = (box) => (isTicked(box) ? box.checked : box.value);

  function asServed(box) {
    if (isTicked(box)) return box.defaultChecked;
    if (!box.matches("select")) return box.defaultValue;
    const served = Array.from(box.options).find((option) => option.defaultSelected) || box.options[0];
    return served ? served.value : "";
  }

  const mayBeReal = (box) => !isTicked(box) && !box.matches("select") &&
    window.guard.couldBeReal(box.dataset.guard || "text", box.value, box.dataset.guardOwn);

  /* ---- Keeping ---- */

  // After an error, the boxes as the server sent them back are what is half typed: a reload would
  // come to a page without them.
  const isAsAWhole = (form) => form.id === "reponses" && Boolean(document.querySelector(".error-summary"));
  const isRefused = (form) => isAsAWhole(form) || Boolean(form.querySelector(".field--error, .field--blank"));

  function draftOf(form) {
    const isWhole = isRefused(form);
    const isKept = (box) => (isWhole ? stateOf(box) : stateOf(box) !== asServed(box)) && !mayBeReal(box);
    const entry = (box) => [partOf(box), { served: isWhole ? null : asServed(box), now: stateOf(box) }];
    return Object.fromEntries(boxesOf(form).filter(isKept).map(entry));
  }

  function change(form, draft) {
    if (!owner()) return;
    const store = read();
    const mine = store.owner === owner() ? store : turnTo(store);
    if (Object.keys(draft).length) mine.forms[keyOf(form)] = draft;
    else delete mine.forms[keyOf(form)];
    write(mine);
  }

  function keep(event) {
    const form = event.target.form;
    if (!form || !form.matches(KEPT_FORMS)) return;
    change(form, draftOf(form));
    sayUnsaved(form);
  }

  /* ---- Giving back ---- */

  function giveBack(form, draft) {
    const needed = form.querySelector("[data-needed-rest]");
    boxesOf(form).forEach((box) => {
      const kept = draft[partOf(box)];
      if (!kept || (kept.served !== null && kept.served !== asServed(box))) return; // the room has another answer since
      if (isTicked(box)) box.checked = kept.now;
      else box.value = kept.now;
      if (needed) needed.textContent = needed.dataset.neededRest;
    });
  }

  function setUp(isBack) {
    path = location.pathname + location.search;
    let store = read();
    if (!owner() || store.owner !== owner()) write((store = turnTo(store)));
    document.querySelectorAll(KEPT_FORMS).forEach((form) => {
      const draft = owner() && store.forms[keyOf(form)];
      if (isRefused(form)) change(form, draftOf(form));
      else if (draft && (isBack || !form.matches("[data-keep]"))) giveBack(form, draft);
      sayUnsaved(form);
    });
  }

  // Where the server shows answers again that it has not saved, it says what is: {name: values}.
  function asSaved(box, saved) {
    const values = saved[box.name];
    if (!values) return asServed(box);
    return isTicked(box) ? values.includes(box.value) : values[0] || "";
  }

  // What is given back, or has just changed, is not what is saved: written beside the button that
  // saves, in view as long as it is so, and said the first time.
  function sayUnsaved(form) {
    const note = form.querySelector("[data-unsaved]");
    if (!note) return;
    const saved = JSON.parse(note.dataset.unsaved || "{}");
    const wasHidden = note.hidden;
    note.hidden = !boxesOf(form).some((box) => stateOf(box) !== asSaved(box, saved));
    form.classList.toggle("form--changed", !note.hidden);
    if (!wasHidden || note.hidden || note.dataset.told) return;
    note.dataset.told = "yes";
    window.say(note.textContent.trim());
  }

  /* ---- Forgetting ---- */

  // Sent and answered: what comes next is the server's. Some answers say that nothing was received:
  // the site was out of order, its session over, or the place put back before the press.
  function forgetWhatWasSent({ detail }) {
    const { xhr, requestConfig } = detail;
    const { elt } = requestConfig; // detail.elt is what is replaced
    const isSent = elt.matches("form") && requestConfig.verb === "post" && xhr.status < 400;
    if (isSent && !xhr.responseText.includes("data-nothing-received")) change(elt, {});
  }

  // « J'ai écrit une vraie information »: gone from here before the room answers, or if it never does.
  function wipe({ target }) {
    if (!target.matches("[data-wipes]")) return;
    write({});
    const typed = "main :is(textarea, input:not([type=hidden], [type=checkbox], [type=radio]))";
    document.querySelectorAll(typed).forEach((box) => { box.value = ""; });
  }

  document.addEventListener("submit", wipe, true);
  document.addEventListener("input", keep);
  document.addEventListener("change", keep);
  document.addEventListener("htmx:beforeSwap", forgetWhatWasSent);
  const isComingBack = () => ["reload", "back_forward"].includes(performance.getEntriesByType("navigation")[0].type);

  document.addEventListener("DOMContentLoaded", () => setUp(isComingBack()));
  document.addEventListener("htmx:historyRestore", () => setUp(true));
  document.addEventListener("htmx:afterSwap", ({ detail }) => { if (detail.target === document.body) setUp(false); });
})();
