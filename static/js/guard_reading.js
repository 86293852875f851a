// How the guard (guard.js) reads a text: one sign for each drawing, then the digits it may stand for.
(function () {
  "use strict";

  // The same functions as sandbox/world/reading.py, under the same names, on the same table:
  // guard_table.js is sandbox/world/guard_table.py written for the browser.

  const ACCENTED = "éèçà";
  const KEYS_OF_2A_AND_2B = { A: "19", B: "18" };
  const FEWEST_SIGNS = 8;
  const FEWEST_KINDS = 3;
  const MOST_LETTERS = 4;
  const MOST_SLIPPED = 3;
  const MOST_CODED = 3;
  const AROUND = 40;
  const MEANT = ["", ...Array.from("0123456789")];

  let table = null;
  let zeros, accents, signs, drawnAlike;

  // The table, read once: it throws where it is missing, or cannot be read.
  function readTable() {
    if (table) return table;
    const read = window.guardTable;
    zeros = new Set(read.zeros);
    accents = Object.fromEntries(Array.from(ACCENTED, (sign) => [sign, read.unshifted[sign]]));
    signs = new Map();
    drawnAlike = Object.assign({}, ...read.otherNumbers.map((some, number) => Object.fromEntries(Array.from(some, (sign) => [sign, String(number)]))), read.drawnAlike);
    const compiled = (flags) => Object.fromEntries(Object.entries(read.patterns).map(([name, pattern]) => [name, new RegExp(pattern, flags)]));
    table = { ...read, match: compiled(""), all: compiled("g") };
    return table;
  }

  const has = (name, text) => table.match[name].test(text);
  const find = (name, text) => table.match[name].exec(text)[0];
  const replace = (name, text, by) => text.replace(table.all[name], by);
  const each = (name, text) => Array.from(text.matchAll(table.all[name]));
  const translate = (text, map) => Array.from(text, (sign) => (sign in map ? map[sign] : sign)).join("");
  const digitsOf = (text) => text.replace(/[^0-9]/g, "");

  function lstrip(text, set) {
    let start = 0;
    while (start < text.length && set.includes(text[start])) start += 1;
    return text.slice(start);
  }

  function rstrip(text, set) {
    let end = text.length;
    while (end && set.includes(text[end - 1])) end -= 1;
    return text.slice(0, end);
  }

  /* ---- Reading ---- */

  // A digit of another writing: its zero is at most nine signs before it.
  function decimal(code) {
    for (let value = 0; value < 10; value += 1) if (zeros.has(code - value)) return String(value);
    return "";
  }

  function simpleSign(sign) {
    if (/\p{Cf}/u.test(sign)) return "";
    const digit = sign > "~" ? decimal(sign.codePointAt(0)) : "";
    if (digit) return digit;
    if (sign in drawnAlike) return drawnAlike[sign];
    if (ACCENTED.includes(sign) || "§€".includes(sign) || (sign >= "!" && sign <= "~")) return sign;
    if ("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029".includes(sign)) return "\n";
    if (/[\s\x1f]/.test(sign)) return " ";
    return /\p{L}|[\u2801-\u28ff]/u.test(sign) ? "x" : "*";
  }

  function simple(text) {
    let read = "";
    for (const sign of text.normalize("NFKC")) {
      if (!signs.has(sign)) signs.set(sign, simpleSign(sign));
      read += signs.get(sign);
    }
    return read;
  }

  function codedSign(found, decimal, hexadecimal, ofTwo, ofFour, name, likeAnAt) {
    if (likeAnAt) return "(a)";
    if (name) return table.namedSigns[name] ?? " ";
    const code = decimal ? Number(decimal) : parseInt(hexadecimal || ofTwo || ofFour || "20", 16);
    return code >= 32 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : " ";
  }

  function meanings(value) {
    let meant = value;
    for (let again = 0; again < MOST_CODED; again += 1) meant = replace("coded", meant, codedSign);
    return meant === value ? [simple(value)] : [simple(value), simple(meant)];
  }

  function gap(found) {
    const bare = found.replace(/^ +| +$/g, "");
    if (found.includes("\n") || ([",", ";", "-", "+"].includes(bare) && found !== bare && found.endsWith(" "))) return ";";
    if ([".", ",", "/", ":", "-"].includes(bare) && (found === bare || bare === "/")) return bare;
    return " ";
  }

  function without2AAnd2B(text) {
    const read = replace("corsica_reversed", text, (found, before, start, letter) => before + start + KEYS_OF_2A_AND_2B[letter.toUpperCase()]);
    return replace("corsica", read, (found, letter) => KEYS_OF_2A_AND_2B[letter.toUpperCase()]);
  }

  function asDigits(text) {
    const digits = (letters) => translate(letters, table.lookalikes);
    let read = without2AAnd2B(text);
    read = replace("digits_and_lookalikes", read, digits);
    read = replace("gap", read, gap);
    read = replace("letter_before", read, (found, before, letter) => before + digits(letter));
    read = replace("letters_after", read, (found, before, letters) => before + digits(letters));
    return replace("words", read, "x");
  }

  function asNumber(text) {
    const read = has("spelled", text) && !has("corsica", text) && !has("corsica_reversed", text) ? translate(text, table.lookalikes) : text;
    return asDigits(replace("plus", read, (found, before) => `${before}00`));
  }

  function withShift(piece) {
    const typed = Array.from(piece).filter((sign) => sign in table.unshifted);
    if (typed.length < FEWEST_SIGNS && !/[éèçà]/.test(piece)) return "";
    if (!/[0-9]/.test(piece)) {
      const isANumber = typed.length >= FEWEST_SIGNS && new Set(typed).size >= FEWEST_KINDS;
      return isANumber ? translate(piece, table.unshifted) : "";
    }
    const words = piece.split(/\s+/).filter((word) => word !== "à");
    if (words.join("").replace(/[^éèçà]/g, "").length < 2 && !/[0-9][éèçà]|[éèçà][0-9]/.test(piece)) return "";
    const withAccents = translate(piece, accents);
    return digitsOf(withAccents).length > FEWEST_SIGNS ? withAccents : translate(piece, table.unshifted);
  }

  function betweenWords(text, found, start) {
    let piece = found;
    if (start > 0) piece = lstrip(piece, ACCENTED);
    return start + found.length < text.length ? rstrip(piece, ACCENTED) : piece;
  }

  function withoutShift(text) {
    const pieces = each("between_words", text).map((found) => betweenWords(text, found[0], found.index));
    const beside = [].concat(...pieces.map((piece) => each("keys", piece).map((keys) => keys[0]).filter((keys) => keys !== piece)));
    return [...pieces, ...beside].map(withShift).filter(Boolean);
  }

  const besideShift = (text) => replace("between_words", text, (found, start) => (withShift(betweenWords(text, found, start)) ? "x" : found));

  function saidInDigits(small) {
    const romansAsDigits = (found) => found.replace(/[a-z]+/g, (roman) => table.romans[roman] ?? "x");
    let read = replace("romans", small, romansAsDigits);
    read = replace("words_in_one", read, (words) => replace("word_in_one", words, "$& "));
    read = replace("number_word", read, (found, before, word) => before + table.numberWords[word.replace(/[ -]/g, "")]);
    return replace("hundreds", read, (found, before, hundreds, rest) => before + (hundreds || "1") + (rest || "").padStart(2, "0"));
  }

  const withoutWhatIsSaidBetween = (read) => replace("between_digits", replace("said_again", read, "$1 "), "$1 ");

  function spelledOut(text) {
    const small = text.toLowerCase();
    let read = saidInDigits(small);
    read = replace("pair_of_keys", read, (found, before, keys) => before + translate(keys, table.unshifted));
    read = replace("half_a_pair", read, (found, before, pair) => before + translate(pair, table.unshifted));
    read = withoutWhatIsSaidBetween(read);
    return read === small ? "" : read;
  }

  function saidOut(text) {
    const small = text.toLowerCase();
    const read = saidInDigits(small);
    return read === small ? "" : withoutWhatIsSaidBetween(read);
  }

  const withItsZeros = (read) => replace("zero_apart", replace("hundred_apart", read, "$10$2 1"), "$1$2");

  function aroundLetters(typed) {
    const text = without2AAnd2B(replace("our_serial", typed, "$1 x "));
    const slipped = each("slipped", text).map((found) => found.index + found[0].length - 1);
    const together = slipped.map((at, first) => slippedTogether(text, slipped.slice(first, first + MOST_SLIPPED)));
    return [].concat(...together).map((letters) => piecesAround(text, letters))
      .filter((pieces) => has("ten_in_a_row", pieces.join("0")))
      .map((pieces) => MEANT.map((meant) => pieces.join(meant)));
  }

  function slippedTogether(text, letters) {
    const areNear = (some) => some[some.length - 1] - some[0] < AROUND && some.every((at) => has("keys_of_digits", text[at]));
    const some = letters.map((at, index) => letters.slice(0, index + 1));
    return some.filter((each) => each.length === 1 || areNear(each));
  }

  function piecesAround(text, letters) {
    const starts = [Math.max(0, letters[0] - AROUND), ...letters.map((at) => at + 1)];
    const ends = [...letters, letters[letters.length - 1] + 1 + AROUND];
    return starts.map((start, index) => text.slice(start, ends[index]));
  }

  function withoutLetters(text) {
    const pieces = replace("slipped", without2AAnd2B(text), (found) => `${found.slice(0, -1)}\0`).split("\0");
    return pieces.length > 1 && pieces.length <= MOST_LETTERS + 1 ? MEANT.map((meant) => pieces.join(meant)) : [];
  }

  window.guardReading = {
    readTable, has, find, replace, each, digitsOf, lstrip, rstrip, simple, meanings, asDigits, asNumber,
    withoutShift, besideShift, spelledOut, saidOut, withItsZeros, aroundLetters, withoutLetters,
  };
})();
