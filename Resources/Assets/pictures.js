// A picture is fetched once its reader opens it, and stands in its place. Without this it is a page of its own.
for (const link of document.querySelectorAll("a[data-look]")) {
  const box = document.createElement("details");
  const name = document.createElement("summary");
  name.append(...link.childNodes);
  box.append(name);
  box.addEventListener("toggle", () => {
    if (box.querySelector("img")) return;
    const picture = document.createElement("img");
    picture.className = "scan";
    picture.alt = link.dataset.look;
    picture.src = link.href;
    box.append(picture);
  });
  link.replaceWith(box);
}
