// When the room is slow or silent: every press says so near itself, keeps the page as it is, and can
// be sent again. After half a second, a press shows that it works; after two more, the page asks
// whether the room is there, which tells long work from silence. Without JavaScript, the browser's
// own pages do it.
(function () {
  "use strict";

  const SHOWN_AFTER = 500; // milliseconds, all of them
  const ASKED_AFTER = 2300;
  const POLL_ASKED_AFTER = 1000; // with the wait between two polls, silence is still said within five seconds
  const ANSWERS_WITHIN = 1700;
  const ASKED_AGAIN = 1500;
  const TWICE_WITHIN = 2000;
  const BACK_IS_SHOWN = 8000;
  const GIVEN_UP_AFTER = 12000;

  const isOurs = (mark) => mark === "coup-d-essai"; // X-Room, which only the room's answers bear
  const notes = window.silenceNotes; // silence_notes.js
  const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

  // What the room answers to « are you there? »: how far this press is; null is silence.
  async function askTheRoom(name, within = ANSWERS_WITHIN) {
    const gate = new AbortController();
    const timer = setTimeout(() => gate.abort(), within);
    try {
      const answer = await fetch(`/en-vie/?press=${name || ""}`, { cache: "no-store", signal: gate.signal });
      return answer.ok && isOurs(answer.headers.get("X-Room")) ? await answer.json() : null;
    } catch (error) {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  /* ---- The press that is waited for ---- */

  let press = null; // while it has no answer
  let failed = null; // the last one that had none, until the next
  let count = 0;

  const newName = () => `${Math.random().toString(36).slice(2)}-${(count += 1)}`;

  // A page that comes back would take what is pressed away, and its answer would belong nowhere: one
  // of the two is asked for at a time, the last that somebody wanted.
  function begin(next) {
    if (press && (press.isHistory || next.isHistory)) press.abort();
    end();
    notes.remove();
    failed = null;
    press = Object.assign(next, { startedAt: performance.now(), isSilent: false, timers: [] });
    press.timers.push(setTimeout(showBusy, SHOWN_AFTER, press), setTimeout(ask, ASKED_AFTER, press));
  }

  function rest(waited) {
    waited.timers.forEach(clearTimeout);
    if (waited.control) waited.control.removeAttribute("aria-busy");
  }

  function end() {
    if (!press) return;
    rest(press);
    press = failed = null;
    notes.remove();
  }

  function showBusy(waited) {
    if (waited !== press) return;
    if (waited.control) waited.control.setAttribute("aria-busy", "true");
    notes.show("busy", waited);
  }

  // Its note is filled in place: nothing jumps, and a screen reader hears it once.
  function showHowFar(waited, { percent }) {
    const seconds = Math.round((performance.now() - waited.startedAt) / 1000);
    const isThere = notes.all().find((note) => note.querySelector("[data-seconds]"));
    const note = isThere || notes.show("slow", waited);
    note.querySelector("[data-seconds]").textContent = String(seconds);
    note.querySelector("[data-part]").hidden = percent === undefined;
    note.querySelector("[data-percent]").textContent = percent === undefined ? "" : String(percent);
  }

  async function ask(waited) {
    const answer = await askTheRoom(waited.name);
    if (waited !== press) return;
    if (!answer) {
      fail("lost");
      return;
    }
    waited.isSilent = false;
    showHowFar(waited, answer);
    waited.timers.push(setTimeout(ask, ASKED_AGAIN, waited));
  }

  // A request that hangs is kept: if the room wakes up, its answer is shown.
  function fail(name) {
    const waited = press;
    rest(waited);
    waited.isSilent = true;
    failed = waited;
    sentAt.delete(waited.form);
    removePageNotes();
    notes.show(name, waited);
    if (waited.form) waited.form.dispatchEvent(new CustomEvent("room:unsent", { bubbles: true }));
    if (name === "lost" || name === "foreign") watch();
  }

  function failForGood(name) {
    fail(name);
    press = null;
  }

  function pressAgain() {
    const { again } = failed;
    if (press && press.isSilent) press.abort();
    press = null;
    again();
  }

  /* ---- The page that nobody pressed: what it asks by itself has no answer ---- */

  let heardAt = new Date();
  let isSilent = false;
  let isWatching = false;

  const pageNotes = () => Array.from(document.querySelectorAll("[data-silence-page]"));
  const removePageNotes = () => pageNotes().forEach((note) => note.remove());

  function showPage(name) {
    if (pageNotes().some((note) => note.dataset.silencePage === name)) return;
    removePageNotes();
    const note = document.getElementById(`silence-page-${name}`).content.firstElementChild.cloneNode(true);
    const since = note.querySelector("[data-since]");
    if (since) {
      const inTheRoom = { hour: "numeric", minute: "2-digit", timeZone: since.dataset.since };
      since.textContent = heardAt.toLocaleTimeString("fr", inTheRoom).replace(":", "\u00a0h\u00a0");
    }
    (document.querySelector("[data-network]") || document.querySelector("main") || document.body).prepend(note);
  }

  function losePage() {
    if (!failed) showPage("lost");
    watch();
  }

  // Until the room is back. It looks again and again, whatever is on the page meanwhile.
  async function watch() {
    isSilent = true;
    if (isWatching) return;
    isWatching = true;
    while (isSilent) {
      await pause(ASKED_AGAIN);
      if (isSilent && await askTheRoom()) comeBack();
    }
    isWatching = false;
  }

  function comeBack() {
    if (!isSilent) return;
    isSilent = false;
    heardAt = new Date();
    if (pageNotes().length) showPageBack();
    document.dispatchEvent(new CustomEvent("room:back"));
    if (press && press.isSilent) ask(press); // its answer is on its way
    else if (failed) showBack();
  }

  function showPageBack() {
    showPage("back");
    const [note] = pageNotes();
    setTimeout(() => note.remove(), BACK_IS_SHOWN);
  }

  function showBack() {
    const note = notes.show("back", failed);
    failed = null;
    setTimeout(() => { if (note.isConnected) notes.remove(); }, BACK_IS_SHOWN);
  }

  /* ---- What htmx sends ---- */

  const isPoll = (element) => element.matches("[hx-trigger*=every]");
  const isByItself = (element) => isPoll(element) || element.matches("[data-read-when-shown]");
  const isPressed = (detail) => press !== null && press.xhr === detail.xhr;

  // What is asked by itself is given up after a while, to be asked again; what is pressed never is.
  function name({ detail }) {
    detail.headers["X-Press"] = newName();
    if (isPoll(detail.elt)) detail.timeout = GIVEN_UP_AFTER;
  }

  function onRequest({ detail }) {
    const { elt, xhr, requestConfig } = detail;
    if (isByItself(elt)) {
      if (isPoll(elt)) setTimeout(lookAtPoll, POLL_ASKED_AFTER, xhr);
      return;
    }
    const submitter = requestConfig.triggeringEvent && requestConfig.triggeringEvent.submitter;
    const form = elt.matches("form") ? elt : null;
    begin({ control: submitter || form && form.querySelector("button") || elt, form, xhr, name: requestConfig.headers["X-Press"],
      again: () => pressLike(elt, submitter), abort: () => xhr.abort() });
  }

  // The same press, on what is now in its place.
  function pressLike(element, submitter) {
    const there = element.isConnected || !element.id ? element : document.getElementById(element.id);
    if (!there || !there.isConnected) notes.remove();
    else if (there.matches("form")) there.requestSubmit(submitter && submitter.isConnected && submitter.form === there ? submitter : null);
    else there.click();
  }

  async function lookAtPoll(xhr) {
    if (xhr.readyState === XMLHttpRequest.DONE || isSilent) return;
    if (!await askTheRoom() && xhr.readyState !== XMLHttpRequest.DONE) losePage();
  }

  function onLoss({ detail }) {
    if (isPressed(detail)) failForGood("lost");
    else if (isPoll(detail.elt)) losePage();
  }

  // News that would lead elsewhere, when a press already does: its answer is newer, and says why.
  const isOvertaken = (elt, xhr) => isPoll(elt) && (press !== null || !elt.isConnected) && Boolean(xhr.getResponseHeader("HX-Redirect"));

  // Before htmx reads anything of it: what is not ours, or went wrong, never takes the page's place.
  function onAnswer(event) {
    const { elt, xhr } = event.detail;
    const isForeign = !isOurs(xhr.getResponseHeader("X-Room"));
    if (!isForeign && xhr.status < 500) {
      comeBack();
      if (isOvertaken(elt, xhr)) event.preventDefault();
      if (isPoll(elt) && xhr.status >= 400) showPage("refused");
      return;
    }
    event.preventDefault();
    if (isPressed(event.detail)) {
      failForGood(isForeign ? "foreign" : "trouble");
      if (!isForeign) sayWhy(xhr.getResponseHeader("X-Reason"));
    } else if (isPoll(elt)) losePage();
  }

  // What the computer refused (a full disk…), told to whoever leads and to nobody else.
  function sayWhy(reason) {
    const place = document.querySelector("#silence [data-reason]");
    if (reason && place) place.textContent = decodeURIComponent(reason);
  }

  // A page that says no is shown (ui.js); what answers a part of a page has no place for it.
  function onAnswered({ detail }) {
    if (!isPressed(detail) || !detail.xhr.status) return;
    if (detail.xhr.status >= 400 && !detail.boosted) failForGood("refused");
    else end();
  }

  function onAbort({ detail }) {
    if (isPressed(detail) && !press.isSilent) end();
  }

  // Back and forward: htmx says nothing of a history that does not come.
  function onHistory({ detail }) {
    const { xhr } = detail;
    begin({ control: null, form: null, xhr, isHistory: true, again: () => leave({ control: null, form: null, go: () => location.reload() }), abort: () => xhr.abort() });
    xhr.addEventListener("error", () => { if (isPressed(detail)) failForGood("lost"); });
    xhr.addEventListener("load", () => { if (isPressed(detail)) { if (xhr.status < 400) end(); else failForGood("trouble"); } });
  }

  /* ---- What the browser itself would send: only if the room is there, so that no page dies ---- */

  const passing = new WeakSet();

  function isPlain(element) {
    if (!window.htmx) return true;
    if (element.matches("[hx-post], [hx-get]")) return false;
    const boost = element.closest("[hx-boost]");
    return !boost || boost.getAttribute("hx-boost") !== "true" || !["", "_self"].includes(element.target || "");
  }

  async function leave({ control, form, go, stays }) {
    const mine = { control, form, name: newName(), again: () => leave({ control, form, go, stays }), abort: () => {} };
    begin(mine);
    clearTimeout(mine.timers.pop()); // this is the question
    const answer = await askTheRoom(mine.name, ASKED_AFTER + ANSWERS_WITHIN);
    if (mine !== press) return;
    if (!answer) {
      failForGood("lost");
      return;
    }
    if (!stays) mine.timers.push(setTimeout(ask, ASKED_AFTER, mine));
    await go(mine);
    if (stays && mine === press) end();
  }

  function pass(element, go) {
    passing.add(element);
    go();
    passing.delete(element);
  }

  // A file comes whole before it is given: a half one is never left on the disk, nor a dead page.
  // Where keeping it is a write, its form is posted, and leads to the file.
  async function fetchFile(mine, address, sent = {}) {
    mine.timers.push(setTimeout(ask, ASKED_AFTER, mine));
    let answer;
    let file;
    try {
      answer = await fetch(address, { ...sent, headers: { "X-Press": mine.name } });
      file = await answer.blob();
    } catch (error) {
      if (mine === press) failForGood("lost");
      return;
    }
    if (mine !== press) return;
    if (!isOurs(answer.headers.get("X-Room"))) failForGood("foreign");
    else if (answer.status >= 500) failForGood("trouble");
    else if (!answer.headers.get("Content-Disposition")) location.assign(answer.url); // a page that says why not
    else give(file, answer.headers.get("Content-Disposition"));
  }

  function nameOf(disposition) {
    const [, encoded] = disposition.match(/filename\*=utf-8''([^;]+)/i) || [];
    const [, plain] = disposition.match(/filename="([^"]+)"/) || [];
    return encoded ? decodeURIComponent(encoded) : plain || "";
  }

  function give(file, disposition) {
    const address = URL.createObjectURL(file);
    Object.assign(document.createElement("a"), { href: address, download: nameOf(disposition) }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    window.say("Le fichier est téléchargé.");
  }

  /* ---- Presses ---- */

  const sentAt = new WeakMap();

  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  const isWaited = (element) => Boolean(press) && !press.isSilent && (press.form === element || press.control === element);

  // A second press of what is under way is the same press; of what is silent, it is sent again.
  function isTwice(event, element) {
    if (isWaited(element) || event.timeStamp - sentAt.get(element) < TWICE_WITHIN) return true;
    if (press && press.isSilent) {
      const silent = press;
      press = null;
      silent.abort();
    }
    return false;
  }

  function onSubmit(event) {
    const form = event.target;
    if (passing.has(form) || form.method === "dialog" || isByItself(form)) return;
    if (isTwice(event, form)) stop(event);
    else if (isPlain(form)) {
      stop(event);
      const { submitter } = event;
      const isFile = form.hasAttribute("data-file");
      const stays = isFile || !["", "_self"].includes(form.target);
      const filled = () => ({ method: "POST", body: new URLSearchParams(new FormData(form)) });
      const go = (mine) => (isFile ? fetchFile(mine, form.action, filled()) : pass(form, () => form.requestSubmit(submitter)));
      leave({ control: submitter || form.querySelector("button"), form, stays, go });
    }
  }

  // In the bubble phase: what guard_forms.js stopped never arrives here, so it does not count.
  const noteSubmit = (event) => sentAt.set(event.target, event.timeStamp);

  const leadsToUs = (link) => link.origin === location.origin && link.protocol.startsWith("http") &&
    !(link.hash && link.pathname === location.pathname && link.search === location.search);

  function onClick(event) {
    if (event.target.closest("[data-again]")) {
      pressAgain();
      return;
    }
    const link = event.target.closest("a[href]");
    if (!link || !leadsToUs(link) || passing.has(link) || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (isTwice(event, link)) stop(event);
    else if (isPlain(link)) {
      stop(event);
      const isFile = link.hasAttribute("download");
      const stays = isFile || !["", "_self"].includes(link.target);
      leave({ control: link, form: null, stays, go: (mine) => (isFile ? fetchFile(mine, link.href) : pass(link, () => link.click())) });
    }
  }

  function forget() {
    if (press) rest(press);
    press = failed = null;
    notes.remove();
  }

  document.addEventListener("click", onClick, true);
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("submit", noteSubmit);
  document.addEventListener("htmx:configRequest", name);
  document.addEventListener("htmx:beforeRequest", onRequest);
  document.addEventListener("htmx:sendError", onLoss);
  document.addEventListener("htmx:timeout", onLoss);
  document.addEventListener("htmx:sendAbort", onAbort);
  document.addEventListener("htmx:beforeOnLoad", onAnswer);
  document.addEventListener("htmx:afterRequest", onAnswered);
  document.addEventListener("htmx:historyCacheMiss", onHistory);
  document.addEventListener("room:suspected", losePage);
  window.addEventListener("pageshow", (event) => { if (event.persisted) forget(); });
})();
