// Search over headings, prose, tables, quotations and the documents, without regard to case, accents and kinds of quotes.
const PLAIN = { "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "’": "'", "‘": "'", "“": "\"", "”": "\"", "–": "-", "—": "-", "‑": "-" };
const SHOWN = 50;

function plainLetter(letter) {
  const bare = letter.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return Array.from(bare, (each) => PLAIN[each] ?? each).join("");
}

function plain(text) {
  return /^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : Array.from(text, plainLetter).join("");
}

// Words are looked for at the beginning of words, all of them, where a script has spaces between words; what stands in
// double quotes is looked for as it is.
const SPACED = /^[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{N}]/u;

function patternsOf(query) {
  const terms = (plain(query).match(/"[^"]+"|[^\s"]+/g) || []).map((term) => term.replaceAll("\"", "").trim()).filter(Boolean);
  return terms.map((term) => {
    const words = term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
    return new RegExp((SPACED.test(term) ? "(?<![\\p{L}\\p{N}])" : "") + words, "gu");
  });
}

// The page in pieces: each with its words, and the chapter or document it stands in.
function pieces() {
  const selector = "main :is(h2, h3, h4, h5, h6, p, li, dd, blockquote, figcaption, tr)";
  return Array.from(document.querySelectorAll(selector))
    .filter((part) => !part.closest(".evidence, .uses, .codebook") && !part.querySelector("p, li, tr"))
    .map((part) => ({ part, group: part.closest("article, main > section"), text: textOf(part) }))
    .filter(({ group, text }) => group && text)
    .map((piece) => ({ ...piece, plain: plain(piece.text) }));
}

function textOf(part) {
  const cells = part.matches("tr") ? Array.from(part.cells, (cell) => cell.textContent.trim()).filter(Boolean) : null;
  return (cells ? cells.join(" · ") : part.textContent).trim().replace(/\s+/g, " ");
}

// A stretch of the text around the first word found, with all words found marked.
function excerpt(text, patterns) {
  const letters = Array.from(text);
  const plainLetters = letters.map(plainLetter);
  const joined = plainLetters.join("");
  const origin = plainLetters.flatMap((each, i) => Array(each.length).fill(i));
  const found = patterns.flatMap((pattern) => Array.from(joined.matchAll(pattern), (match) => (
    [origin[match.index], origin[match.index + match[0].length - 1] + 1])));
  found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  const first = found[0][0];
  const from = first > 50 ? letters.lastIndexOf(" ", first - 40) + 1 : 0;
  const cut = letters.indexOf(" ", Math.max(found[0][1], from + 130));
  const to = cut < 0 ? letters.length : cut;
  const places = found.filter(([, end]) => end <= to).map(([start, end]) => (start - from) + "-" + (end - from)).join(" ");
  const parts = markedParts(letters.slice(from, to).join(""), places);
  return [from ? "… " : "", ...parts, to < letters.length ? " …" : ""].filter((part) => part !== "");
}

function offerSearch() {
  const tools = document.querySelector(".tools");
  if (!tools) { return; }
  const input = document.getElementById("query");
  const box = document.getElementById("results");
  const list = box.querySelector("ol");
  const told = document.getElementById("found");
  const more = box.querySelector("button");
  let index = null;
  let hits = [];
  let timer = 0;
  tools.hidden = false;

  function nameOf(group) {
    return group.dataset.name || group.querySelector("h2, h3").textContent.trim().replace(/\s+/g, " ");
  }

  function result({ part, group, text }, i, patterns) {
    const named = i === 0 || hits[i - 1].group !== group ? [element("span", "group", nameOf(group))] : [];
    const link = element("a", "", ...named, element("span", "excerpt", ...excerpt(text, patterns)));
    const holder = part.closest("[id]");
    link.href = "#" + (holder && group.contains(holder) ? holder.id : group.querySelector("[id]").id);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      event.preventDefault();
      go(part);
    });
    return element("li", "", link);
  }

  function go(part) {
    unfold(part);
    leaveFrom(input);
    if (getComputedStyle(box).getPropertyValue("--sheet").trim()) { box.hidden = true; }
    document.querySelectorAll(".here").forEach((each) => each.classList.remove("here"));
    part.classList.add("here");
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView({ block: "center" });
  }

  function show(from) {
    const patterns = patternsOf(input.value);
    list.append(...hits.slice(from, from + SHOWN).map((hit, i) => result(hit, from + i, patterns)));
    more.hidden = list.children.length >= hits.length;
    more.textContent = said("more", { n: Math.min(SHOWN, hits.length - list.children.length) });
  }

  function search() {
    clearTimeout(timer);
    const patterns = patternsOf(input.value);
    const asked = patterns.length > 0;
    index = asked && !index ? pieces() : index;
    hits = asked ? index.filter((piece) => patterns.every((pattern) => piece.plain.search(pattern) >= 0)) : [];
    list.replaceChildren();
    show(0);
    const groups = new Set(hits.map((hit) => hit.group)).size;
    told.textContent = !asked ? "" : hits.length ? said("in", { things: counted(hits.length, "place"), places: counted(groups, "part") }) : said("nothing");
    box.hidden = !asked;
    document.documentElement.classList.toggle("searching", asked);
  }

  function clear() {
    input.value = "";
    search();
    input.focus();
  }

  function move(by) {
    const links = [input, ...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const next = links[Math.max(0, Math.min(links.length - 1, at + by))];
    if (at >= 0 && next) { next.focus(); }
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 120); });
  input.addEventListener("focus", () => { if (hits.length) { box.hidden = false; } });
  more.addEventListener("click", () => {
    const from = list.children.length;
    show(from);
    list.children[from].querySelector("a").focus();
  });
  tools.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    search();
    const first = list.querySelector("a");
    if (first) { first.click(); }
  });
  document.querySelector(".side").addEventListener("keydown", (event) => {
    if (!event.target.closest(".search, .results")) { return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      clear();
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && settings.get("slash") !== "off") {
      event.preventDefault();
      closePassages(false);
      input.focus();
      input.select();
    }
  });
}
