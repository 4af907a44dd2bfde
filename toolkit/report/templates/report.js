(function () {
  "use strict";
  // Where am I: the contents mark the section on screen.
  var links = Array.prototype.slice.call(document.querySelectorAll("nav.side a[href^='#']"));
  var places = links.map(function (link) { return document.getElementById(decodeURIComponent(link.hash.slice(1))); });
  var waiting = false;
  function mark() {
    waiting = false;
    var current = -1;
    for (var i = 0; i < places.length; i += 1) {
      if (places[i] && places[i].getBoundingClientRect().top < 140) { current = i; }
    }
    links.forEach(function (link, i) {
      if (i === current) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
      link.parentNode.classList.toggle("open", current >= 0 && link.parentNode.contains(links[current]));
    });
  }
  function later() { if (!waiting) { waiting = true; window.requestAnimationFrame(mark); } }
  if (links.length) {
    document.documentElement.classList.add("marks");
    window.addEventListener("scroll", later, { passive: true });
    window.addEventListener("resize", later);
    mark();
  }
  // The way back from a paragraph or an entry of evidence to the sentence one came from.
  var back = document.querySelector("button.back");
  var trail = [];
  if (back) {
    document.addEventListener("click", function (event) {
      var link = event.target.closest ? event.target.closest("main a[href^='#']") : null;
      if (!link || link.classList.contains("label")) { return; }
      trail.push({ top: window.scrollY, link: link });
      back.hidden = false;
    });
    back.addEventListener("click", function () {
      var place = trail.pop();
      if (place) {
        window.scrollTo(0, place.top);
        place.link.focus({ preventScroll: true });
      }
      back.hidden = trail.length === 0;
    });
  }
  // Contents folded on a phone close once a place is chosen.
  var fold = document.querySelector("details.fold");
  if (fold) {
    fold.addEventListener("click", function (event) { if (event.target.closest("a")) { fold.open = false; } });
  }
}());
