// A picture is fetched once its reader opens it, and stands in its place; where it cannot be drawn, a sentence does.
// Without this it is a page of its own.
for (const link of document.querySelectorAll("a[data-look]")) {
  const box = document.createElement("details");
  const name = document.createElement("summary");
  name.append(...link.childNodes);
  const note = document.createElement("p");
  note.className = "soft";
  note.setAttribute("role", "status");
  box.append(name, note);
  box.addEventListener("toggle", () => {
    if (!box.open || box.querySelector("img")) return;
    note.textContent = "";
    const picture = document.createElement("img");
    picture.className = "scan";
    picture.alt = link.dataset.look;
    picture.addEventListener("error", () => {
      picture.remove();
      note.textContent = link.dataset.undrawn;
    });
    picture.src = link.href;
    box.append(picture);
  });
  link.replaceWith(box);
}
