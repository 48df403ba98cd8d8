// A form that came back begins where it is to be mended.
const mistakes = document.querySelector("#chua-gui, #cho-can-sua");
if (mistakes) mistakes.focus();
