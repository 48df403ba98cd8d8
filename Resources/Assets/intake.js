// The counter, faster: the cursor where typing begins, the date of this minute, what is still missing, Ctrl+Enter.
const form = document.getElementById("tiep-nhan");
const start = document.getElementById(form ? "so_dinh_danh" : "q");
// Where there is no keyboard, focus would only bring up one on the screen.
if (!document.querySelector("#cho-can-sua, #tiep-nhan [autofocus]") && matchMedia("(pointer: fine)").matches && start) start.focus();

if (form) {
  const hint = form.querySelector("[data-script]");
  if (hint) hint.textContent = hint.dataset.script;
  const save = form.querySelector("[data-save]");
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save.click();
    } else if (event.key === "Enter" && event.target.matches("textarea") && event.target.value.split("|").length > 5) {
      event.preventDefault();
      form.querySelector("[name=phim_enter]").click();
    } else if (event.key === "Enter" && event.target.matches("input:not([type=radio]):not([type=checkbox])")) {
      enter(event);
    }
  });
  watchPapers(form.querySelector(".papers"));
  askOnce(save, form.querySelector(".papers"));
  // Whoever saves is spared the button that prints, once; a form that came back has saved nothing.
  sessionStorage.removeItem("in-giay-hen");
  for (const one of document.querySelectorAll("[data-save]")) {
    one.addEventListener("click", () => sessionStorage.setItem("in-giay-hen", "1"));
  }
  fillFromCard();
  watchDue(document.getElementById("hen-tra"));
}

// Enter goes on to the next field, as on paper. What a scanner typed, and a number without a name, go to the server,
// which fills in whose they are; nothing is saved.
function enter(event) {
  const field = event.target;
  const isNumber = field.name === "so_dinh_danh" && field.value.trim() !== "";
  if (field.value.includes("|") || (isNumber && document.getElementById("ho_ten").value.trim() === "")) return;
  event.preventDefault();
  const fields = [...form.querySelectorAll("input:not([type=hidden]), textarea, [data-save]")].filter((one) => one.offsetParent);
  const next = fields[fields.indexOf(field) + 1];
  if (next) next.focus();
}

// One question before the clock starts where every required paper is missing; whoever says it again is believed.
function askOnce(save, papers) {
  let box;
  const isEmpty = () => {
    const required = papers ? [...papers.querySelectorAll("[data-required]")] : [];
    return required.length > 0 && !required.some((one) => one.checked);
  };
  const button = (text, look, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = look;
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };
  const ask = () => {
    box = document.createElement("div");
    box.className = "notice";
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-labelledby", "thieu-tat-ca");
    const sentence = document.createElement("p");
    sentence.id = "thieu-tat-ca";
    sentence.textContent = save.dataset.question;
    const back = button(save.dataset.back, "button", () => {
      box.remove();
      box = undefined;
      papers.querySelector("input").focus();
    });
    const actions = document.createElement("p");
    actions.className = "actions";
    actions.append(back, " ", button(save.dataset.on, "button quiet", () => save.click()));
    box.append(sentence, actions);
    save.closest(".actions").before(box);
    back.focus();
  };
  save.addEventListener("click", (event) => {
    if (box || !save.dataset.question || !isEmpty()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    ask();
  });
}

// A card that was scanned on the page before.
function fillFromCard() {
  const card = sessionStorage.getItem("the-vua-quet");
  sessionStorage.removeItem("the-vua-quet");
  const number = document.getElementById("so_dinh_danh");
  if (!card || number.value !== "") return;
  number.value = card;
  form.querySelector("[name=phim_enter]").click();
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
  if (boxes.length < 2) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "linklike";
  button.textContent = all.dataset.tickAll;
  button.addEventListener("click", () => {
    for (const box of boxes) box.checked = true;
    papers.dispatchEvent(new Event("change"));
  });
  all.appendChild(button);
}

function watchDue(panel) {
  const dateOf = (part) => {
    const time = part.querySelector("time");
    return time ? time.dateTime : null;
  };
  let shown = dateOf(panel);
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
    const due = dateOf(fresh);
    // Nothing is said, and nothing closed, unless the date has really moved.
    if (due === shown) return;
    shown = due;
    const before = panel.querySelector("details");
    const isOpen = before && before.open;
    while (panel.firstChild) panel.removeChild(panel.firstChild);
    while (fresh.firstChild) panel.appendChild(fresh.firstChild);
    const details = panel.querySelector("details");
    if (details) details.open = isOpen;
  };
  setInterval(refresh, 60000);
  document.addEventListener("visibilitychange", refresh);
  form.addEventListener("change", refresh);
}
