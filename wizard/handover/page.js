(() => {
  "use strict";
  const line = document.getElementById("progress");
  if (!line) return;
  const boxes = [...document.querySelectorAll("input[data-task]")];
  const key = `lead-wizard.${document.body.dataset.paper}`;

  // Reading and writing are refused in some browsers, for pages from a disk above all: ticks then last as long as the page.
  const kept = new Map();
  try {
    for (const [task, ticked] of JSON.parse(localStorage.getItem(key)) || []) kept.set(task, ticked === true);
  } catch { /* nothing was kept */ }

  const tell = () => {
    const done = boxes.filter((box) => box.checked).length;
    const words = line.dataset.words.replace("{done}", done).replace("{count}", boxes.length);
    line.querySelector("span").textContent = done === boxes.length ? `${words} ✓` : words;
    line.querySelector("progress").value = done;
  };

  for (const box of boxes) {
    if (kept.has(box.dataset.task)) box.checked = kept.get(box.dataset.task);
    box.addEventListener("change", () => {
      kept.set(box.dataset.task, box.checked);
      try {
        localStorage.setItem(key, JSON.stringify([...kept]));
      } catch { /* not kept */ }
      tell();
    });
  }
  tell();
})();
