// « Écouter »: reads the title, the errors and the help of the page aloud, with the voices of this
// computer alone: a voice of the network would send the page to another host. Help that is also in
// another language is read in that one where there is a voice of it, else in French.
(function () {
  "use strict";

  const READ = "main h1, main .error-summary, main .alert, main .field__error, main .guide, main .coach";
  const SLOWER = 0.9; // of the voice's own pace
  const WAIT = 1000; // milliseconds for the voices to be known: browsers load them late
  const NONE = "Ce poste n’a pas de voix française. Demandez à quelqu’un de vous lire la page.";
  const speech = window.speechSynthesis;

  const buttons = () => document.querySelectorAll("[data-listen]");
  const voice = (lang) => speech.getVoices().find((each) => each.localService && each.lang.startsWith(lang));

  function isSeen(element) {
    return element.getClientRects().length > 0;
  }

  // The parts of a text that are read, with the voice of each.
  function spoken(element) {
    const french = element.querySelector(".also__french");
    const again = french && voice(element.lang);
    const parts = again ? Array.from(element.querySelectorAll(".also__text")) : [french || element];
    return parts.map((part) => ({ text: inFrench(part).trim(), voice: again || voice("fr") }));
  }

  // Its words, those that say a part of them again in another language left out.
  function inFrench(part) {
    if (!part.querySelector(".also__over")) return part.innerText;
    const copy = part.cloneNode(true);
    copy.querySelectorAll(".also__over").forEach((over) => over.remove());
    return copy.textContent.replace(/\s+/g, " ");
  }

  // In the order of the page; what is inside another is read with it.
  function texts() {
    const read = Array.from(document.querySelectorAll(READ)).filter(isSeen);
    const outer = read.filter((each) => !read.some((other) => other !== each && other.contains(each)));
    return outer.flatMap(spoken).filter((each) => each.text);
  }

  function label(isReading) {
    buttons().forEach((button) => {
      button.querySelector("[data-to-listen]").hidden = isReading;
      button.querySelector("[data-to-stop]").hidden = !isReading;
    });
  }

  function stop() {
    if (speech) speech.cancel();
    label(false);
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
    if (!voice("fr")) return sayThereIsNone();
    const lines = texts();
    lines.forEach((line, rank) => {
      const said = new SpeechSynthesisUtterance(line.text);
      Object.assign(said, { voice: line.voice, lang: line.voice.lang, rate: SLOWER });
      if (rank === lines.length - 1) said.onend = stop;
      speech.speak(said);
    });
    if (lines.length) label(true);
  }

  function onClick(event) {
    if (!event.target.closest("[data-listen]")) return;
    if (!speech) return sayThereIsNone();
    if (speech.speaking) return stop();
    if (voice("fr")) return read();
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
