// The guard against real data: what may belong to a real person never leaves the browser.
// The server checks again; here, the value is not even sent.
(function () {
  "use strict";

  // The same functions as sandbox/world/{reading,fictitious,addresses,rows}.py, under the same names,
  // on the same table: guard_table.js is sandbox/world/guard_table.py written for the browser.

  const ACCENTED = "éèçà";
  const KEYS_OF_2A_AND_2B = { A: "19", B: "18" };
  const FEWEST_SIGNS = 8;
  const FEWEST_KINDS = 3;
  const FEWEST_DIGITS = 8;
  const LONGEST_SLIP = 16;
  const MOST_LETTERS = 4;
  const MOST_SLIPPED = 3;
  const MOST_CODED = 3;
  const AROUND = 40;
  const MEANT = ["", ...Array.from("0123456789")];

  let table = null;
  let zeros, accents, signs;

  function readTable() {
    const read = window.guardTable;
    zeros = new Set(read.zeros);
    accents = Object.fromEntries(Array.from(ACCENTED, (sign) => [sign, read.unshifted[sign]]));
    signs = new Map();
    const compiled = (flags) => Object.fromEntries(Object.entries(read.patterns).map(([name, pattern]) => [name, new RegExp(pattern, flags)]));
    table = { ...read, match: compiled(""), all: compiled("g") };
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
    if (sign in table.drawnAlike) return table.drawnAlike[sign];
    if (ACCENTED.includes(sign) || "§€".includes(sign) || (sign >= "!" && sign <= "~")) return sign;
    if ("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029".includes(sign)) return "\n";
    if (/[\s\x1f]/.test(sign)) return " ";
    return /\p{L}/u.test(sign) ? "x" : "*";
  }

  function simple(text) {
    let read = "";
    for (const sign of text.normalize("NFKC")) {
      if (!signs.has(sign)) signs.set(sign, simpleSign(sign));
      read += signs.get(sign);
    }
    return read;
  }

  function codedSign(found, decimal, hexadecimal, ofTwo, ofFour, name) {
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

  function typedWithoutShift(text, found, start) {
    let piece = found;
    if (start > 0) piece = lstrip(piece, ACCENTED);
    if (start + found.length < text.length) piece = rstrip(piece, ACCENTED);
    return withShift(piece);
  }

  const withoutShift = (text) => each("between_words", text).map((found) => typedWithoutShift(text, found[0], found.index)).filter(Boolean);

  const besideShift = (text) => replace("between_words", text, (found, start) => (typedWithoutShift(text, found, start) ? "x" : found));

  function spelledOut(text) {
    const small = text.toLowerCase();
    let read = replace("words_in_one", small, (words) => replace("word_in_one", words, "$& "));
    read = replace("number_word", read, (found, before, word) => before + table.numberWords[word.replace(/[ -]/g, "")]);
    read = replace("hundreds", read, (found, before, hundreds, rest) => before + (hundreds || "1") + (rest || "").padStart(2, "0"));
    read = replace("pair_of_keys", read, (found, before, keys) => before + translate(keys, table.unshifted));
    read = replace("half_a_pair", read, (found, before, pair) => before + translate(pair, table.unshifted));
    read = replace("between_digits", read, "$1 ");
    return read === small ? "" : read;
  }

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

  /* ---- Numbers ---- */

  const hasTrueKey = (digits) => digits.slice(13) === String(97 - (Number(digits.slice(0, 13)) % 97)).padStart(2, "0");

  function corrections(digits) {
    const at = (count) => Array.from({ length: count }, (_, index) => index);
    if (digits.length === 15) {
      const isNear = digits.slice(7, 10).split("0").length - 1 >= table.place.length - 1;
      const swapped = at(10).map((i) => digits.slice(0, i) + digits[i + 1] + digits[i] + digits.slice(i + 2));
      return [isNear ? digits.slice(0, 7) + table.place + digits.slice(10) : digits, ...swapped];
    }
    if (digits.length === 16) return at(11).map((i) => digits.slice(0, i) + digits.slice(i + 1));
    if (digits.length !== 14) return [];
    return [].concat(...at(11).map((i) => at(10).map((missing) => digits.slice(0, i) + missing + digits.slice(i))));
  }

  const isWholeWithItsKey = (digits) => digits.length === 15 && hasTrueKey(digits);
  const isWholeNir = (digits) => digits.slice(7, 10) === table.place && isWholeWithItsKey(digits);
  const isWholeAndOurs = (digits) => isWholeNir(digits) || ["whole_phone", "whole_serial", "whole_date"].some((each) => has(each, digits));
  const isASlipOfOurs = (digits) => corrections(digits).some(isWholeNir);

  function common(one, other) {
    let at = 0;
    while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
    return at;
  }

  function isOneSlip(typed, right) {
    const backwards = (text) => Array.from(text).reverse().join("");
    const start = common(typed, right);
    let [a, b] = [typed.slice(start), right.slice(start)];
    const end = common(backwards(a), backwards(b));
    [a, b] = [a.slice(0, a.length - end), b.slice(0, b.length - end)];
    return (a.length < 2 && b.length < 2) || (a.length === 2 && a === backwards(b));
  }

  function digitRuns(text) {
    const written = [...withoutShift(text), besideShift(text)];
    return [].concat(...written.map((one) => asNumber(one).split("x").map(digitsOf)));
  }

  function writings(own) {
    const digits = digitRuns(simple(own)).join("");
    if (has("whole_phone", digits)) return [digits, `33${digits.slice(1)}`, `0033${digits.slice(1)}`];
    if (has("whole_serial", digits)) return [digits, table.prefix + digits];
    return digits ? [digits] : [];
  }

  const mayRing = (digits) => ["dials", "nine_of_ten", "without_its_zero"].some((each) => has(each, digits));

  const BEGINS_AS_OURS = {
    nir: (digits) => table.place.startsWith(digits.slice(7, 10)) && !mayRing(digits) && (digits.length <= LONGEST_SLIP || isWholeNir(digits.slice(0, 15))),
    serial: (digits) => has("begins_as_our_serial", digits),
    phone: (digits) => has("begins_as_our_phone", digits),
  };

  function isOurs(kind, digits, own) {
    return BEGINS_AS_OURS[kind](digits) || own.some((right) => isOneSlip(digits, right)) ||
      (kind === "nir" && isASlipOfOurs(digits)) ||
      [table.technical, ...own].some((whole) => whole.includes(digits)) || isWholeAndOurs(digits);
  }

  function mayBeRealNumber(kind, value, own) {
    const known = [].concat(...own.map(writings));
    const isForeign = (read) => digitRuns(read).some((digits) => digits.length >= FEWEST_DIGITS && !isOurs(kind, digits, known));
    return meanings(value).some((text) => {
      const meant = withoutLetters(text);
      return isForeign(text) || isForeign(spelledOut(text)) || (meant.length > 0 && meant.every(isForeign)) ||
        isJoined(text) || aroundLetters(text).some(isANumberButForALetter) || holdsAnEmail(text);
    });
  }

  /* ---- E-mail addresses ---- */

  const isOurDomain = (domain) => has("email_ours", domain) && !has("email_real_inside", domain);

  function isAlmostOurDomain(domain) {
    const bare = rstrip(domain, ".!?:'");
    const dot = bare.indexOf(".");
    const [first, last] = dot < 0 ? [bare, ""] : [bare.slice(0, dot), bare.slice(dot + 1)];
    const [ours, top] = table.domain.split(".");
    if (!isOneSlip(first, ours)) return false;
    return dot < 0 || [top, "exemple"].some((right) => right.startsWith(last) || isOneSlip(last, right));
  }

  const isOfTheNet = (domain, after) => domain.includes(".") || has("email_a_provider", after) || has("email_after_at", after);

  const AROUND_AT = " \n+*~-";

  function isAnAddress(text, at) {
    const before = text.slice(Math.max(0, at - 80), at);
    const after = lstrip(text.slice(at + 1, at + 200), AROUND_AT);
    const left = find("email_left", rstrip(before, AROUND_AT));
    const domain = find("email_right", after);
    if (!left || !has("email_somewhere", domain) || isOurDomain(domain) || isAlmostOurDomain(domain)) return false;
    const isAWord = before.endsWith(" ") || has("email_hour", before);
    return !isAWord || isOfTheNet(rstrip(domain, ".!?:'"), after);
  }

  function isTheEndOfOne(host, text) {
    return each(`email_${host}`, text).some((found) => {
      const at = found.index + found[1].length;
      return has(`email_before_${host}`, text.slice(Math.max(0, at - 80), at));
    });
  }

  function holdsAnEmail(typed) {
    const text = typed.toLowerCase();
    for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) if (isAnAddress(text, at)) return true;
    const end = (found) => found.index + found[0].length;
    return table.hosts.some((host) => isTheEndOfOne(host, text)) ||
      ["email_at", "email_somebody_at"].some((said) => each(said, text).some((found) => has("email_after_at", text.slice(end(found), end(found) + 80)))) ||
      has("email_glued", text) || has("email_named", text);
  }

  function mayBeRealInEmailBox(value, own) {
    const text = simple(value).toLowerCase();
    const bare = lstrip(rstrip(text, " "), " ");
    const twice = bare.split(" ").join("");
    if (own.some((right) => isOneSlip(bare, right) || twice === right + right)) return false;
    return has("email_domain", text) || has("email_said_in_its_box", text) || mayHoldSomethingReal(value);
  }

  /* ---- Any text ---- */

  function withoutList(found) {
    const items = found.split(";");
    const digits = items.join("");
    const isSpelled = digits.length === items.length && isWhole(digits) && String(items) !== String([...items].sort());
    const isANumber = isSpelled || isWholeWithItsKey(digits);
    return items.join(areListed(items) && !isANumber ? " x " : " ");
  }

  const GROUPS_OF_A_BANK_CARD = 4;
  const LONGEST_LABEL = 5;
  const LAST_DAY = 31;

  function areListed(items) {
    const areSteps = items.every((item) => has("of_four_digits", item));
    if ((areSteps && items.length !== GROUPS_OF_A_BANK_CARD) || areCounted(items)) return true;
    return items.every((item) => has("listed", item));
  }

  function areCounted(items) {
    const isNext = (item, at) => at === 0 || Number(item) - Number(items[at - 1]) === 1;
    return items.length > 2 && items.every((item, at) => item.length <= LONGEST_LABEL && isNext(item, at));
  }

  const SHAPES = [["phone", "our_phone"], ["mixed_phone", "our_phone"], ["spelled_phone", "our_phone"], ["nir", "our_nir"]];
  const ROWS = ["rounds", "pressures", "pressures_said", "street_and_town", "towns", "short_numbers"];
  const ALIKE = [["one_or_two_digits", 12], ["two_digits", 35], ["two_or_three_digits", 30]];
  const SMALLEST_OF_THREE_DIGITS = 40;
  const LARGEST_MEASURED = 250;
  const numbersOf = (row) => row.split(" ").map(Number);

  function areAlike(row) {
    const numbers = numbersOf(row).filter((number) => !Number.isNaN(number));
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    if (most < 10 || most > LARGEST_MEASURED || (most > 99 && least < SMALLEST_OF_THREE_DIGITS)) return false;
    return ALIKE.some(([name, apart]) => has(name, row) && most - least <= apart);
  }

  function areDays(row) {
    if (!has("one_or_two_digits", row)) return false;
    return numbersOf(row).every((number, at, all) => number <= LAST_DAY && (at === 0 || all[at - 1] < number));
  }

  function isInARow(items, digits) {
    if (isWholeWithItsKey(digits) || mayRing(digits)) return false;
    const row = items.join(" ");
    return ROWS.some((each) => has(each, row)) || areAlike(row) || areDays(row);
  }

  function mayBeSomebodys(run) {
    const digits = digitsOf(run);
    if (digits.length <= FEWEST_DIGITS || isASlipOfOurs(digits) || isWholeAndOurs(digits)) return false;
    return !isInARow(lstrip(rstrip(run, " ,.;:/-"), " ,.;:/-").split(/[ ;/-]/), digits);
  }

  function isWhole(digits) {
    if (has("dials", digits) || has("nine_of_ten", digits)) return !has("begins_as_our_phone", digits);
    return has("whole_nir", digits) && digits.slice(7, 10) !== table.place;
  }

  const WITH_THEIR_SIGN = ["price", "postal", "gas", "moment", "day_in_signs", "size", "article"];
  const DATES = ["day_to_day", "date", "day_and_hour", "stamp", "counted"];
  const setApart = (text, ordinary) => ordinary.reduce((rest, each) => replace(each, rest, "$1 x "), text);

  const isAWholeNumber = (written) => isWhole(digitsOf(written)) && !areInOrder(written);

  function areInOrder(written) {
    const numbers = written.match(/[0-9]+/g);
    const comesAfter = (number, at) => at === 0 || Number(numbers[at - 1]) < Number(number);
    return numbers.every((number, at) => number.length <= 2 && Number(number) <= LAST_DAY && comesAfter(number, at));
  }

  function isAJoinedNumber(written, way) {
    if (way === "by_hours" && !has("no_hour", written)) return false;
    return isAWholeNumber(written);
  }

  const isJoined = (text) => ["joined", "lettered", "by_hours"].some((way) => each(way, text.toLowerCase()).some((found) => isAJoinedNumber(found[0], way)));

  function shapesOf(read) {
    const rest = setApart(read, DATES);
    return [].concat(...SHAPES.map(([shape, ours]) => each(shape, rest).map((found) => (has(ours, found[0]) || areInOrder(found[0]) ? "ours" : "real"))));
  }

  function isANumberButForALetter(meant) {
    const found = [].concat(...meant.map((text) => shapesOf(asDigits(text))));
    return found.includes("real") && !found.includes("ours");
  }

  function holdsAWholeNumber(read) {
    if (shapesOf(read).includes("real") || has("said_without_its_zero", read)) return true;
    return each("run", setApart(read, DATES)).some((found) => isAWholeNumber(found[0]));
  }

  function holdsANumber(read) {
    let rest = setApart(read, DATES);
    for (const [shape, ours] of SHAPES) {
      if (each(shape, rest).some((found) => !has(ours, found[0]))) return true;
      rest = replace(ours, rest, "$1 x ");
    }
    rest = setApart(rest, ["our_serial", "reference", "measure"]);
    rest = replace("list", rest, withoutList);
    return each("run", rest).some((found) => mayBeSomebodys(found[0]));
  }

  function mayHoldSomethingReal(value) {
    return meanings(value).some(holdsSomethingReal);
  }

  function holdsSomethingReal(typed) {
    const text = setApart(typed, WITH_THEIR_SIGN);
    const spelled = spelledOut(text);
    return [text, ...withoutShift(text)].some((each) => holdsANumber(asDigits(each))) || holdsAnEmail(typed) || isJoined(text) ||
      [text, spelled].some((each) => aroundLetters(each).some(isANumberButForALetter)) || holdsAWholeNumber(asDigits(spelled));
  }

  const RULES = {
    nir: (value, own) => mayBeRealNumber("nir", value, own),
    serial: (value, own) => mayBeRealNumber("serial", value, own),
    phone: (value, own) => mayBeRealNumber("phone", value, own),
    email: mayBeRealInEmailBox,
    code: (value) => !looksLikeACode(value) && mayHoldSomethingReal(value),
    text: mayHoldSomethingReal,
  };

  // A provisional code may be made of digits and of letters that look like them.
  function looksLikeACode(value) {
    const bare = value.replace(/[\s-]/g, "");
    return /^[0-9A-Za-z]{12}$/.test(bare) && /[a-z]/.test(bare) && /[A-Z]/.test(bare) && /[0-9]/.test(bare);
  }

  function couldBeReal(kind, value, own) {
    if (!table) readTable();
    if (!RULES[kind]) return false;
    return Boolean(RULES[kind](String(value), String(own || "").split("|").filter(Boolean)));
  }

  window.guard = { couldBeReal };
})();
