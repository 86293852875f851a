// A menu (<details data-menu>) closes as any menu does: with Escape, or where one presses elsewhere.
// What it shows is inside it, or is the element that follows it.
(function () {
  "use strict";

  const opened = () => Array.from(document.querySelectorAll("[data-menu][open]"));

  function holds(menu, element) {
    const follows = menu.childElementCount === 1 && menu.nextElementSibling;
    return menu.contains(element) || Boolean(follows && follows.contains(element));
  }

  function onClick({ target }) {
    opened().filter((menu) => !holds(menu, target)).forEach((menu) => { menu.open = false; });
  }

  // The innermost first: the focus goes back to what opened it.
  function onKey(event) {
    const menu = event.key === "Escape" && opened().pop();
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  }

  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
})();
