// Says, while a password or a code is typed, that the lock of the capitals is on: on a French
// keyboard it changes the letters and the digits, and nothing shows of a password.
(function () {
  "use strict";

  const SAID = "Le verrou des majuscules est allumé. Appuyez une fois sur la touche Verr Maj.";

  function tell(event) {
    const box = event.target;
    const note = box.id && document.querySelector(`[data-caps-lock="${box.id}"]`);
    if (!note || !event.getModifierState) return;
    const isOn = event.getModifierState("CapsLock");
    if (isOn !== Boolean(note.textContent)) note.textContent = isOn ? SAID : "";
  }

  ["keydown", "keyup", "mousedown"].forEach((name) => document.addEventListener(name, tell));
})();
