// The band stays in sight where there is room for it: its height is measured, and known to the
// style sheets as `--band-height`. Where it scrolls away, that is the height of the reminder which
// stays instead. Without script it scrolls away, and covers nothing. What it says of the size of the
// letters is so.
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

  // A page that htmx swaps replaces the body alone: how large its letters are is said by <html>.
  function followTheMode({ detail: { boosted, shouldSwap, xhr } }) {
    if (!boosted || !shouldSwap) return;
    const page = new DOMParser().parseFromString(xhr.responseText.slice(0, 300), "text/html").documentElement;
    if (!page.lang) return;
    if (page.dataset.mode) root.dataset.mode = page.dataset.mode;
    else root.removeAttribute("data-mode");
  }

  const observer = new ResizeObserver(measure);

  function setUp() {
    observer.disconnect();
    document.querySelectorAll(".band, .reminder").forEach((band) => observer.observe(band));
    measure();
  }

  document.addEventListener("DOMContentLoaded", setUp);
  document.addEventListener("htmx:beforeSwap", followTheMode);
  document.addEventListener("htmx:afterSwap", setUp);
  document.addEventListener("htmx:historyRestore", setUp);
  document.addEventListener("toggle", measure, true);
  window.addEventListener("resize", measure);
})();
