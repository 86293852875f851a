// The projected window points at what its scene is about, by the words that the room reads there.
(function () {
  "use strict";

  const SAYS = "h1, h2, h3, legend, label, summary, a, button";
  const ABOVE = 12; // pixels kept free under the band

  const over = () => document.getElementById("projection");
  const spoken = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const isShown = (element) => element.getClientRects().length > 0;

  // The element of the page that says these words: alone, or first.
  function named(words) {
    const all = Array.from(document.querySelectorAll(`main :is(${SAYS}), header :is(${SAYS})`)).filter(isShown);
    return all.find((each) => spoken(each) === words) || all.find((each) => spoken(each).startsWith(words));
  }

  // Under the band, once for a page: then it scrolls as the trainer likes.
  function open() {
    const { opens, opensAt } = over() ? over().dataset : {};
    if (!opens || opensAt !== location.pathname || document.getElementById("erreurs")) return;
    const target = JSON.parse(opens).map(named).find(Boolean);
    if (!target) return;
    history.scrollRestoration = "manual"; // loaded again, it opens there again
    const band = document.querySelector(".band");
    const isSticky = getComputedStyle(band).position === "sticky";
    const top = target.getBoundingClientRect().top + window.scrollY;
    window.scrollTo({ top: top - (isSticky ? band.offsetHeight : 0) - ABOVE, behavior: "instant" });
  }

  function setUp() {
    document.fonts.ready.then(open);
  }

  window.pointing = { named };
  document.addEventListener("DOMContentLoaded", setUp);
  document.addEventListener("htmx:afterSwap", (event) => { if (event.detail.target === document.body) setUp(); });
})();
