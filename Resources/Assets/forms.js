// Of several forms on a page, the one that was typed into last is taken along to the other language.
const buttons = [...document.querySelectorAll("header [form]")];
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && form.id && form.method === "post") for (const button of buttons) button.setAttribute("form", form.id);
});
