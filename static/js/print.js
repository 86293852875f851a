// « Imprimer »: shown where JavaScript runs; elsewhere the browser's own menu prints.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
