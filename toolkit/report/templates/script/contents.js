// The contents mark the section on screen; folded contents close once a place is chosen.
function placeOf(link) {
  return document.getElementById(decodeURIComponent(link.hash.slice(1)));
}

function unfold(place) {
  for (let box = place && place.closest("details"); box; box = box.parentElement.closest("details")) { box.open = true; }
}

function markContents() {
  const links = Array.from(document.querySelectorAll("nav.wide a[href^='#']"));
  const places = links.map(placeOf);
  let waiting = false;
  function mark() {
    waiting = false;
    let current = -1;
    places.forEach((place, i) => {
      if (place && place.getBoundingClientRect().top < 140) { current = i; }
    });
    links.forEach((link, i) => {
      if (i === current) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
      link.parentNode.classList.toggle("open", current >= 0 && link.parentNode.contains(links[current]));
    });
  }
  function later() {
    if (!waiting) { waiting = true; requestAnimationFrame(mark); }
  }
  if (links.length) {
    document.documentElement.classList.add("marks");
    window.addEventListener("scroll", later, { passive: true });
    window.addEventListener("resize", later);
    mark();
  }
  const fold = document.querySelector("details.fold");
  if (fold) {
    document.addEventListener("click", (event) => {
      if (event.target.closest("details.fold a") || !fold.contains(event.target)) { fold.open = false; }
    });
    fold.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && fold.open) {
        fold.open = false;
        fold.querySelector("summary").focus();
        event.stopPropagation();
      }
    });
  }
}

// The way back from wherever a link of the text led to; what is folded around its place opens.
const trail = [];

function leaveFrom(link) {
  const back = document.querySelector("button.back");
  if (back) {
    trail.push({ top: window.scrollY, link });
    back.hidden = false;
  }
}

function offerWayBack() {
  const back = document.querySelector("button.back");
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    unfold(placeOf(link));
    if (link.closest("main") && !link.classList.contains("label")) { leaveFrom(link); }
  });
  unfold(location.hash && placeOf(location));
  if (!back) { return; }
  back.addEventListener("click", () => {
    const place = trail.pop();
    if (place) {
      window.scrollTo(0, place.top);
      place.link.focus({ preventScroll: true });
    }
    back.hidden = trail.length === 0;
  });
}
