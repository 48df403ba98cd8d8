// The button prints; without scripts, the sentence beside it says how, or the link leads to the sheet.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    window.print();
  });
}
// Whoever chose "accept and print" at the counter is spared the button, once.
if (document.querySelector('[data-print="giay-hen"]') && sessionStorage.getItem("in-giay-hen")) {
  sessionStorage.removeItem("in-giay-hen");
  window.print();
}
