// Light or dark, before anything is drawn; and whether the key / goes to the search. Both are kept where the browser lets us.
const settings = {
  get(name) {
    try { return localStorage.getItem("communique." + name); } catch { return null; }
  },
  set(name, value) {
    try { localStorage.setItem("communique." + name, value); } catch { /* a file opened from disk may have no storage */ }
  },
};

function showTheme(theme) {
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  } else {
    delete document.documentElement.dataset.theme;
  }
}
showTheme(settings.get("theme"));

function offerDisplay() {
  const menu = document.querySelector("details.display");
  if (!menu) { return; }
  const theme = settings.get("theme") || "system";
  menu.querySelectorAll("input[name=theme]").forEach((choice) => {
    choice.checked = choice.value === theme;
    choice.addEventListener("change", () => {
      settings.set("theme", choice.value);
      showTheme(choice.value);
    });
  });
  const slash = menu.querySelector("input[name=slash]");
  slash.checked = settings.get("slash") !== "off";
  slash.addEventListener("change", () => settings.set("slash", slash.checked ? "on" : "off"));
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) { menu.open = false; }
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
      event.stopPropagation();
    }
  });
}
