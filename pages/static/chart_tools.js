// The line below a chart: fetches its table when it is opened, and copies the link to exactly this view.
// Without this script the table opens as a page of its own and the link is an ordinary one.
(() => {
  "use strict";

  async function fill(opened) {
    const place = opened.querySelector(".e-tools-shown");
    const address = place.querySelector("a[href]")?.href;
    if (!address || opened.dataset.asked) return;
    opened.dataset.asked = "true";
    const before = place.innerHTML;
    place.textContent = opened.dataset.wait;
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${answer.status}`);
      const table = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("table");
      place.replaceChildren(document.importNode(table, true));
    } catch (fault) {
      place.innerHTML = before;
      place.prepend(`${opened.dataset.failed} `);
      delete opened.dataset.asked;
      console.warn(fault);
    }
  }

  // The browser gives its clipboard to safe addresses only; on a plain one of the house the old way is left.
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const held = document.activeElement;
      const box = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(box);
      box.select();
      const done = document.execCommand("copy");
      box.remove();
      held?.focus({ preventScroll: true });
      return done;
    }
  }

  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.(".e-tools > details[open]")) fill(event.target);
  }, true);

  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a.e-tools-link");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!(await copied(link.href))) {
      location.assign(link.href); // the address bar then holds it
      return;
    }
    const told = link.parentElement.querySelector(".e-tools-told");
    told.textContent = link.dataset.done;
    setTimeout(() => { told.textContent = ""; }, 4000);
  }, true);
})();
