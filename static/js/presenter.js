// The presenter's page: Page Down reads the notes to their end first, no press on « Suivant » is lost, and any other
// press leaves the notes where they are.
(function () {
  "use strict";

  const isHere = () => Boolean(document.getElementById("presenting"));
  const WRITES = "input, textarea, select, [contenteditable]";
  const NEAR = 4; // pixels: what a browser rounds

  const WAYS = { PageDown: 1, PageUp: -1 };
  const GO = { next: 1, previous: -1 };

  function canScroll(way) {
    const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
    return way > 0 ? scrollTop + clientHeight < scrollHeight - NEAR : scrollTop > NEAR;
  }

  function onKey(event) {
    const way = isHere() && WAYS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey || event.target.matches(WRITES)) return;
    if (isBusy) wait(event, way);
    else if (canScroll(way)) event.stopImmediatePropagation(); // the browser scrolls, and no step changes
  }

  /* ---- Pressed while a step is on its way: they are counted, and asked for together ---- */

  let isBusy = false;
  let waiting = 0;

  function wait(event, way) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) waiting += way;
  }

  function onPress(event) {
    const form = isHere() && event.target.closest("form[data-go]");
    if (form && isBusy && GO[form.dataset.go]) wait(event, GO[form.dataset.go]);
  }

  function goOn() {
    isBusy = false;
    const [by, here] = [waiting, document.querySelector(".presenter .outline__step[aria-current]")];
    waiting = 0;
    if (!by || !here) return;
    const steps = Array.from(document.querySelectorAll(".presenter .outline__step"));
    const asked = steps[Math.min(Math.max(steps.indexOf(here) + by, 0), steps.length - 1)];
    if (asked !== here) asked.click();
  }

  const isAStep = (event) => isHere() && event.detail.elt.matches("form[action$='/etape/']");

  window.addEventListener("keydown", onKey, true);
  window.addEventListener("click", onPress, true);
  document.addEventListener("htmx:beforeSend", (event) => { if (isAStep(event)) isBusy = true; });
  document.addEventListener("htmx:afterSettle", (event) => { if (isBusy && event.detail.target === document.body) goOn(); });
  ["htmx:sendError", "htmx:responseError", "htmx:timeout", "htmx:sendAbort"].forEach((name) => {
    document.addEventListener(name, () => { isBusy = false; waiting = 0; });
  });

  /* ---- A press that changes no step: the notes stay where they were, and the focus on its button ---- */

  let kept = null;

  function keep(event) {
    if (!isHere() || !event.detail.elt.matches("form[method=post]")) return;
    kept = isAStep(event) ? null : { id: document.activeElement.id, top: window.scrollY };
  }

  // htmx goes to the top of a new page once it has settled; what is said of the press is there.
  function goBack({ detail }) {
    const before = detail.target === document.body && kept;
    if (!before) return;
    kept = null;
    const button = before.id && document.getElementById(before.id);
    if (!isHere() || !button || document.querySelector(".messages")) return;
    setTimeout(() => {
      button.focus({ preventScroll: true });
      window.scrollTo({ top: before.top, behavior: "instant" });
    });
  }

  document.addEventListener("htmx:beforeSend", keep);
  document.addEventListener("htmx:afterSettle", goBack);

  /* ---- With one screen, what leads it closes before the next scene is shown ---- */

  document.addEventListener("submit", (event) => {
    if (!event.target.closest("[data-drawer]") || !event.target.matches("form[action$='/etape/']")) return;
    try { sessionStorage.setItem("drawer", ""); } catch (error) { /* refused */ }
  }, true);
})();
