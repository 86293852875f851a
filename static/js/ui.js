// Comfort over pages that already work: each function does one thing, and may run again on
// the same markup. Events are delegated, so they survive body swaps by htmx.
(function () {
  "use strict";

  const narrow = window.matchMedia("(max-width: 63.999rem)");
  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);

  function remember(key, value) {
    try { sessionStorage.setItem(key, value); } catch (error) { /* storage refused */ }
  }

  function recall(key) {
    try { return sessionStorage.getItem(key); } catch (error) { return null; }
  }

  // The hidden live region that follows an element; made once.
  function statusAfter(element) {
    const next = element.nextElementSibling;
    if (next && next.matches("[data-status]")) return next;
    const status = document.createElement("span");
    status.className = "visually-hidden";
    status.setAttribute("data-status", "");
    status.setAttribute("role", "status");
    element.after(status);
    return status;
  }

  // Speaks after a pause of one second: a screen reader is not flooded while typing.
  const pauses = new WeakMap();

  function announce(element, text) {
    const status = statusAfter(element);
    clearTimeout(pauses.get(status));
    pauses.set(status, setTimeout(() => { status.textContent = text; }, 1000));
  }

  /* ---- Desk ---- */

  const desk = () => document.querySelector(".desk__panel");

  // Behind the open drawer, the site must not take the focus.
  function shieldSite() {
    const site = document.querySelector(".site");
    if (site && desk()) site.inert = narrow.matches && desk().open;
  }

  function setUpDesk() {
    const panel = desk();
    if (!panel) return;
    panel.dataset.ready = panel.dataset.ready || (panel.open ? "open" : "folded"); // as the server sent it
    panel.open = !narrow.matches && (recall("desk") || panel.dataset.ready) === "open";
    lay(chosenHere() || asked() || takenLast());
    shieldSite();
  }

  /* ---- The paper on top: the one chosen on this page, else the one that the page asks for ---- */

  const said = () => (byId("nouvelles") || { dataset: {} }).dataset;
  const asked = () => said().asked || "";
  const chosenHere = () => (recall("paper-of") === location.pathname ? recall("paper") : "");
  // A letter whose code has served does not come back by itself: the paper that the server chose stays.
  const takenLast = () => (recall("paper") === said().putAway ? "" : recall("paper"));

  function lay(name) {
    const radio = all(desk(), '[name="paper"]').find((each) => each.value === name);
    if (radio) radio.checked = true;
    document.fonts.ready.then(showWhatToCopy);
  }

  // Without tabs (Firefox before 121) every paper is there, one under the other.
  const hasTabs = CSS.supports("selector(:has(*))");

  function bringUp(scroller) {
    const chosen = desk().querySelector('[name="paper"]:checked');
    const paper = chosen && desk().querySelector(`[data-paper="${chosen.value}"]`);
    if (paper) scroller.scrollTop += paper.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  }

  // Within the desk alone: the page itself does not move.
  function showWhatToCopy() {
    if (!desk() || !desk().open) return;
    const scroller = narrow.matches ? document.querySelector(".desk__content") : document.querySelector(".desk");
    if (!hasTabs) {
      bringUp(scroller);
      return;
    }
    const shown = (selector) => all(desk(), selector).filter((each) => each.offsetParent);
    const lines = shown("[data-to-copy]");
    const things = lines.length ? lines : shown(".letter__code, .idcard__nir").slice(0, 1);
    if (!things.length) return;
    scroller.scrollTop = 0;
    const view = scroller.getBoundingClientRect();
    const [top, bottom] = [things[0].getBoundingClientRect().top, things[things.length - 1].getBoundingClientRect().bottom];
    const floor = Math.min(view.bottom, window.innerHeight);
    if (bottom > floor) scroller.scrollTop += Math.min(bottom - floor + 16, top - view.top - 16);
  }

  function choosePaper(name) {
    remember("paper", name);
    remember("paper-of", location.pathname);
  }

  // What comes is laid on top, unless one chose another paper on this page, or is reading there.
  function layWhatHasCome() {
    if (!desk() || !asked() || chosenHere() || desk().contains(document.activeElement)) return;
    lay(asked());
  }

  // Only what the learner does is remembered, hence the click and not the toggle event.
  function rememberDesk() {
    if (!narrow.matches) remember("desk", desk().open ? "folded" : "open");
  }

  /* ---- A hint lays on top the paper of which it speaks; what is kept in sight gives the page back ---- */

  const idOf = (detail) => (detail.target || {}).id; // a page restored has no target

  function openDesk() {
    desk().open = true;
    lay(asked());
    shieldSite();
  }

  function layWhatIsHinted({ detail }) {
    if (idOf(detail) !== "bureau" || !desk() || !asked()) return;
    choosePaper(asked());
    if (narrow.matches) lay(asked());
    else openDesk();
  }

  function showWhatIsKept({ detail }) {
    if (idOf(detail) !== "sous-les-yeux" || !narrow.matches || !desk() || !desk().open) return;
    desk().open = false;
    shieldSite();
    (window.fields.lastTypedIn() || byId("ne-plus-garder")).focus();
  }

  function onEscape(event) {
    if (event.key !== "Escape" || !narrow.matches || !desk() || !desk().open) return;
    if (document.querySelector("dialog[open]")) return;
    desk().open = false;
    shieldSite();
    desk().querySelector("summary").focus();
  }

  /* ---- Password: show and hide ---- */

  function reveal(button, shown) {
    const input = byId(button.dataset.reveal);
    if (!input) return;
    input.type = shown ? "text" : "password";
    button.toggleAttribute("data-shown", shown);
    all(button, "[data-show]").forEach((part) => { part.hidden = shown; });
    all(button, "[data-hide]").forEach((part) => { part.hidden = !shown; });
  }

  function setUpReveal(button) {
    button.hidden = false;
    reveal(button, button.hasAttribute("data-shown"));
  }

  /* ---- The kind of card: what its serial number looks like, for engines without :has() ---- */

  function tellCard(identity) {
    const card = identity.querySelector('[name="carte"]:checked');
    identity.dataset.card = card ? card.value : "";
  }

  /* ---- Live counters and rules ---- */

  function updateCount(counter, speak) {
    const input = byId(counter.dataset.countFor);
    if (!input) return;
    const { countMax, countWithout } = counter.dataset; // as the field on the server reads it
    const typed = countWithout ? input.value.replace(new RegExp(countWithout, "giu"), "") : input.value;
    counter.hidden = false;
    counter.textContent = `${typed.length} sur ${countMax}`;
    if (speak) announce(counter, counter.textContent);
    else statusAfter(counter);
  }

  function updateRules(list, speak) {
    const input = byId(list.dataset.rulesFor);
    if (!input) return;
    const items = all(list, "[data-rule]");
    items.forEach((item) => item.toggleAttribute("data-met", new RegExp(item.dataset.rule, "u").test(input.value)));
    const met = items.filter((item) => item.hasAttribute("data-met"));
    if (speak) announce(list, `${met.length} règles sur ${items.length}`);
    else statusAfter(list);
  }

  function onInput(event) {
    all(document, "[data-count-for]").filter((counter) => counter.dataset.countFor === event.target.id)
      .forEach((counter) => updateCount(counter, true));
    all(document, "[data-rules-for]").filter((list) => list.dataset.rulesFor === event.target.id)
      .forEach((list) => updateRules(list, true));
  }

  /* ---- How long to wait before another code, or another try ---- */

  const counting = new WeakSet();

  function setUpCountdown(line) {
    if (counting.has(line)) return;
    counting.add(line);
    const end = Date.now() + Number(line.dataset.countdown) * 1000;
    const [sentence, then] = [line.textContent, line.dataset.then];
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      line.textContent = seconds ? sentence.replace(/\d+(\s)secondes?/, `${seconds}$1seconde${seconds > 1 ? "s" : ""}`) : then;
      if (!seconds || !line.isConnected) clearInterval(timer);
    }, 500);
  }

  /* ---- Copy: the room is plain http, where navigator.clipboard is missing ---- */

  function copy(button) {
    const source = byId(button.dataset.copy);
    const label = button.querySelector("span") || button;
    const status = statusAfter(button);
    if (!source) return;
    window.getSelection().selectAllChildren(source);
    if (!document.execCommand("copy") || status.textContent) return;
    const words = label.textContent;
    label.textContent = status.textContent = "Copié";
    setTimeout(() => {
      label.textContent = words;
      status.textContent = "";
    }, 2000);
  }

  function setUpCopy(button) {
    button.hidden = false;
    statusAfter(button);
  }

  function onClick(event) {
    const button = event.target.closest("[data-reveal], [data-copy], [data-opens-desk], .desk__toggle");
    if (!button) return;
    if (button.matches(".desk__toggle")) rememberDesk();
    else if (button.matches("[data-opens-desk]")) openDesk();
    else if (button.dataset.copy) copy(button);
    else reveal(button, !button.hasAttribute("data-shown"));
  }

  /* ---- « Lu »: sent by itself once the paper, or the e-mail, has been on screen for a while ---- */

  const waiting = new WeakMap();

  function sendRead(form) {
    if (!form.isConnected || form.dataset.sent) return;
    form.dataset.sent = "true";
    if (form.requestSubmit) form.requestSubmit();
    else if (form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }))) form.submit();
  }

  const onScreen = new IntersectionObserver((entries) => {
    entries.forEach(({ target, isIntersecting }) => {
      clearTimeout(waiting.get(target));
      if (isIntersecting) waiting.set(target, setTimeout(() => readForms(target).forEach(sendRead), 800));
    });
  });

  const sheetOf = (form) => form.closest(".mail__body") || form.closest(".mail") || form.closest(".paper");
  const readForms = (sheet) => all(sheet, "form[data-read-when-shown]").filter((form) => sheetOf(form) === sheet);

  function setUpRead(form) {
    if (!sheetOf(form) || !window.htmx) return; // without htmx, the page would reload while one types
    form.hidden = true;
    onScreen.observe(sheetOf(form));
  }

  // What could not be said is said once the room is back.
  function sendReadAgain() {
    all(document, "form[data-unsaid]").forEach((form) => {
      form.removeAttribute("data-unsaid");
      form.removeAttribute("data-sent");
      sendRead(form);
    });
  }

  function noteUnsaid({ detail }) {
    if (detail.elt.matches("form[data-read-when-shown]")) detail.elt.setAttribute("data-unsaid", "");
  }

  /* ---- Forms ---- */

  // Bubble phase: a submit that guard_forms.js stopped never arrives here.
  function hidePasswords(event) {
    all(event.target, "[data-reveal]").forEach((button) => reveal(button, false));
  }

  // The link of a free place: opening it changes nothing, its page sits down by itself.
  function pressAtOnce(form) {
    if (form.requestSubmit) form.requestSubmit();
  }

  /* ---- « e-mail » on one line: a style sheet cannot ask it, another hyphen would be copied ---- */

  const PARTED = /e-mails?/i;
  const NEVER_PARTED = "option, textarea, script, style, svg, .whole";

  // In a row, each piece of a text would be a thing of its own.
  function mayBeParted({ data, parentElement }) {
    if (!PARTED.test(data) || parentElement.closest(NEVER_PARTED)) return false;
    return !/flex|grid/.test(getComputedStyle(parentElement).display);
  }

  function keepWhole(text) {
    const found = PARTED.exec(text.data);
    if (!found) return;
    const word = text.splitText(found.index);
    const rest = word.splitText(found[0].length);
    const whole = document.createElement("span");
    whole.className = "whole";
    word.replaceWith(whole);
    whole.append(word);
    keepWhole(rest);
  }

  function textsOf(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    return texts;
  }

  /* ---- Set-up ---- */

  function setUpParts(root) {
    textsOf(root.body || root).filter(mayBeParted).forEach(keepWhole);
    all(root, "[data-reveal]").forEach(setUpReveal);
    all(root, "[data-copy]").forEach(setUpCopy);
    all(root, "[data-count-for]").forEach((counter) => updateCount(counter));
    all(root, "[data-rules-for]").forEach((list) => updateRules(list));
    all(root, "form[data-read-when-shown]").forEach(setUpRead);
    all(root, "[data-countdown]").forEach(setUpCountdown);
    all(root, ".identity").forEach(tellCard);
  }

  // After a refusal: the first faulty box with its error and its help, else what is said of the page.
  function showFault() {
    const list = byId("erreurs");
    if (!list) return false;
    const first = list.matches("[data-autofocus]") ? null : list.querySelector("a");
    window.fields.show((first && byId(first.hash.slice(1))) || list);
    return true;
  }

  function focusFirst() {
    if (showFault()) return;
    const target = document.querySelector("[data-autofocus]");
    if (!target) return;
    if (!target.matches("a, button, input, select, textarea, [tabindex]")) target.tabIndex = -1;
    target.focus();
    const screen = target.matches("h1") && target.closest(".handset > .site");
    if (screen) screen.scrollTop = 0;
  }

  // Tab is faster than the page: what took the focus meanwhile is where one is.
  function showTheFocus() {
    const here = document.activeElement;
    if (!here.matches("main :is(a, button, input, select, textarea, summary):not([data-autofocus])")) return;
    (here.closest("label") || here).scrollIntoView({ block: "nearest" });
  }

  function setUpPage() {
    setUpDesk();
    setUpParts(document);
    focusFirst();
    all(document, "form[data-press]").forEach(pressAtOnce);
  }

  /* ---- Pages that say no, and mail that is being read ---- */

  // A boosted page that answers 403, 404 or 500 is a page all the same: show it.
  function showRefusals(event) {
    if (event.detail.boosted && event.detail.xhr.status >= 400) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  }

  const beingRead = new Set();

  // News replace the mailbox: a message that is open stays open, and keeps the focus.
  function rememberWhatIsRead(event) {
    beingRead.clear();
    event.detail.target.querySelectorAll("details[open][id]").forEach((each) => beingRead.add(each.id));
  }

  function reopenWhatIsRead() {
    beingRead.forEach((id) => {
      const details = document.getElementById(id);
      if (details) details.open = true;
    });
  }

  document.addEventListener("DOMContentLoaded", setUpPage);
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target === document.body) setUpPage();
  });
  // htmx goes to the top of a new page once it has settled.
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target === document.body) setTimeout(() => showFault() || showTheFocus());
  });
  document.addEventListener("htmx:historyRestore", setUpPage);
  document.addEventListener("htmx:beforeSwap", showRefusals);
  document.addEventListener("htmx:oobAfterSwap", layWhatIsHinted);
  document.addEventListener("htmx:afterSettle", showWhatIsKept);
  document.addEventListener("htmx:oobBeforeSwap", rememberWhatIsRead);
  document.addEventListener("htmx:oobAfterSwap", reopenWhatIsRead);
  document.addEventListener("htmx:load", (event) => {
    if (desk() && !desk().dataset.ready) setUpDesk();
    if (event.detail.elt.id === "nouvelles") layWhatHasCome();
    setUpParts(event.detail.elt.parentNode || document);
  });
  document.addEventListener("click", onClick);
  document.addEventListener("input", onInput);
  document.addEventListener("keydown", onEscape);
  document.addEventListener("toggle", shieldSite, true);
  document.addEventListener("toggle", (event) => { if (event.target === desk()) showWhatToCopy(); }, true);
  document.addEventListener("change", (event) => { if (event.target.name === "paper") choosePaper(event.target.value); });
  document.addEventListener("change", (event) => { if (event.target.name === "carte") all(document, ".identity").forEach(tellCard); });
  document.addEventListener("submit", hidePasswords);
  document.addEventListener("htmx:sendError", noteUnsaid);
  document.addEventListener("room:back", sendReadAgain);
  narrow.addEventListener("change", setUpDesk);
})();
