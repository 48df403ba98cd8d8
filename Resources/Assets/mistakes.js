// A form that came back begins where it is to be mended.
const mistakes = document.querySelector("#chua-gui, #cho-can-sua");
// An address that names a place leads there.
if (mistakes && !location.hash) mistakes.focus();
