// The presenter’s page shows in small what the room sees. Their two windows are of one browser: the
// projected one hands over its page as it stands, masks and all, whenever the notes ask for it.
(function () {
  "use strict";

  const ASKED_EVERY = 1000; // milliseconds
  const SILENT_AFTER = 3000; // without an answer, the window shows something else, or is closed
  const NOT_SHOWN = "script, noscript, template, input[type=hidden]";
  const PRESSED = "a, button, input, select, textarea, summary";
  const TITLE = "L’écran de la salle, en petit";
  const EMPTY = "<!doctype html><html lang=fr><head></head><body></body></html>";

  const place = () => document.querySelector("[data-picture]");
  const over = () => document.getElementById("projection");

  let channel = null;

  function listen(room) {
    if (!room || !("BroadcastChannel" in window)) return null;
    const name = `ecran-${room}`;
    if (channel && channel.name === name) return channel;
    if (channel) channel.close();
    channel = new BroadcastChannel(name);
    channel.addEventListener("message", ({ data }) => (data.asks ? answer(data) : show(data)));
    return channel;
  }

  /* ---- The projected window: its page, as the room reads it ---- */

  // What is typed is no attribute of its box; what is hidden as it is typed stays so.
  function write(box, copy) {
    if (box.matches("textarea")) copy.textContent = box.value;
    else if (box.matches("select")) {
      Array.from(copy.options).forEach((each, rank) => each.toggleAttribute("selected", box.options[rank].selected));
    }
    else if (box.matches("[type=checkbox], [type=radio]")) copy.toggleAttribute("checked", box.checked);
    else copy.setAttribute("value", box.type === "password" ? "•".repeat(box.value.length) : box.value);
  }

  // The room’s headers let no page write a style in its text: it is written again there, by hand.
  const styled = (root, selector) => [root, ...root.querySelectorAll(selector)].filter((each) => each.matches(selector));

  function page() {
    const copy = document.documentElement.cloneNode(true);
    const boxesOf = (root) => Array.from(root.querySelectorAll("input, textarea, select"));
    const [boxes, copies] = [document, copy].map(boxesOf);
    boxes.forEach((box, rank) => write(box, copies[rank]));
    copy.querySelectorAll(NOT_SHOWN).forEach((each) => each.remove());
    styled(copy, "[style]").forEach((each) => {
      each.dataset.drawn = each.style.cssText;
      each.removeAttribute("style");
    });
    return copy.outerHTML;
  }

  const isLifted = () => document.querySelector("[data-lift][aria-pressed=true]") !== null;

  function answer({ known }) {
    if (!over() || isLifted()) return;
    const html = page();
    const shown = { width: innerWidth, height: innerHeight, top: scrollY, mark: `${html.length}.${hash(html)}` };
    if (shown.mark !== known) shown.html = html;
    channel.postMessage(shown);
  }

  function hash(text) {
    let sum = 0;
    for (let rank = 0; rank < text.length; rank += 1) sum = (sum * 31 + text.charCodeAt(rank)) % 4294967296;
    return sum;
  }

  /* ---- The notes: the same, small, that nobody presses ---- */

  let last = null;
  let heardAt = 0;

  function show(shown) {
    if (!place()) return;
    last = shown.html ? shown : last && Object.assign(last, shown);
    heardAt = performance.now();
    if (last) draw();
  }

  function frame() {
    const found = place().querySelector("iframe");
    if (found) return found;
    const made = document.createElement("iframe");
    Object.assign(made, { title: TITLE, tabIndex: -1, srcdoc: EMPTY, inert: true });
    made.setAttribute("sandbox", "allow-same-origin"); // nothing runs there
    made.setAttribute("aria-hidden", "true");
    made.addEventListener("load", draw);
    place().append(made);
    return made;
  }

  function draw() {
    if (!last || !place()) return;
    place().hidden = false;
    const small = frame();
    const scale = place().clientWidth / last.width;
    Object.assign(small.style, { width: `${last.width}px`, height: `${last.height}px`, transform: `scale(${scale})` });
    place().style.height = `${Math.round(last.height * scale)}px`;
    const there = small.contentDocument;
    if (!there || !there.body || there.compatMode !== "CSS1Compat") return; // it draws once it is loaded
    if (small.dataset.mark !== last.mark) fill(there, small);
    small.contentWindow.scrollTo({ top: last.top, behavior: "instant" });
  }

  // The style sheet stays, so that the picture does not blink.
  function fill(there, small) {
    const root = new DOMParser().parseFromString(last.html, "text/html").documentElement;
    const now = there.documentElement;
    Array.from(now.attributes).forEach((each) => now.removeAttribute(each.name));
    Array.from(root.attributes).forEach((each) => now.setAttribute(each.name, each.value));
    if (!there.head.children.length) {
      root.querySelectorAll("link[rel=stylesheet]").forEach((each) => there.head.append(there.importNode(each)));
    }
    there.body.replaceWith(there.importNode(root.querySelector("body"), true));
    there.querySelectorAll(PRESSED).forEach((each) => { each.tabIndex = -1; }); // no `inert` in Safari 15
    styled(now, "[data-drawn]").forEach((each) => { each.style.cssText = each.dataset.drawn; });
    small.dataset.mark = last.mark;
  }

  function hide() {
    last = null;
    if (place()) place().replaceChildren();
    if (place()) place().hidden = true;
  }

  function ask() {
    if (!place() || document.hidden) return;
    if (last && performance.now() - heardAt > SILENT_AFTER) hide();
    if (listen(place().dataset.picture)) channel.postMessage({ asks: true, known: last && last.mark });
  }

  function setUp() {
    if (over()) listen(over().dataset.room);
    if (place()) draw();
  }

  document.addEventListener("DOMContentLoaded", setUp);
  document.addEventListener("htmx:load", setUp);
  setInterval(ask, ASKED_EVERY);
})();
