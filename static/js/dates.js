// A whole date pasted in one of the three boxes of a day fills the three, as the server would do of
// it (sandbox/world/fields/days.py): « Née le 20 août 1988 », « 20/08/1988 », « 1988-08-20 ».
(function () {
  "use strict";

  const MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
  const IN_WORDS = /(?:^|[^0-9])(\d{1,2}|premier)(?:er)? *([a-z]{3,9})\.? *(\d{4})(?![0-9])/;
  const IN_DIGITS = /(?:^|[^0-9])(\d{1,2})(?:er)? *[/. -] *(\d{1,2}) *[/. -] *(\d{4})(?![0-9])/;
  const YEAR_FIRST = /(?:^|[^0-9])(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})(?![0-9])/;

  const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ");

  // The month that a word begins, as it is written; "" for none, or for more than one.
  function monthOf(word) {
    const named = MONTHS.filter((month) => plain(month).startsWith(word));
    return named.length === 1 ? named[0] : "";
  }

  // Day, month and year, the month with its accents; nothing where the text holds no whole date.
  function partsOf(text) {
    const read = plain(text);
    const [words, digits, backwards] = [IN_WORDS, IN_DIGITS, YEAR_FIRST].map((shape) => shape.exec(read));
    const month = words && monthOf(words[2]);
    if (month) return [words[1].replace("premier", "1"), month, words[3]];
    if (digits) return digits.slice(1);
    return backwards && backwards.slice(1).reverse();
  }

  function onPaste(event) {
    const day = event.target.closest && event.target.closest(".date-field");
    if (!day || !event.clipboardData) return;
    const text = event.clipboardData.getData("text");
    const parts = window.guard.couldBeReal("text", text, "") ? null : partsOf(text);
    if (!parts) return;
    event.preventDefault();
    day.querySelectorAll("input").forEach((box, at) => {
      box.value = parts[at];
      box.dispatchEvent(new Event("input", { bubbles: true })); // half_typed.js keeps it
    });
  }

  document.addEventListener("paste", onPaste);
})();
