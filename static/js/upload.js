// A file that is not of the shelf never leaves the PC: it is looked at here, as the server does
// again (sandbox/world/fields/files.py). Events are delegated, as in ui.js.
(function () {
  "use strict";

  const known = new WeakSet(); // files that may leave
  const isUpload = (input) => input.matches("input[type=file][data-upload]");

  // The slug of the lesson of a file that must stay, or nothing.
  async function faultOf(file, { upload, uploadTypes, uploadBytes }) {
    const extension = file.name.includes(".") ? file.name.split(".").pop().toLowerCase() : "";
    if (window.guard.couldBeReal("text", file.name)) return "file-name-real";
    if (!uploadTypes.split(" ").includes(extension)) return "file-type";
    if (file.size > Number(uploadBytes)) return "file-size";
    if (!file.size) return "file-void";
    const print = window.sha256(new Uint8Array(await file.arrayBuffer()));
    return upload.split(" ").includes(print) ? "" : "file-unknown";
  }

  // Removes what an earlier refusal left, the server's included.
  function forgive(input) {
    const field = input.closest(".field");
    field.classList.remove("field--error", "field--blank");
    input.removeAttribute("aria-invalid");
    field.querySelectorAll(".field__guard, .field__errors, .field__coaches").forEach((note) => note.remove());
    ["guard", "error", "lost"].forEach((part) => window.fields.describe(input, `${input.id}-${part}`, false));
  }

  function refuse(input, slug) {
    const field = input.closest(".field");
    window.fields.note(input, field.querySelector(`[data-upload-refusal="${slug}"]`), input);
    window.fields.count(input, slug);
    input.value = "";
    input.setAttribute("aria-invalid", "true");
    field.classList.add("field--error");
    window.fields.tellOfAnError();
    window.fields.show(input);
  }

  // Whether the chosen file may leave; if not, it is put back, and the page says why.
  async function look(input) {
    const file = input.files[0];
    forgive(input);
    if (!file || known.has(file)) return true;
    let slug = "file-unknown"; // what cannot be read is not ours
    try { slug = await faultOf(file, input.dataset); } catch (error) { /* moved or locked since */ }
    if (input.files[0] !== file) return false; // another one was chosen meanwhile
    if (slug) refuse(input, slug);
    else known.add(file);
    return !slug;
  }

  function onSubmit(event) {
    const form = event.target;
    const unseen = Array.from(form.elements).filter((input) => isUpload(input) && input.files[0] && !known.has(input.files[0]));
    if (!unseen.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    Promise.all(unseen.map(look)).then((seen) => { if (seen.every(Boolean)) form.requestSubmit(event.submitter); });
  }

  document.addEventListener("change", (event) => { if (isUpload(event.target)) look(event.target); });
  document.addEventListener("submit", onSubmit, true);
})();
