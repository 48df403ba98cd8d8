// The counter, faster: the cursor where typing begins, the date of this minute, what is still missing, Ctrl+Enter.
const form = document.getElementById("tiep-nhan");
const start = document.getElementById(form ? "ho_ten" : "q");
// Where there is no keyboard, focus would only bring up one on the screen.
if (!document.querySelector("#cho-can-sua, #tiep-nhan [autofocus]") && matchMedia("(pointer: fine)").matches) start?.focus();

if (form) {
  const hint = form.querySelector("[data-script]");
  if (hint) hint.hidden = false;
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  watchPapers(form.querySelector(".papers"));
  watchDue(document.getElementById("hen-tra"));
}

function watchPapers(papers) {
  if (!papers) return;
  const boxes = [...papers.querySelectorAll("input")];
  const status = papers.querySelector("[data-missing]");
  const all = papers.querySelector("[data-tick-all]");
  const tell = () => {
    const missing = boxes.filter((box) => "required" in box.dataset && !box.checked).length;
    // A number written into the sentence of the page's language.
    status.textContent = missing === 0 ? status.dataset.complete : status.dataset.missing.replace("{count}", missing);
    status.classList.toggle("warn", missing > 0);
  };
  if (boxes.some((box) => "required" in box.dataset)) {
    papers.addEventListener("change", tell);
    tell();
  }
  all.hidden = boxes.length < 2;
  all.addEventListener("click", () => {
    for (const box of boxes) box.checked = true;
    papers.dispatchEvent(new Event("change"));
  });
}

function watchDue(panel) {
  let shown = panel.querySelector("time")?.dateTime;
  const refresh = async () => {
    if (document.hidden) return;
    let answer;
    try {
      answer = await fetch(panel.dataset.address);
    } catch {
      return;
    }
    if (!answer.ok || answer.redirected) return;
    const fresh = document.createElement("div");
    fresh.innerHTML = await answer.text();
    const due = fresh.querySelector("time")?.dateTime;
    // Nothing is said, and nothing closed, unless the date has really moved.
    if (due === shown) return;
    shown = due;
    const isOpen = panel.querySelector("details")?.open;
    panel.replaceChildren(...fresh.childNodes);
    const details = panel.querySelector("details");
    if (details) details.open = isOpen;
  };
  setInterval(refresh, 60_000);
  document.addEventListener("visibilitychange", refresh);
  form.addEventListener("change", refresh);
}
