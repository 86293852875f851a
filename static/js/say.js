// What is said to who listens to the page: one live region at the top of its content, kept through
// the swaps of htmx, which this script fills. A text that comes with its own region is not spoken.
(function () {
  "use strict";

  const AFTER = 300; // milliseconds: once the focus has been spoken
  const region = () => document.getElementById("dit");

  // Words for the ears alone: what they say is on the screen elsewhere.
  function say(text) {
    if (!region()) return;
    const words = document.createElement("p");
    words.className = "visually-hidden";
    words.textContent = text;
    region().append(words);
  }

  /* ---- What a new page says above the place where reading starts ---- */

  // Moved, not copied: it is on the page once, at the same place.
  function moveIn() {
    if (!region()) return; // this page is leaving
    document.querySelectorAll("[data-say]").forEach((element) => {
      element.removeAttribute("data-say");
      if (element.matches(".toast") || element.querySelector(".messages")) region().className = "voice voice--shown";
      region().append(element);
    });
  }

  // A notice that must stay where it is, above or below the title, is read with the title.
  function describeTitle() {
    const title = document.querySelector("h1");
    const notices = Array.from(document.querySelectorAll("[data-with-title]"));
    if (!title || !notices.length) return;
    notices.forEach((notice, rank) => { notice.id = notice.id || `avec-le-titre-${rank}`; });
    title.setAttribute("aria-describedby", notices.map((notice) => notice.id).join(" "));
  }

  /* ---- Papers that arrive ---- */

  let unread = new Map();

  // {paper: how many are new}, from the badges of the tabs.
  function hearTheBadges() {
    const badges = Array.from(document.querySelectorAll("[data-unread]"));
    badges.forEach((badge) => {
      if (unread.has(badge.id) && Number(badge.dataset.unread) > unread.get(badge.id)) say(badge.dataset.said);
    });
    unread = new Map(badges.map((badge) => [badge.id, Number(badge.dataset.unread)]));
  }

  function onNewPage() {
    if (!region()) return;
    region().textContent = "";
    region().className = "voice";
    unread = new Map();
    hearTheBadges();
    describeTitle();
    setTimeout(moveIn, AFTER);
  }

  document.addEventListener("DOMContentLoaded", onNewPage);
  document.addEventListener("htmx:historyRestore", onNewPage);
  document.addEventListener("htmx:afterSwap", (event) => { if (event.detail.target === document.body) onNewPage(); });
  document.addEventListener("htmx:afterSettle", hearTheBadges);
  window.say = say;
})();
