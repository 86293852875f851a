// The band stays in sight where there is room for it: its height is measured, and known to the
// style sheets as `--band-height`. Where it scrolls away, that is the height of the reminder which
// stays instead. Without script it scrolls away, and covers nothing.
(function () {
  "use strict";

  const root = document.documentElement;
  const LARGEST_PART = 0.2; // of the height of the window

  function measure() {
    const [band, reminder] = [".band", ".reminder"].map((each) => document.querySelector(each));
    if (!band) return;
    const height = Math.ceil(band.getBoundingClientRect().height);
    const fits = height <= LARGEST_PART * window.innerHeight;
    root.toggleAttribute("data-band", fits);
    const inSight = [band, reminder].find((each) => each && getComputedStyle(each).position === "sticky");
    root.style.setProperty("--band-height", `${inSight ? Math.ceil(inSight.getBoundingClientRect().height) : 0}px`);
  }

  const observer = new ResizeObserver(measure);

  function setUp() {
    observer.disconnect();
    document.querySelectorAll(".band, .reminder").forEach((band) => observer.observe(band));
    measure();
  }

  /* ---- « Ma mission » and « Ma place » close as any menu does ---- */

  const menu = () => document.querySelector(".band__menu[open]");

  function onClick(event) {
    document.querySelectorAll(".band__menu[open]").forEach((each) => {
      if (!each.contains(event.target)) each.open = false;
    });
  }

  function onKey(event) {
    if (event.key !== "Escape" || !menu()) return;
    const summary = menu().querySelector("summary");
    menu().open = false;
    summary.focus();
  }

  document.addEventListener("DOMContentLoaded", setUp);
  document.addEventListener("htmx:afterSwap", setUp);
  document.addEventListener("htmx:historyRestore", setUp);
  document.addEventListener("toggle", measure, true);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  window.addEventListener("resize", measure);
})();
