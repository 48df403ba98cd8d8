// A form that came back begins where it is to be mended.
document.querySelector("#chua-gui, #cho-can-sua")?.focus();
