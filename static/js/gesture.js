// « Faire ce geste pour moi »: the projected window fills its page in, then presses, as a hand would.
(function () {
  "use strict";

  const LETTER = 90; // milliseconds between two signs, as somebody types who wants to be followed
  const PAUSE = 700; // before and after each box

  const over = () => document.getElementById("projection");
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const wait = (time) => new Promise((resolve) => { setTimeout(resolve, time); });
  const bare = (text) => text.replace(/\s/g, "");
  const isShown = (element) => element.offsetParent || element.closest("label");

  let done = null; // how many gestures this page had been asked for when it came
  let isBusy = false;
  let isStopped = false; // by a click in the window

  function changed(box) {
    ["input", "change"].forEach((name) => box.dispatchEvent(new Event(name, { bubbles: true })));
  }

  function look(box) {
    box.scrollIntoView({ block: "center" });
    box.focus({ preventScroll: true });
  }

  async function type(box, { text, key }) {
    look(box);
    await wait(PAUSE);
    box.value = "";
    for (const sign of text) {
      if (isStopped) return;
      box.value += sign;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      await wait(LETTER);
    }
    if (key) document.dispatchEvent(new CustomEvent("room:holds", { detail: { box, key } }));
    changed(box);
  }

  async function tick(box) {
    look(box);
    await wait(PAUSE);
    box.click();
  }

  async function choose(list, { text }) {
    look(list);
    await wait(PAUSE);
    list.value = text;
    changed(list);
  }

  // The box that is still to be filled in with this answer; null once it is.
  function toFill({ name, text }) {
    const named = all(".site__main [name]").filter((each) => each.name === name && each.type !== "hidden");
    const ticked = named.filter((each) => ["radio", "checkbox"].includes(each.type));
    if (ticked.length) return ticked.find((each) => each.value === text && !each.checked) || null;
    return named.find((each) => isShown(each) && bare(each.value) !== bare(text)) || null;
  }

  async function fill(answers) {
    let filled = 0;
    for (const answer of answers) {
      const box = toFill(answer);
      if (isStopped) return filled + 1;
      if (!box) continue;
      if (["radio", "checkbox"].includes(box.type)) await tick(box);
      else if (box.matches("select")) await choose(box, answer);
      else await type(box, answer);
      filled += 1;
      await wait(PAUSE / 2);
    }
    return filled;
  }

  async function press() {
    const button = window.pointing.toPress();
    if (!button) return;
    look(button);
    button.classList.add("ringed");
    await wait(2 * PAUSE);
    button.classList.remove("ringed");
    if (!isStopped) button.click();
  }

  async function act() {
    const address = `${over().dataset.gesture}?path=${encodeURIComponent(location.pathname)}`;
    const answer = await fetch(address, { cache: "no-store" });
    if (!answer.ok) return;
    const { boxes } = await answer.json();
    if (!(await fill(boxes))) await press();
  }

  async function follow() {
    if (!over()) return;
    const asked = over().dataset.gestures;
    if (done === null) done = asked;
    if (asked === done || isBusy) return;
    done = asked;
    isBusy = true;
    isStopped = false;
    try {
      await act();
    } catch (error) {
      document.dispatchEvent(new CustomEvent("room:suspected"));
    } finally {
      isBusy = false;
    }
    follow(); // pressed again meanwhile
  }

  document.addEventListener("pointerdown", () => { isStopped = true; });
  document.addEventListener("DOMContentLoaded", follow);
  document.addEventListener("htmx:load", follow);
})();
