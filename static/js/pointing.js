// The projected window points at what is spoken of, by the words that the room reads there: what its
// scene opens on, the marks, what the outline has ringed in order.
(function () {
  "use strict";

  const SAYS = "h1, h2, h3, legend, label, summary, a, button";
  const PRESSED = "a, button, summary, label";
  const BLOCK = ".alert, .coach, fieldset, .card, .paper, .promises > li";
  const ABOVE = 12; // pixels kept free under the band

  const over = () => document.getElementById("projection");
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const spoken = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const isShown = (element) => element.getClientRects().length > 0;

  // The element of the page that says these words: alone, or first, or in what one presses.
  function named(words) {
    const shown = all(`main :is(${SAYS}, .promises > li), header :is(${SAYS})`).filter(isShown);
    return shown.find((each) => spoken(each) === words)
      || shown.find((each) => spoken(each).startsWith(words))
      || shown.find((each) => each.matches(PRESSED) && spoken(each).includes(words));
  }

  /* ---- What the scene opens on: once for a scene, then it scrolls as the trainer likes ---- */

  let opened = "";

  function open() {
    const { opens, opensAt, scene } = over() ? over().dataset : {};
    if (!opens || opensAt !== location.pathname || opened === scene) return;
    opened = scene;
    if (document.querySelector("#erreurs, .messages")) return; // the room reads what a gesture came to
    const target = JSON.parse(opens).map(named).find(Boolean);
    if (!target) return;
    history.scrollRestoration = "manual"; // loaded again, it opens there again
    const band = document.querySelector(".band");
    const isSticky = getComputedStyle(band).position === "sticky";
    const top = target.getBoundingClientRect().top + window.scrollY;
    window.scrollTo({ top: top - (isSticky ? band.offsetHeight : 0) - ABOVE, behavior: "instant" });
    ringed = null; // what is ringed is brought into view after it
  }

  // Clear of the band above, and of what lies over the page below.
  function reveal(target) {
    const band = document.querySelector(".band");
    const bar = (each) => each.matches(".over__marks") || getComputedStyle(each).position === "fixed";
    const below = all(".over__marks, .desk__toggle").filter((each) => isShown(each) && bar(each));
    const { top, bottom } = target.getBoundingClientRect();
    const lowest = Math.min(window.innerHeight, ...below.map((each) => each.getBoundingClientRect().top));
    if (top >= (band ? band.getBoundingClientRect().bottom : 0) && bottom + 80 <= lowest) return;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
  }

  /* ---- The marks ---- */

  let marked = "";

  function showMarks() {
    const asked = over() ? over().dataset.marks : "";
    all("[data-mark]").forEach((mark) => { mark.hidden = !asked.split(" ").includes(mark.dataset.mark); });
    if (asked === marked) return;
    marked = asked;
    const first = all("[data-mark]").find((mark) => !mark.hidden);
    if (first) reveal(first);
  }

  /* ---- What is ringed: what the outline says, in order, then what the page waits for ---- */

  const MAIN_BUTTON = ".site__main form .button[type=submit], .site__main a.button";
  const TYPED = "input[aria-required=true]:not([type=hidden], [type=checkbox], [type=radio], [type=file])";
  const CHOICE = "[role=radiogroup][aria-required=true], [data-needed]";

  // How far the rings have come: as the notes last told, or where they were followed by hand since.
  const far = { scene: "", rank: 0, told: "", said: "" };

  const TO_READ = ".site__main .alert:is(.alert--info, .alert--plain):not([data-with-title])";
  const read = new WeakSet(); // the texts of pages reached by hand that somebody has pressed, or left behind

  const TICKED = "input[type=checkbox][aria-required=true]";

  const isEmpty = (field) => (field.matches(CHOICE) ? !field.querySelector(":checked")
    : Array.from(field.querySelectorAll(TYPED)).some((box) => !box.value)
      || Array.from(field.querySelectorAll(TICKED)).some((box) => !box.checked));

  function emptyField() {
    return all(".site__main form[method=post] .field").find((field) => isShown(field) && isEmpty(field));
  }

  const unread = () => all(TO_READ).find((each) => isShown(each) && !read.has(each));

  function written() {
    const { rings, rank, scene } = over().dataset;
    if (far.scene !== scene || far.told !== rank) Object.assign(far, { scene, told: rank, rank: Number(rank) });
    return JSON.parse(rings);
  }

  // A text is ringed with what it begins; the name of a box, with its box.
  function whole(element) {
    if (element.matches("label")) return element.querySelector("input") ? element : element.closest(".field");
    return element.matches("h1, h2, h3, legend") ? element.closest(BLOCK) || element : element;
  }

  function next() {
    const words = written();
    const isItsPage = words.length && over().dataset.opensAt === location.pathname;
    const empty = isItsPage ? null : unread() || emptyField(); // elsewhere, before the button of that name
    for (let rank = far.rank; rank < words.length; rank += 1) {
      const element = named(words[rank]);
      if (element) return { rank, target: (element.matches(MAIN_BUTTON) && empty) || whole(element) || element };
    }
    return { rank: words.length, target: empty || all(MAIN_BUTTON).find(isShown) };
  }

  const says = (target) => {
    if (target.matches(PRESSED)) return target.matches("label") ? "Cochez ici" : "Cliquez ici";
    if (target.querySelector("[type=radio], [type=checkbox]")) return "Choisissez ici";
    return target.matches(".field") ? "Écrivez ici" : "Lisez ici";
  };

  let ringed = null;

  function ringIt() {
    all(".ringed").forEach((element) => element.classList.remove("ringed"));
    all(".ringed__label").forEach((label) => label.remove());
    const { target } = over() && over().dataset.ringed !== undefined ? next() : {};
    if (target) {
      target.classList.add("ringed");
      const label = document.createElement("span");
      Object.assign(label, { className: "ringed__label", textContent: says(target) });
      label.setAttribute("aria-hidden", "true");
      target.append(label);
      if (target !== ringed) reveal(target); // once: afterwards the page scrolls as the trainer likes
    }
    ringed = target || null;
  }

  // A text is read once it is pressed, or once something is answered under it.
  function noteRead({ type, target }) {
    all(TO_READ).filter((each) => type === "change" || each.contains(target)).forEach((each) => read.add(each));
  }

  // Followed by hand, a ring goes to the next one.
  function followed(event) {
    if (event.isTrusted) noteRead(event);
    if (ringed && ringed.contains(event.target) && event.isTrusted) {
      const { rank } = next();
      if (rank < written().length) far.rank = rank + 1;
    }
    ringIt();
  }

  function onClick(event) {
    if (ringed && ringed.matches(`a, button, summary, ${TO_READ}`)) followed(event);
  }

  // So does the window, each second: the notes say what the room sees ringed, and go on from there.
  function tellTheNotes({ detail }) {
    if (detail.elt !== over() || over().dataset.ringed === undefined) return;
    const { rank } = next();
    far.said = String(rank < written().length ? rank : far.rank);
    detail.parameters.rank = far.said;
  }

  function noteThatTheyKnow({ detail }) {
    if (detail.elt !== over() || detail.xhr.status !== 204 || over().dataset.ringed === undefined) return;
    far.told = over().dataset.rank = far.said;
  }

  // The remote says how far the rings have come in this window.
  function sayHowFar(event) {
    const rank = event.target.matches("form[data-go=next]") && event.target.elements.rank;
    if (rank && over().dataset.ringed !== undefined) rank.value = next().rank;
  }

  function follow() {
    showMarks();
    ringIt();
  }

  function setUp() {
    document.fonts.ready.then(() => {
      open();
      follow();
    });
  }

  // What « Faire ce geste pour moi » presses: the next ring that can be, else the page's own button.
  function toPress() {
    const rings = over() ? written().slice(far.rank).map(named) : [];
    return rings.find((each) => each && each.matches("a, button, summary")) || all(MAIN_BUTTON).find(isShown);
  }

  window.pointing = { toPress };
  document.addEventListener("DOMContentLoaded", setUp);
  document.addEventListener("htmx:afterSwap", (event) => { if (event.detail.target === document.body) setUp(); });
  document.addEventListener("htmx:load", follow);
  document.addEventListener("htmx:configRequest", tellTheNotes);
  document.addEventListener("htmx:afterRequest", noteThatTheyKnow);
  document.addEventListener("change", followed);
  document.addEventListener("click", onClick, true);
  document.addEventListener("submit", sayHowFar, true);
})();
