// Files come while the rest of a form is filled in, in pieces, and go on where a broken connection left them. The form
// then only names them. Without this they come with the form.
const PIECE = 1 << 20;
const PATIENCE = 60000;

for (const box of document.querySelectorAll("[data-upload]")) watchFiles(box);

function watchFiles(box) {
  try {
    new DataTransfer();
  } catch {
    return; // Nothing could be given back to the field.
  }
  const form = box.closest("form");
  const list = box.querySelector("[data-coming]");
  const status = box.querySelector("[role=status]");
  const rows = new Set();
  let sender = null; // The button that waits until all have come.
  let isOff = false;

  const say = (sentence, name) => {
    status.textContent = sentence.replace("{name}", name || "");
  };

  for (const input of box.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => {
      if (isOff) return;
      const files = [...input.files];
      input.value = "";
      for (const file of files) begin(file, input);
    });
  }

  form.addEventListener("submit", (event) => {
    if (rows.size === 0) return;
    event.preventDefault();
    const failed = [...rows].find((row) => row.isFailed);
    if (failed) {
      failed.button.focus();
      return;
    }
    sender = event.submitter || document.activeElement;
    say(box.dataset.waiting);
  });

  function begin(file, input) {
    const row = { file, input, isStopped: false, isFailed: false, offset: 0 };
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    row.address = box.dataset.upload + [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    row.element = document.createElement("div");
    row.element.className = "coming";
    row.text = document.createElement("span");
    row.text.textContent = box.dataset.sending.replace("{name}", file.name);
    row.button = document.createElement("button");
    row.button.type = "button";
    row.button.className = "linklike";
    row.button.textContent = box.dataset.stop;
    row.button.setAttribute("aria-label", box.dataset.stop + ": " + file.name);
    row.button.addEventListener("click", () => {
      row.isStopped = true;
      if (row.controller) row.controller.abort();
      fetch(row.address, { method: "DELETE", headers: { "Form-Token": token() } }).catch(() => {});
      end(row);
      input.focus();
    });
    row.bar = document.createElement("progress");
    row.bar.max = Math.max(1, file.size);
    row.bar.value = 0;
    row.bar.setAttribute("aria-label", row.text.textContent);
    row.element.append(row.text, row.button, row.bar);
    list.append(row.element);
    rows.add(row);
    say(box.dataset.sending, file.name);
    send(row);
  }

  function token() {
    return form.querySelector("[name=_csrf]").value;
  }

  async function send(row) {
    let pause = 1000;
    while (!row.isStopped) {
      try {
        const answer = await ask(row, "PUT", row.file.slice(row.offset, row.offset + PIECE));
        const told = answer.headers.get("Upload-Offset");
        if (answer.status === 200) {
          take(row, await answer.text());
          return;
        } else if ((answer.headers.get("Content-Type") || "").startsWith("text/plain") && answer.status < 500) {
          refuse(row, answer.status, await answer.text());
          return;
        } else if (answer.status === 204 || (answer.status === 409 && Number(told) !== row.offset)) {
          row.offset = Number(told);
          row.bar.value = row.offset;
          row.text.textContent = box.dataset.sending.replace("{name}", row.file.name);
          pause = 1000;
          continue;
        } else if (answer.status === 404) {
          row.offset = 0;
        }
      } catch {
        // Said below.
      }
      if (row.isStopped) return;
      if (row.text.textContent !== box.dataset.broken.replace("{name}", row.file.name)) {
        row.text.textContent = box.dataset.broken.replace("{name}", row.file.name);
        say(box.dataset.broken, row.file.name);
      }
      await new Promise((go) => setTimeout(go, pause));
      pause = Math.min(2 * pause, 15000);
      try {
        const answer = await ask(row, "GET");
        if (answer.status === 204) row.offset = Number(answer.headers.get("Upload-Offset"));
        if (answer.status === 404) row.offset = 0;
      } catch {
        // The next piece is told.
      }
    }
  }

  async function ask(row, method, body) {
    row.controller = new AbortController();
    const timer = setTimeout(() => row.controller.abort(), PATIENCE);
    const headers = {};
    if (method === "PUT") {
      Object.assign(headers, {
        "Form-Token": token(),
        "Upload-Offset": String(row.offset),
        "Upload-Length": String(row.file.size),
        "File-Draft": box.dataset.draft,
        "File-Field": box.dataset.field,
        "File-Name": encodeURIComponent(row.file.name),
        "Content-Type": "application/octet-stream",
      });
    }
    try {
      return await fetch(row.address, { method, headers, body, signal: row.controller.signal, cache: "no-store" });
    } finally {
      clearTimeout(timer);
    }
  }

  // It waits for the form, as a tick that can be taken away.
  function take(row, markup) {
    if (row.isStopped) return;
    const made = document.createElement("div");
    made.innerHTML = markup;
    const tick = made.querySelector("input");
    const same = [...form.querySelectorAll("input[type=checkbox]")].find((one) => one.value === tick.value);
    if (same) same.checked = true;
    else list.append(made.firstElementChild);
    say(box.dataset.sent, row.file.name);
    end(row);
  }

  function refuse(row, code, sentence) {
    say(sentence);
    if (code === 403) {
      // It comes with the form, as without scripts.
      isOff = true;
      const files = new DataTransfer();
      for (const file of row.input.files) files.items.add(file);
      files.items.add(row.file);
      row.input.files = files.files;
      end(row);
      return;
    }
    row.isFailed = true;
    row.bar.remove();
    row.text.className = "error";
    row.text.textContent = sentence;
    sender = null;
  }

  function end(row) {
    row.element.remove();
    rows.delete(row);
    if (rows.size === 0 && sender) {
      const button = sender;
      sender = null;
      if (button.form === form) button.click();
      else form.submit();
    }
  }
}
