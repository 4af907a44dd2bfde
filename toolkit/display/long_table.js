// Long tables: a click on a heading sorts, words filter, pages turn. It runs in the reader's browser; without it the whole table stands there.
(() => {
  const SIZES = ["25", "100", "all"];
  const MISSING = ["", "–"];
  const alphabet = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  function element(name, text, facts = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    Object.entries(facts).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  // What a cell says, without what unfolds from it.
  function said(cell) {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("[data-behind]").forEach((part) => part.remove());
    return copy.textContent.trim();
  }

  // Numbers by size, words by the alphabet; what is missing stands last in either direction.
  function ordered(rows, column, sign) {
    const number = (text) => Number(text.replaceAll(",", ""));
    const missing = (row) => MISSING.includes(row.cells[column]);
    return [...rows].sort((a, b) => {
      if (missing(a) || missing(b)) { return missing(a) - missing(b); }
      const [one, other] = [a.cells[column], b.cells[column]];
      const by = number(one) - number(other);
      return sign * (Number.isNaN(by) ? alphabet.compare(one, other) : by);
    });
  }

  function enliven(place) {
    const table = place.querySelector("table");
    const body = table.tBodies[0];
    const rows = Array.from(body.rows, (row) => ({ row, cells: Array.from(row.cells, said) }));
    const state = { column: -1, sign: 1, words: [], page: 0, size: Number(SIZES[0]) };
    const tools = element("div", "", { style: "display:flex;flex-wrap:wrap;gap:0.4em 1em;align-items:center;margin:0.5em 0" });
    const told = element("span", "", { role: "status" });

    function draw() {
      const found = rows.filter(({ cells }) => state.words.every((word) => cells.join(" ").toLowerCase().includes(word)));
      const shown = state.column === -1 ? found : ordered(found, state.column, state.sign);
      const pages = Math.max(1, Math.ceil(shown.length / state.size));
      state.page = Math.min(Math.max(state.page, 0), pages - 1);
      rows.forEach(({ row }) => { row.hidden = true; });
      shown.forEach(({ row }, index) => {
        row.hidden = false;
        row.classList.toggle("tk-later", Math.floor(index / state.size) !== state.page);
        body.append(row);
      });
      const counted = shown.length === rows.length ? `${rows.length} rows` : `${shown.length} of ${rows.length} rows`;
      told.textContent = pages === 1 ? counted : `${counted}, page ${state.page + 1} of ${pages}`;
    }

    function change(facts) {
      Object.assign(state, { page: 0 }, facts);
      draw();
    }

    function heading(cell, column) {
      const button = element("button", cell.textContent, {
        type: "button", title: "Sort", style: "font:inherit;color:inherit;background:none;border:0;padding:0;text-align:inherit;cursor:pointer;text-decoration:underline dotted",
      });
      const arrow = element("span", "", { "aria-hidden": "true" });
      cell.replaceChildren(button, arrow);
      button.addEventListener("click", () => {
        const turns = cell.getAttribute("aria-sort");
        Array.from(table.tHead.rows[0].cells, (other) => { other.removeAttribute("aria-sort"); other.lastChild.textContent = ""; });
        if (turns === "descending") { change({ column: -1 }); return; }
        cell.setAttribute("aria-sort", turns ? "descending" : "ascending");
        arrow.textContent = turns ? " ▼" : " ▲";
        change({ column, sign: turns ? -1 : 1 });
      });
    }

    function labelled(text, control) {
      const label = element("label", text + " ");
      label.append(control);
      tools.append(label);
      return control;
    }

    Array.from(table.tHead.rows[0].cells, heading);
    const filter = labelled("Filter", element("input", "", { type: "search" }));
    filter.addEventListener("input", () => change({ words: filter.value.toLowerCase().split(/\s+/).filter(Boolean) }));
    if (rows.length > state.size) {
      const sizes = labelled("Rows a page", element("select", ""));
      SIZES.forEach((size) => sizes.append(element("option", size)));
      sizes.addEventListener("change", () => change({ size: Number(sizes.value) || Infinity }));
      [["Previous", -1], ["Next", 1]].forEach(([name, step]) => {
        const button = element("button", name, { type: "button" });
        button.addEventListener("click", () => change({ page: state.page + step }));
        tools.append(button);
      });
    }
    tools.append(told);
    place.prepend(tools);
    draw();
  }

  document.querySelectorAll("[data-long-table]:not([data-live])").forEach((place) => {
    place.setAttribute("data-live", "");
    enliven(place);
  });
})();
