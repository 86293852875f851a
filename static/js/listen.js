// « Écouter »: reads the title, the errors and the help of the page aloud, with a French voice of
// this computer alone: a voice of the network would send the page to another host.
(function () {
  "use strict";

  const READ = "main h1, main .error-summary, main .alert, main .field__error, main .coach";
  const SLOWER = 0.9; // of the voice's own pace
  const WAIT = 1000; // milliseconds for the voices to be known: browsers load them late
  const NONE = "Ce poste n’a pas de voix française. Demandez à quelqu’un de vous lire la page.";
  const speech = window.speechSynthesis;

  const buttons = () => document.querySelectorAll("[data-listen]");
  const voice = () => speech.getVoices().find((each) => each.localService && each.lang.startsWith("fr"));

  function isSeen(element) {
    return element.getClientRects().length > 0;
  }

  // In the order of the page; what is inside another is read with it.
  function texts() {
    const read = Array.from(document.querySelectorAll(READ)).filter(isSeen);
    const outer = read.filter((each) => !read.some((other) => other !== each && other.contains(each)));
    return outer.map((each) => each.innerText.trim()).filter(Boolean);
  }

  function label(text) {
    buttons().forEach((button) => { button.querySelector("span").textContent = text; });
  }

  function stop() {
    if (speech) speech.cancel();
    label("Écouter");
  }

  function sayThereIsNone() {
    const notes = Array.from(document.querySelectorAll("[data-listen-says]"));
    if (notes.every((note) => note.textContent === NONE)) return;
    notes.forEach((note) => {
      note.textContent = NONE;
      note.hidden = false;
    });
    window.say(NONE);
  }

  function read() {
    const chosen = voice();
    if (!chosen) return sayThereIsNone();
    const lines = texts();
    lines.forEach((text, rank) => {
      const said = new SpeechSynthesisUtterance(text);
      Object.assign(said, { voice: chosen, lang: chosen.lang, rate: SLOWER });
      if (rank === lines.length - 1) said.onend = stop;
      speech.speak(said);
    });
    if (lines.length) label("Arrêter");
  }

  function onClick(event) {
    if (!event.target.closest("[data-listen]")) return;
    if (!speech) return sayThereIsNone();
    if (speech.speaking) return stop();
    if (voice()) return read();
    let isRead = false;
    const once = () => { if (!isRead) { isRead = true; read(); } };
    speech.addEventListener("voiceschanged", once, { once: true });
    setTimeout(once, WAIT);
  }

  function setUp() {
    stop();
    buttons().forEach((button) => { button.hidden = false; });
  }

  document.addEventListener("DOMContentLoaded", setUp);
  document.addEventListener("htmx:afterSwap", (event) => { if (event.detail.target === document.body) setUp(); });
  document.addEventListener("htmx:historyRestore", setUp);
  document.addEventListener("click", onClick);
  window.addEventListener("pagehide", stop);
})();
