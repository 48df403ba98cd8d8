// Where scripts run, a link to a sheet prints the one that stands on the page, and a button appears that prints.
const printPage = (event) => {
  event.preventDefault();
  window.print();
};
for (const link of document.querySelectorAll("[data-print]")) link.addEventListener("click", printPage);
for (const place of document.querySelectorAll("[data-print-button]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = place.dataset.printButton;
  button.addEventListener("click", printPage);
  place.appendChild(button);
}
// Whoever chose "accept and print" at the counter is spared the button, once.
if (document.querySelector('[data-print="giay-hen"]') && sessionStorage.getItem("in-giay-hen")) {
  sessionStorage.removeItem("in-giay-hen");
  window.print();
}
// A citizen's card scanned where nothing is typed is that of the next in the queue, whose form it goes on to.
const next = document.querySelector("[data-next]");
if (next) {
  let typed = "";
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input, textarea, select")) return;
    if (event.key.length === 1) typed += event.key;
    if (event.key !== "Enter") return;
    const isCard = typed.split("|").length > 5;
    if (isCard) {
      event.preventDefault();
      sessionStorage.setItem("the-vua-quet", typed);
      location.href = next.href;
    }
    typed = "";
  });
}
