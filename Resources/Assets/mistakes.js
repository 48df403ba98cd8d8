// A form that came back begins where it is to be mended.
const mistakes = document.getElementById("cho-can-sua");
if (mistakes) mistakes.focus();
