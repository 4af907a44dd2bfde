// The code of a selection: a button copies it, and in JupyterLab another puts it into a cell. Without a script there is the field with the code.
(() => {
  // Where a page may not write to the clipboard, as without https, it can still copy what is selected.
  function copySelected(code) {
    const field = document.createElement("textarea");
    field.value = code;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  async function copied(code) {
    try {
      await navigator.clipboard.writeText(code);
      return true;
    } catch {
      return copySelected(code);
    }
  }

  // A new cell is the active one, and has its editor a moment later.
  async function editorOfNewCell() {
    for (let tries = 0; tries < 40; tries += 1) {
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      const cell = document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell.jp-mod-active");
      if (cell?.querySelector(".cm-content") && !cell.querySelector("[data-code]")) { return true; }
    }
    return false;
  }

  function enliven(place) {
    const [copy, insert] = place.querySelectorAll("button");
    const [make, fill] = place.querySelectorAll("a");
    const status = place.querySelector("[role=status]");
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      const done = await copied(place.dataset.code);
      copy.focus();
      status.textContent = done ? "Copied." : "Not copied: select the code below and copy it.";
    });
    insert.hidden = !("jpThemeName" in document.body.dataset);
    insert.addEventListener("click", async () => {
      make.click();
      const ready = await editorOfNewCell();
      if (ready) { fill.click(); }
      status.textContent = ready ? "It stands in a new cell below." : "No new cell: copy the code.";
    });
  }

  document.querySelectorAll("[data-code]:not([data-live])").forEach((place) => {
    place.setAttribute("data-live", "");
    enliven(place);
  });
})();
