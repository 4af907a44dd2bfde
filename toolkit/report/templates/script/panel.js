// A click on a number or a quotation opens its passages beside the text: each paragraph whole, the words marked.
// All of it stands in the page already: the paragraphs in the appendix, the places of the words in data-at.
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) { made.className = className; }
  made.append(...children);
  return made;
}

// Places are counted in code points, as in the toolkit; those that overlap become one.
function markedParts(text, places) {
  const letters = Array.from(text);
  const parts = [];
  let at = 0;
  (places || "").split(" ").filter(Boolean).map((place) => place.split("-").map(Number)).forEach(([start, end]) => {
    if (end <= at) { return; }
    const from = Math.max(start, at);
    parts.push(letters.slice(at, from).join(""), element("mark", "", letters.slice(from, end).join("")));
    at = end;
  });
  parts.push(letters.slice(at).join(""));
  return parts.filter((part) => part !== "");
}

// What a link leads to: one paragraph, or those of an entry of the evidence that stand on this page.
function passagesOf(link) {
  const place = placeOf(link);
  if (!place) { return []; }
  if (place.matches(".para")) { return [{ para: place, at: link.dataset.at }]; }
  return Array.from(place.querySelectorAll("a.cite"), (each) => ({ para: placeOf(each), at: each.dataset.at })).filter(({ para }) => para);
}

// The fixed words, in the language of the report, with their places filled.
function said(key, values = {}) {
  const words = JSON.parse(document.body.dataset.words);
  return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function counted(number, thing) {
  return said(thing + (number === 1 ? "_one" : "_many"), { n: number });
}

// What is counted or quoted: of a table its caption and the heads of row and column, of prose the sentence's paragraph.
function contextOf(link) {
  const cell = link.closest("td, th");
  const figure = link.closest("figure");
  if (cell && figure) {
    const caption = figure.querySelector("figcaption").textContent;
    const heads = [cell.parentNode.cells[0], cell.closest("table").rows[0].cells[cell.cellIndex]];
    const told = heads.filter((head) => head && head !== cell && head.matches("th")).map((head) => head.textContent.trim());
    return [caption, ...told.filter(Boolean)].join(" · ");
  }
  if (figure) { return figure.querySelector("figcaption").textContent; }
  const entry = link.closest(".entries > li");
  const block = entry ? entry.querySelector(".claim-text") : link.closest("p, li");
  const words = block.textContent.trim().replace(/\s+/g, " ");
  return words.length > 220 ? words.slice(0, 200).replace(/\s\S*$/, " …") : words;
}

let closePassages = () => {};

function offerPassages() {
  const panel = document.getElementById("panel");
  if (!panel) { return; }
  const title = panel.querySelector(".panel-title");
  const context = panel.querySelector(".panel-context");
  const count = panel.querySelector(".panel-count");
  const steps = panel.querySelector(".panel-steps");
  const list = panel.querySelector(".panel-list");
  const columns = document.querySelector(".columns");
  let opener = null; // what has the focus again after the panel
  let pointed = null; // what was clicked: the link, or a mark of a figure
  let shown = [];
  let current = 0;
  let marked = null;

  function passage({ para, at }) {
    const article = para.closest("article");
    const text = para.querySelector("p").textContent;
    const link = element("a", "open", said("open"));
    link.href = "#" + para.id;
    link.setAttribute("aria-label", said("open_label", { label: para.dataset.label }));
    link.addEventListener("click", () => openInDocument(para, at));
    const quote = element("blockquote", "", element("p", "", ...markedParts(text, at)));
    quote.lang = para.closest("[lang]").lang;
    const source = element("span", "source", article.dataset.name);
    return element("li", "", element("p", "place", element("b", "", para.dataset.label), " ", source), quote, link);
  }

  function unmark() {
    if (marked) { marked.replaceChildren(marked.textContent); }
    marked = null;
  }

  function openInDocument(para, at) {
    unmark();
    marked = para.querySelector("p");
    marked.replaceChildren(...markedParts(marked.textContent, at));
    leaveFrom(opener);
    if (panel.dataset.sheet) { close(false); }
  }

  function step(by) {
    current = (current + by + shown.length) % shown.length;
    list.children[current].scrollIntoView({ block: "start" });
    tellStep();
  }

  function tellStep() {
    Array.from(list.children).forEach((item, i) => item.classList.toggle("current", shown.length > 1 && i === current));
    steps.querySelector("span").textContent = said("step", { n: current + 1, total: shown.length });
  }

  function place() {
    const top = columns.getBoundingClientRect().top;
    panel.style.setProperty("--top", Math.max(0, Math.min(top, innerHeight * 0.4)) + "px");
    panel.dataset.sheet = getComputedStyle(panel).getPropertyValue("--sheet").trim();
  }

  function open(link, mark) {
    shown = passagesOf(link);
    if (pointed) { pointed.classList.remove("opened"); }
    pointed = mark || link;
    opener = mark ? mark.closest(".plate") : link;
    current = 0;
    const documents = new Set(shown.map(({ para }) => para.closest("article")));
    title.replaceChildren(link.textContent.trim());
    context.replaceChildren(contextOf(link));
    count.replaceChildren(
      (link.dataset.e ? said("evidence", { number: link.dataset.e }) + " " : "") +
      said("in", { things: counted(shown.length, "paragraph"), places: counted(documents.size, "document") }));
    list.replaceChildren(...shown.map(passage));
    steps.hidden = shown.length < 2;
    tellStep();
    document.documentElement.classList.add("with-panel");
    pointed.classList.add("opened");
    place();
    if (!panel.open) { panel.show(); }
    list.scrollTop = 0;
    title.focus({ preventScroll: true });
    const covered = panel.getBoundingClientRect();
    const seen = pointed.getBoundingClientRect();
    if (panel.dataset.sheet && seen.bottom > covered.top - 12) { window.scrollBy(0, seen.bottom - covered.top + 24); }
  }

  function close(returning) {
    if (!panel.open) { return; }
    panel.close();
    document.documentElement.classList.remove("with-panel");
    pointed.classList.remove("opened");
    if (returning) { opener.focus({ preventScroll: true }); }
  }

  closePassages = close;
  function linkOf(mark) {
    const [row, place] = mark.dataset.cell.split(" ");
    return mark.closest("figure").querySelector("details.data tbody").rows[row].cells[place].querySelector("a.cite");
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("figure [data-cell]");
    const link = mark ? linkOf(mark) : event.target.closest("main a.cite");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !passagesOf(link).length) { return; }
    event.preventDefault();
    open(link, mark);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) { close(true); }
  });
  panel.querySelector(".close").addEventListener("click", () => close(true));
  const [before, after] = steps.querySelectorAll("button");
  before.addEventListener("click", () => step(-1));
  after.addEventListener("click", () => step(1));
  window.addEventListener("scroll", () => { if (panel.open) { place(); } }, { passive: true });
  window.addEventListener("resize", () => { if (panel.open) { place(); } });
}
