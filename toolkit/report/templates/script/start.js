document.addEventListener("DOMContentLoaded", () => {
  offerDisplay();
  offerPassages();
  offerWayBack();
  offerSearch();
  offerDownloads();
  markContents();
});
