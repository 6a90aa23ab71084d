// Fills the list under the search box with what the last piece of the query may become. Without it the box works as well.
"use strict";

const WAIT = 150;

for (const box of document.querySelectorAll("input[data-complete]")) {
  const list = document.getElementById(box.getAttribute("list"));
  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = box.value;
      const answer = await fetch(`${box.dataset.complete}?q=${encodeURIComponent(typed)}`);
      if (!answer.ok || box.value !== typed) return;
      list.replaceChildren(
        ...(await answer.json()).map((one) => {
          const option = document.createElement("option");
          option.value = one.query;
          option.label = one.label;
          return option;
        }),
      );
    }, WAIT);
  });
}
