"use strict";
// What textual.js leaves open: the keys go to the wizard from the start, and there is a way back in.

const START = "-first-byte";
const END = "-closed";
// The browser itself acts on Ctrl+N and Ctrl+Q, and no page is asked; with Alt they come here.
const STAND_INS = { KeyN: ["n", 78], KeyQ: ["q", 81] };

const keyboard = () => document.querySelector(".xterm-helper-textarea");

function changed() {
  const has = (name) => document.body.classList.contains(name);
  if (has(END)) document.getElementById("again").focus();
  else if (has(START)) keyboard().focus();
}

new MutationObserver(changed).observe(document.body, { attributeFilter: ["class"] });
document.getElementById("again").addEventListener("click", () => location.reload());
document.addEventListener(
  "keydown",
  (event) => {
    const standIn = STAND_INS[event.code];
    if (!standIn || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const [key, keyCode] = standIn;
    keyboard()?.dispatchEvent(new KeyboardEvent("keydown", { key, keyCode, ctrlKey: true, bubbles: true }));
  },
  true,
);
