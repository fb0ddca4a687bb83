// Sorts any `table.e-sortable` by the column whose head is clicked: its cells' `data-v` as numbers, else their
// letters; cells without a figure stay last. Falling, rising, then the order it came in. What was chosen is held
// for as long as the page is open, so that a table drawn anew under the same `data-sorted` is sorted as before.
(() => {
  "use strict";

  const chosen = new Map(); // a table's name → { column, direction }
  const came = new WeakMap(); // a table's body → its rows in the order they came in

  const letters = (cell) => cell.textContent.trim();

  function value(cell) {
    const given = cell.dataset.v;
    return given === undefined ? null : Number(given);
  }

  function sorted(rows, { column, direction }) {
    const turn = direction === "ascending" ? 1 : -1;
    if (rows.every((row) => row.cells[column].tagName === "TH")) {
      const language = document.documentElement.lang;
      return [...rows].sort((a, b) => turn * letters(a.cells[column]).localeCompare(letters(b.cells[column]), language));
    }
    const known = rows.filter((row) => value(row.cells[column]) !== null);
    const unknown = rows.filter((row) => value(row.cells[column]) === null);
    return [...known.sort((a, b) => turn * (value(a.cells[column]) - value(b.cells[column]))), ...unknown];
  }

  function arrange(table) {
    const body = table.tBodies[0];
    if (!came.has(body)) came.set(body, [...body.rows]);
    const choice = chosen.get(table.dataset.sorted);
    [...table.tHead.rows[0].cells].forEach((head, place) => {
      if (choice && place === choice.column) head.setAttribute("aria-sort", choice.direction);
      else head.removeAttribute("aria-sort");
    });
    const rows = came.get(body);
    body.append(...(choice ? sorted(rows, choice) : rows));
  }

  function next(head) {
    const names = head.cellIndex === 0 ? ["ascending", "descending"] : ["descending", "ascending"];
    return names[names.indexOf(head.getAttribute("aria-sort")) + 1];
  }

  document.addEventListener("click", (event) => {
    const head = event.target.closest?.("table.e-sortable thead th");
    if (!head) return;
    const table = head.closest("table");
    const direction = next(head);
    if (direction) chosen.set(table.dataset.sorted, { column: head.cellIndex, direction });
    else chosen.delete(table.dataset.sorted);
    arrange(table);
  });

  new MutationObserver(() => {
    for (const table of document.querySelectorAll("table.e-sortable")) {
      if (chosen.has(table.dataset.sorted) && !came.has(table.tBodies[0])) arrange(table);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
