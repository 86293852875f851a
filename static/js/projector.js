// The two windows of the trainer: keys and remote, timers, masks held up, pointer halo.
// Events are delegated, so they survive body swaps by htmx.
(function () {
  "use strict";

  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const over = () => document.getElementById("projection");

  /* ---- Next and previous: keys and presenter remotes send Page Down and Page Up ---- */

  const DIRECTIONS = { PageDown: "next", PageUp: "previous", b: "dark", B: "dark", ".": "dark", Escape: "away" };
  const WRITES = "input, textarea, select, [contenteditable]";

  // On the projected window, the keys scroll unless « Télécommande » is on.
  function onKey(event) {
    const form = DIRECTIONS[event.key] && document.querySelector(`form[data-go="${DIRECTIONS[event.key]}"]`);
    if (form && form.dataset.go === "dark" && event.target.matches(WRITES)) return;
    if (!form || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const button = form.querySelector("button");
    if (button) button.click();
    else form.requestSubmit();
  }

  /* ---- Timers: counted from when the page came ---- */

  const since = new WeakMap();

  function written(seconds) {
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
    return hours ? `${hours}:${rest}` : rest;
  }

  function showLate(timer, isLate) {
    const late = timer.parentElement.querySelector("[data-late]");
    if (late.hidden === isLate) late.hidden = !isLate;
  }

  function tick() {
    all("[data-timer]").forEach((timer) => {
      if (timer.dataset.timer === "still") return;
      if (!since.has(timer)) since.set(timer, performance.now());
      const passed = Math.floor((performance.now() - since.get(timer)) / 1000);
      const start = Number(timer.dataset.seconds);
      const text = written(timer.dataset.timer === "down" ? Math.max(0, start - passed) : start + passed);
      if (timer.textContent !== text) timer.textContent = text;
      if (timer.dataset.planned) showLate(timer, start + passed > Number(timer.dataset.planned));
    });
  }

  /* ---- A frozen image goes black, and comes back, without any other news ---- */

  function darken(event) {
    const black = over() && over().querySelector(".over__dark");
    if (black && !event.detail.is_dark) black.remove();
    if (!black && over() && event.detail.is_dark) {
      over().append(Object.assign(document.createElement("div"), { className: "over__dark" }));
    }
  }

  /* ---- The projected window says what it shows: the notes tell who presents ---- */

  function sayWhatIsShown(event) {
    const heading = document.querySelector("h1");
    if (event.detail.elt.id === "projection" && heading) {
      event.detail.parameters.title = heading.textContent.trim().replace(/\s+/g, " ");
      event.detail.parameters.path = location.pathname;
    }
  }

  /* ---- Masks: what is hidden is asked for while the key or the button is held ---- */

  const masked = new Map(); // element → what it shows when it is masked
  let held = false;

  const isBox = (element) => element.matches("input");
  const setText = (element, text) => { if (isBox(element)) element.value = text; else element.textContent = text; };
  const veiled = (text) => /^[•\s]+$/.test(text);

  // A box holds bullets: the hidden one beside it says which secret they stand for.
  function hold(box, key) {
    if (!box.form) return;
    box.dataset.secret = key;
    const name = `masque-${box.name}`;
    const beside = box.form.elements[name] || box.form.appendChild(document.createElement("input"));
    Object.assign(beside, { type: "hidden", name, value: key });
  }

  async function askForSecrets() {
    try {
      const answer = await fetch(over().dataset.secrets, { cache: "no-store" });
      return answer.ok ? await answer.json() : {};
    } catch (error) {
      document.dispatchEvent(new CustomEvent("room:suspected"));
      return {};
    }
  }

  async function lift() {
    if (held || !over()) return;
    held = true;
    const secrets = await askForSecrets();
    if (!held) return;
    all("[data-secret]").filter((element) => !isBox(element) || veiled(element.value)).forEach((element) => {
      const secret = secrets[element.dataset.secret];
      if (!secret) return;
      masked.set(element, isBox(element) ? element.value : element.textContent);
      setText(element, secret);
    });
    all("[data-lift]").forEach((button) => button.setAttribute("aria-pressed", "true"));
  }

  function drop() {
    if (!held) return;
    held = false;
    masked.forEach((text, element) => setText(element, text));
    masked.clear();
    all("[data-lift]").forEach((button) => button.setAttribute("aria-pressed", "false"));
  }

  const isLift = (event) => event.target.closest && event.target.closest("[data-lift]");
  const holdsUp = (event) => event.key === "F8" || (isLift(event) && [" ", "Enter"].includes(event.key));

  /* ---- Copied under the masks, a code is pasted under them too ---- */

  let copied = "";

  function rememberCopied(event) {
    const button = over() && event.target.closest("[data-copy]");
    const source = button && document.getElementById(button.dataset.copy);
    const secret = source && (source.closest("[data-secret]") || source.querySelector("[data-secret]"));
    if (secret) copied = secret.dataset.secret;
  }

  function pasteMasked(event) {
    const box = event.target;
    if (!over() || !copied || !isBox(box) || !veiled(event.clipboardData.getData("text"))) return;
    hold(box, copied);
  }

  /* ---- A halo around the pointer ---- */

  let halo = null;

  function moveHalo(event) {
    if (!over() || event.pointerType === "touch") {
      if (halo) halo.remove();
      return;
    }
    halo = halo || Object.assign(document.createElement("div"), { className: "halo" });
    if (!halo.isConnected) document.body.append(halo);
    halo.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
  }

  /* ---- « Montrer »: a window of its own, to drag to the projector ---- */

  function openWindow(event) {
    if (event.target.matches("form[data-window]")) {
      window.open("", "projection", "popup,width=1280,height=720");
    }
  }

  /* ---- The drawer of a lone screen stays as it was from page to page ---- */

  function keepDrawer(event) {
    if (event.target.matches && event.target.matches("[data-drawer]")) {
      try { sessionStorage.setItem("drawer", event.target.open ? "open" : ""); } catch (error) { /* refused */ }
    }
  }

  function openDrawer() {
    let open = "";
    try { open = sessionStorage.getItem("drawer"); } catch (error) { /* refused */ }
    all("[data-drawer]").forEach((drawer) => { drawer.open = open === "open"; });
  }

  /* ---- The presenter's page: among the steps, the one on show is in sight ---- */

  function showTheStep() {
    const step = document.querySelector(".presenter .outline__step[aria-current]");
    const list = step && step.closest("nav");
    if (!list) return;
    const [here, room] = [step, list].map((each) => each.getBoundingClientRect());
    if (here.top < room.top || here.bottom > room.bottom) list.scrollTop += here.top - room.top - room.height / 2;
  }

  function follow() {
    showTheStep();
    all("[data-lift]").forEach((button) => { button.hidden = false; });
    tick();
  }

  function setUp() {
    openDrawer();
    follow();
  }

  document.addEventListener("DOMContentLoaded", setUp);
  document.addEventListener("htmx:afterSwap", (event) => { if (event.detail.target === document.body) setUp(); });
  document.addEventListener("htmx:configRequest", sayWhatIsShown);
  document.addEventListener("room:dark", darken);
  document.addEventListener("htmx:load", follow);
  document.addEventListener("keydown", onKey);
  document.addEventListener("keydown", (event) => { if (holdsUp(event)) { event.preventDefault(); lift(); } });
  document.addEventListener("keyup", (event) => { if (holdsUp(event)) drop(); });
  document.addEventListener("pointerdown", (event) => { if (isLift(event)) lift(); });
  ["pointerup", "pointercancel", "visibilitychange"].forEach((name) => document.addEventListener(name, drop));
  ["blur", "pagehide"].forEach((name) => window.addEventListener(name, drop));
  document.addEventListener("click", rememberCopied);
  document.addEventListener("paste", pasteMasked);
  document.addEventListener("room:holds", ({ detail }) => hold(detail.box, detail.key));
  document.addEventListener("pointermove", moveHalo);
  document.addEventListener("submit", openWindow);
  // So that the server gives this window nothing of another place than 0.
  document.addEventListener("htmx:configRequest", (event) => {
    if (over()) event.detail.headers["From-The-Screen"] = "yes";
  });
  document.addEventListener("toggle", keepDrawer, true);
  setInterval(tick, 250);
})();
