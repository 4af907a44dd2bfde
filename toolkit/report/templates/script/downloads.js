// Each table as CSV, each figure as SVG besides; made on a click from what stands in the page.
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|['\t\r\n])/;
const NUMBER = /^[-+]?\d{1,3}(,?\d{3})*(\.\d+)?$/;

// A number loses its separators, a dash for what is not known becomes nothing; what a spreadsheet would take for a formula gets an apostrophe, and so does what starts with one.
function csvCell(cell) {
  const text = cell.textContent.trim().replace(/\s+/g, " ");
  const value = NUMBER.test(text) ? text.replaceAll(",", "") : text === "–" ? "" : FORMULA.test(text) ? "'" + text : text;
  return /[",\n]/.test(value) ? "\"" + value.replaceAll("\"", "\"\"") + "\"" : value;
}

function csvOf(table) {
  return "\ufeff" + Array.from(table.rows, (row) => Array.from(row.cells, csvCell).join(",") + "\r\n").join("");
}

function svgOf(drawing) {
  const copy = drawing.cloneNode(true);
  const [, , width, height] = copy.getAttribute("viewBox").split(/\s+/);
  copy.removeAttribute("style");
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  return new XMLSerializer().serializeToString(copy);
}

function save(name, type, content) {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function offerDownloads() {
  document.querySelectorAll("main figure[id]").forEach((figure) => {
    const table = figure.querySelector("table");
    const drawing = figure.querySelector("svg");
    const label = figure.querySelector("figcaption b")?.textContent.replace(/\.$/, "") || "table";
    const line = element("p", "get");
    function offer(kind, type, make) {
      const button = element("button", "", kind);
      button.type = "button";
      button.setAttribute("aria-label", said("download", { kind, label }));
      button.addEventListener("click", () => save(figure.id + "." + kind.toLowerCase(), type, make()));
      line.append(button);
    }
    if (table) { offer("CSV", "text/csv;charset=utf-8", () => csvOf(table)); }
    if (drawing) { offer("SVG", "image/svg+xml", () => svgOf(drawing)); }
    if (line.children.length) { figure.append(line); }
  });
}
