// « À vous »: an open page says which turn it shows; whoever presents hears a soft sound at its end.
(function () {
  "use strict";

  function sayWhichIsShown(event) {
    const shown = document.getElementById("a-vous");
    if (shown && event.detail.elt.id === "nouvelles") event.detail.parameters.turn = shown.dataset.turn;
  }

  const NOTES = [523.25, 659.25]; // Hz: a third, upwards
  const LOUDNESS = 0.08;

  function play(audio) {
    NOTES.forEach((pitch, rank) => {
      const [start, tone, volume] = [audio.currentTime + rank * 0.35, audio.createOscillator(), audio.createGain()];
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.05);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 1.2);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + 1.3);
    });
    setTimeout(() => audio.close(), 2500);
  }

  // A browser that lets no page sound before a press stays silent.
  function chime() {
    if (!window.AudioContext) return;
    const audio = new AudioContext();
    setTimeout(() => { if (audio.state === "running") play(audio); else audio.close(); }, 300);
  }

  // The window opened by the notes leaves it to them: there is one sound in the room.
  const isLedFromHere = () => Boolean(window.opener && !window.opener.closed);

  // What has changed, for the ears: a region that is itself replaced is not spoken.
  function tell(event) {
    const shown = event.detail.elt;
    if (shown.id === "a-vous" && shown.textContent.trim()) window.say(shown.textContent);
  }

  let heard = "";

  function end(isAtOnce) {
    const over = document.querySelector("[data-chime]");
    if (!over || over.dataset.chime === heard) return;
    heard = over.dataset.chime;
    if (!isAtOnce && !isLedFromHere()) chime();
  }

  document.addEventListener("DOMContentLoaded", () => end(true));
  document.addEventListener("htmx:load", () => end(document.readyState !== "complete"));
  document.addEventListener("htmx:load", tell);
  document.addEventListener("htmx:configRequest", sayWhichIsShown);
})();
