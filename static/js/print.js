// The choices of what is printed apply at once, and « Imprimer » prints: where JavaScript runs.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
document.querySelectorAll(".print-bar__choices").forEach((form) => {
  form.querySelector("button").hidden = true;
  form.addEventListener("change", () => form.requestSubmit());
});
