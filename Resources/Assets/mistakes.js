// A form that came back begins where it is to be mended.
document.getElementById("cho-can-sua")?.focus();
