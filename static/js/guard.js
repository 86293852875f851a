// The guard against real data: what may belong to a real person never leaves the browser.
// The server checks again; here, the value is not even sent.
(function () {
  "use strict";

  // The same functions as sandbox/world/{fictitious,addresses,rows,side_by_side}.py, under the same names, on the
  // same table, on a text that guard_reading.js has read.

  const {
    readTable, has, find, replace, each, digitsOf, lstrip, rstrip, simple, meanings, asDigits, asNumber,
    withoutShift, besideShift, spelledOut, saidOut, withItsZeros, aroundLetters,
    withoutLetters,
  } = window.guardReading;

  const FEWEST_DIGITS = 8;
  const LONGEST_SLIP = 16;
  const MOST_TOO_MANY = 3;
  const NO_BIRTH = "00000000";
  const MOST_CUTS = 3;
  const FEWEST_ABROAD = 9;

  let table = null;

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
  const isOfABirth = (nir) => nir.slice(5, 13) !== NO_BIRTH;
  const isASlipOfOurs = (digits) => corrections(digits).some((nir) => isWholeNir(nir) && isOfABirth(nir));

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
    nir: (digits) => table.place.startsWith(digits.slice(7, 10)) && isOfABirth(digits) && !mayRing(digits) && digits.length <= LONGEST_SLIP,
    serial: (digits) => isLittleAfter("begins_as_our_serial", digits),
    phone: (digits) => isLittleAfter("begins_as_our_phone", digits),
  };

  function isLittleAfter(beginning, digits) {
    return has(beginning, digits) && digits.length - find(beginning, digits).length < FEWEST_DIGITS;
  }

  function isOurs(kind, digits, own) {
    const once = digits.slice(0, Math.floor(digits.length / 2));
    const typed = digits === once + once ? once : digits;
    const rest = besideOurs(typed, own);
    if (rest.length < FEWEST_DIGITS) return rest.length <= MOST_TOO_MANY || !endsAsARealOne(typed);
    return (rest === typed && BEGINS_AS_OURS[kind](typed)) || isOneOfOurs(kind, rest, own);
  }

  const endsAsARealOne = (digits) => [10, 13, 15].some((length) => isWhole(digits.slice(-length)));

  function besideOurs(digits, own) {
    const whole = own.filter((each) => each.length >= FEWEST_DIGITS);
    if (isWholeNir(digits.slice(0, 15))) whole.push(digits.slice(0, 15));
    const first = () => whole.find((each) => digits.startsWith(each));
    const last = () => whole.find((each) => digits.endsWith(each));
    for (let taken = first(); taken; taken = first()) digits = digits.slice(taken.length);
    for (let taken = last(); taken; taken = last()) digits = digits.slice(0, -taken.length);
    return digits;
  }

  function isOneOfOurs(kind, digits, own) {
    return own.some((right) => isOneSlip(digits, right)) || (kind === "nir" && isASlipOfOurs(digits)) ||
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
    if (has("email_too_short", after) || has("email_domain_alone", before)) return false;
    const isAWord = before.endsWith(" ") || has("email_hour", before);
    return !isAWord || isOfTheNet(rstrip(domain, ".!?:'"), after);
  }

  function isTheEndOfOne(host, text) {
    return each(`email_${host}`, text).some((found) => {
      const at = found.index + found[1].length;
      return has(`email_before_${host}`, text.slice(Math.max(0, at - 80), at));
    });
  }

  function isAroundAnAt(text) {
    for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) if (isAnAddress(text, at)) return true;
    return has("email_apart", text);
  }

  function endsWithAHost(text) {
    if (!table.wordsOfHosts.some((word) => text.includes(word))) return false;
    return table.namedHosts.some((host) => isTheEndOfOne(host, text)) || has("email_named", text) || has("email_full_name", text);
  }

  function holdsAnEmail(typed) {
    const text = typed.toLowerCase();
    const end = (found) => found.index + found[0].length;
    return (text.includes("@") && isAroundAnAt(text)) || isTheEndOfOne("site", text) || endsWithAHost(text) ||
      ["email_at", "email_somebody_at"].some((said) => each(said, text).some((found) => has("email_after_at", text.slice(end(found), end(found) + 80)))) ||
      has("email_glued", text);
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
  const FEWEST_TOWNS = 3;
  const LONGEST_LABEL = 5;
  const LAST_DAY = 31;

  function areListed(items) {
    const areSteps = items.every((item) => has("of_four_digits", item));
    const areTowns = items.length >= FEWEST_TOWNS && items.every((item) => has("of_a_town", item));
    return areSteps || areTowns || areCounted(items) || areRounds(items);
  }

  function areCounted(items) {
    const isNext = (item, at) => at === 0 || Number(item) - Number(items[at - 1]) === 1;
    return items.length > 2 && items.every((item, at) => item.length <= LONGEST_LABEL && isNext(item, at));
  }

  const SHAPES = [["phone", "our_phone"], ["mixed_phone", "our_phone"], ["spelled_phone", "our_phone"], ["nir", "our_nir"]];
  const ROWS = ["rounds", "fours", "marks", "pressures_said", "street_and_town", "towns", "short_numbers"];
  const COMES_AFTER = { high: ["low", "pulse"], low: ["high"], pulse: ["low"] };
  const ALIKE = [["one_or_two_digits", 12], ["two_digits", 35], ["two_or_three_digits", 30]];
  const SMALLEST_OF_THREE_DIGITS = 40;
  const LARGEST_MEASURED = 250;
  const numbersOf = (row) => row.split(" ").map(Number);

  const holdACard = (text) => each("groups_of_four", text).some((found) => hasACard(found[0].match(/[0-9]+/g)));

  function hasACard(groups) {
    const fours = groups.map((_, at) => groups.slice(at, at + GROUPS_OF_A_BANK_CARD));
    return fours.some((four) => !areRounds(four) && mayBeACard(four.join("")));
  }

  const areRounds = (groups) => groups.every((group) => has("listed", group));

  function mayBeACard(digits) {
    const isWhole = digits.length === 4 * GROUPS_OF_A_BANK_CARD && has("card", digits);
    return isWhole && (has("french_card", digits) || luhnIsRight(digits));
  }

  function luhnIsRight(digits) {
    const doubled = (digit, position) => (position % 2 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] : Number(digit));
    return Array.from(digits).reverse().map(doubled).reduce((total, digit) => total + digit, 0) % 10 === 0;
  }

  function arePressures(numbers) {
    const follow = (last, number) => Object.keys(COMES_AFTER).filter((each) => COMES_AFTER[each].some((before) => last.includes(before)) && has(each, number));
    return numbers.length > 1 && numbers.reduce(follow, ["pulse"]).length > 0;
  }

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

  const areOrdinary = (row) => ROWS.some((each) => has(each, row)) || arePressures(row.split(" ")) || areAlike(row) || areDays(row);

  function isInARow(items, digits) {
    if (isWholeWithItsKey(digits) || mayRing(digits)) return false;
    return areOrdinary(items.join(" "));
  }

  function mayBeSomebodys(run) {
    const digits = digitsOf(run);
    if (digits.length <= FEWEST_DIGITS || new Set(digits).size === 1 || isASlipOfOurs(digits) || isWholeAndOurs(digits)) return false;
    return !isInARow(lstrip(rstrip(run, " ,.;:/-"), " ,.;:/-").split(/[ ;/-]/), digits);
  }

  function isWhole(digits) {
    if (has("dials", digits) || has("nine_of_ten", digits)) return !has("begins_as_our_phone", digits);
    return (has("whole_nir", digits) && digits.slice(7, 10) !== table.place) || mayBeACard(digits);
  }

  const WITH_THEIR_SIGN = ["blanks", "per_cent", "days", "price", "count", "order", "registered", "postal", "gas", "moment", "day_in_signs", "size", "article"];
  const DATES = ["day_to_day", "date", "day_and_hour", "stamp", "hours", "counted"];
  const setApart = (text, ordinary) => ordinary.reduce((rest, each) => replace(each, rest, "$1 x "), text);

  const isAWholeNumber = (written) => isWhole(digitsOf(written)) && !areInOrder(written);

  function areInOrder(written) {
    const numbers = written.match(/[0-9]+/g);
    const comesAfter = (number, at) => at === 0 || Number(numbers[at - 1]) < Number(number);
    return numbers.every((number, at) => number.length <= 2 && Number(number) <= LAST_DAY && comesAfter(number, at));
  }

  const areSmall = (written) => written.match(/[0-9]+/g).every((number) => number.length <= 2 && Number(number) <= LAST_DAY);

  function isAJoinedNumber(written, way) {
    if (way === "by_hours" && !has("no_hour", written)) return false;
    if (way === "aside" && areSmall(written)) return false;
    return isAWholeNumber(written);
  }

  const isJoined = (text) => ["joined", "aside", "lettered", "by_hours"].some((way) => each(way, text.toLowerCase()).some((found) => isAJoinedNumber(found[0], way)));

  function shapesOf(read) {
    const rest = setApart(read, DATES);
    return [].concat(...SHAPES.map(([shape, ours]) => each(shape, rest).map((found) => (has(ours, found[0]) || areInOrder(found[0]) ? "ours" : "real"))));
  }

  function isANumberButForALetter(meant) {
    const found = [].concat(...meant.map((text) => shapesOf(asDigits(text))));
    return found.includes("real") && !found.includes("ours");
  }

  function holdsAWholeNumber(read) {
    if (shapesOf(read).includes("real") || each("said_without_its_zero", read).some((found) => !areInOrder(found[0]))) return true;
    const rest = setApart(read, DATES);
    return holdACard(rest) || each("run", rest).some((found) => isAWholeNumber(found[0]));
  }

  function oneAfterTheOther(run, counts) {
    const groups = run.match(/[0-9]+/g) || [];
    const found = [];
    for (let first = 0; first < groups.length; first += 1) {
      for (let last = first, count = 0; last < groups.length && count < Math.max(...counts); last += 1) {
        count += groups[last].length;
        if (counts.includes(count)) found.push(groups.slice(first, last + 1));
      }
    }
    return found;
  }

  const isSaidAmong = (read) => each("run", setApart(read, [...DATES, "computer"])).some((found) => oneAfterTheOther(found[0], [10, 15, 16]).some(isASaidNumber));

  const isANirAmong = (run) => oneAfterTheOther(run, [15]).some((groups) => isWholeWithItsKey(groups.join("")) && isWhole(groups.join("")));

  function isACutNumber(written) {
    const groups = written.match(/[0-9]+/g);
    const digits = groups.join("");
    if (digits.length < FEWEST_ABROAD || has("begins_as_our_phone", digits)) return false;
    return each("cut", written).length <= MOST_CUTS && !groups.every((group) => group.endsWith("0"));
  }

  const isCut = (text) => ["abroad", "account"].some((way) => each(way, text).some((found) => isACutNumber(found[0])));

  function isASaidNumber(groups) {
    const digits = groups.join("");
    if (has("said_phone", digits)) return !areInOrder(groups.join(" "));
    return isWholeWithItsKey(digits) ? isWhole(digits) : mayBeACard(digits) && !areOrdinary(groups.join(" "));
  }

  function holdsANumber(read) {
    let rest = setApart(read, DATES);
    for (const [shape, ours] of SHAPES) {
      if (each(shape, rest).some((found) => !has(ours, found[0]) && !(found[0].includes(";") && areInOrder(found[0])))) return true;
      rest = replace(ours, rest, "$1 x ");
    }
    if (holdACard(rest)) return true;
    rest = setApart(rest, ["our_serial", "reference", "coordinates", "codes", "measure"]);
    if (each("run", rest).some((found) => isANirAmong(found[0]))) return true;
    rest = replace("list", rest, withoutList);
    return each("run", rest).some((found) => mayBeSomebodys(found[0]));
  }

  function mayHoldSomethingReal(value) {
    return meanings(value).some(holdsSomethingReal);
  }

  const inBothWays = (spelled) => [asDigits(spelled), withItsZeros(asDigits(spelled))];

  function holdsSomethingReal(typed) {
    const text = setApart(typed, WITH_THEIR_SIGN);
    const spelled = spelledOut(text);
    return [text, ...withoutShift(text)].some((each) => holdsANumber(asDigits(each))) || holdsAnEmail(typed) || isJoined(text) ||
      [text, spelled].some((each) => aroundLetters(each).some(isANumberButForALetter)) ||
      inBothWays(spelled).some(holdsAWholeNumber) || inBothWays(saidOut(text)).some(isSaidAmong) || isCut(text.toLowerCase());
  }

  /* ---- Boxes side by side ---- */

  const firstGroup = (name, text) => (table.match[name].exec(text) || ["", ""])[1];
  const KNOWN = [...DATES, "our_phone", "our_nir", "our_serial", "reference"];
  const WITHOUT_ITS_KEY = 13;
  const WITH_ITS_KEY = 15;
  const OF_A_CARD_AND_ITS_MONTH = 20;

  function readBeside(text) {
    const typed = setApart(simple(text), WITH_THEIR_SIGN);
    return setApart(asDigits(spelledOut(typed) || typed), KNOWN);
  }

  function areSomebodys(number) {
    const digits = digitsOf(number);
    if (digits.length === OF_A_CARD_AND_ITS_MONTH) return holdACard(number);
    if (!isWhole(digits) || areSmall(number) || (digits.length === WITH_ITS_KEY && !hasTrueKey(digits))) return false;
    return ![WITHOUT_ITS_KEY, WITH_ITS_KEY].includes(digits.length) || number.match(/[0-9]+/g).length === 2 || has("nir", number);
  }

  function placesOfANumber(read, first) {
    let number = firstGroup("number_at_the_end", read[first]);
    for (let last = first + 1; last < read.length; last += 1) {
      const more = firstGroup("number_at_the_start", read[last]);
      if (!number || !more) return [];
      number = `${number} ${more}`;
      if (areSomebodys(number)) return read.map((text, place) => place).slice(first, last + 1);
      if (more !== lstrip(rstrip(read[last], " ,.;-"), " ,.;-")) return [];
    }
    return [];
  }

  function isAnAddressCutInTwo(one, other) {
    return has("email_cut_in_two", simple(`${one}\n${other}`).toLowerCase()) && mayHoldSomethingReal(one + other);
  }

  function heldTogether(texts) {
    table = readTable();
    const read = texts.map(readBeside);
    const found = [].concat(...read.map((text, first) => placesOfANumber(read, first)));
    texts.slice(1).forEach((other, first) => {
      const [one, two] = [texts[first], other].map((text) => lstrip(rstrip(text, " "), " "));
      if (isAnAddressCutInTwo(one, two)) found.push(first, first + 1);
    });
    return texts.map((text, place) => place).filter((place) => found.includes(place));
  }

  const RULES = {
    nir: (value, own) => mayBeRealNumber("nir", value, own),
    serial: (value, own) => mayBeRealNumber("serial", value, own),
    phone: (value, own) => mayBeRealNumber("phone", value, own),
    email: mayBeRealInEmailBox,
    code: (value) => !looksLikeACode(value) && !isACodeTwice(value) && mayHoldSomethingReal(value),
    text: mayHoldSomethingReal,
  };

  // A provisional code may be made of digits and of letters that look like them.
  function looksLikeACode(value) {
    const bare = value.replace(/[\s-]/g, "");
    return /^[0-9A-Za-z]{12}$/.test(bare) && /[a-z]/.test(bare) && /[A-Z]/.test(bare) && /[0-9]/.test(bare);
  }

  const isACodeTwice = (value) => /^([0-9]{6})\1$/.test(value.normalize("NFKC").replace(/[\s.-]/g, ""));

  function couldBeReal(kind, value, own) {
    table = readTable();
    if (!RULES[kind]) return false;
    return Boolean(RULES[kind](String(value), String(own || "").split("|").filter(Boolean)));
  }

  window.guard = { couldBeReal, heldTogether };
})();
