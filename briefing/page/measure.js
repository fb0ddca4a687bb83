// What stands on one sheet, as it was really laid out: letters, places, marks, rows. Given to the gates and the deck.
(sheet) => {
  "use strict";
  const frame = sheet.getBoundingClientRect();
  const box = (at) => ({ x: at.left - frame.left, y: at.top - frame.top, width: at.width, height: at.height });
  const told = (element) =>
    element.closest(".e-heard") === null && element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });

  const texts = [];
  const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!node.data.trim() || !holder || !told(holder) || holder.closest("style,script,desc,title")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const at of range.getClientRects()) {
      if (at.width > 0 && at.height > 0) texts.push({ text: node.data.trim(), ...box(at), size: parseFloat(getComputedStyle(holder).fontSize) });
    }
  }

  const cut = [];
  for (const element of sheet.querySelectorAll("*")) {
    if (!(element instanceof HTMLElement) || !told(element)) continue;
    const style = getComputedStyle(element);
    const hides = [style.overflowX, style.overflowY].some((way) => way !== "visible");
    if (hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) {
      cut.push((element.textContent || "").trim().slice(0, 60));
    }
  }

  // The marks of one trace: its points and bars, or the corners of its line where it has no points.
  const corners = (path) => {
    const d = path.getAttribute("d") || "";
    return (d.match(/M/g) || []).length + (d.match(d.includes("H") ? /H/g : /L/g) || []).length;
  };
  const marksOf = (trace) => {
    const points = trace.querySelectorAll(".point").length;
    return points || [...trace.querySelectorAll(".js-line")].reduce((sum, path) => sum + corners(path), 0);
  };

  const charts = [...sheet.querySelectorAll(".e-plot")].map((place) => ({
    name: place.dataset.chart || "",
    failed: place.classList.contains("st-key-failed"),
    marks: [...place.querySelectorAll(".trace")].reduce((sum, trace) => sum + marksOf(trace), 0),
    ...box(place.getBoundingClientRect()),
  }));
  const rows = [...sheet.querySelectorAll("tbody tr")].filter((row) => {
    const at = row.getBoundingClientRect();
    return at.height > 4 && at.top >= frame.top && at.bottom <= frame.bottom + 0.5;
  }).length;

  // What the deck takes over: letters with their size, weight and colour; tables cell by cell as they stand.
  const hex = (colour) => {
    const whole = colour.startsWith("color(") ? 255 : 1; // a mixed colour is told in parts of one
    const parts = (colour.match(/[\d.]+/g) || [0, 0, 0]).slice(0, 3).map((part) => Math.round(Number(part) * whole));
    return parts.map((part) => part.toString(16).padStart(2, "0")).join("").toUpperCase();
  };
  const runsOf = (element) => {
    const runs = [];
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.nodeName === "BR") runs.push({ text: "\v", bold: false, colour: "", size: 0 });
      if (node.nodeType !== Node.TEXT_NODE || node.parentElement.closest(".e-heard,[hidden],style")) continue;
      const style = getComputedStyle(node.parentElement);
      const text = style.whiteSpaceCollapse === "preserve" ? node.data : node.data.replace(/[ \t\n]+/g, " ");
      if (text) runs.push({ text, bold: Number(style.fontWeight) >= 600, colour: hex(style.color), size: parseFloat(style.fontSize) });
    }
    return runs.some((run) => run.text.trim()) ? runs : [];
  };
  const paragraph = (element) => {
    const style = getComputedStyle(element);
    return { runs: runsOf(element), size: parseFloat(style.fontSize), align: style.textAlign, height: parseFloat(style.lineHeight) || 0 };
  };
  const paragraphs = (piece) => {
    const found = [...piece.querySelectorAll("p,li,h1,h2,h3")];
    return (found.length ? found : [piece]).map(paragraph).filter((each) => each.runs.length);
  };
  const tableOf = (piece) => {
    const rows = [...piece.querySelectorAll("tr")];
    const head = rows[0] ? [...rows[0].children] : [];
    return {
      widths: head.map((cell) => cell.getBoundingClientRect().width),
      heights: rows.map((row) => row.getBoundingClientRect().height),
      rows: rows.map((row) => [...row.children].map((cell) => paragraph(cell.querySelector("td > span") || cell))),
      aligns: rows.map((row) => [...row.children].map((cell) => getComputedStyle(cell).textAlign)),
    };
  };
  const alternative = (piece) => piece.dataset.alt || piece.getAttribute("aria-label") || piece.querySelector("[aria-label]")?.getAttribute("aria-label") || "";
  const marked = [...sheet.querySelectorAll("[data-slide], .e-title")].filter((piece) => !piece.parentElement.closest("[data-slide]"));
  const pieces = marked.map((piece, index) => {
    piece.dataset.piece = String(index);
    const kind = piece.dataset.slide || "text";
    const made = { kind, index, alt: alternative(piece), ...box(piece.getBoundingClientRect()), paragraphs: [], table: null };
    if (kind === "table") made.table = tableOf(piece);
    if (kind === "text") made.paragraphs = paragraphs(piece);
    return made;
  });

  const images = [...sheet.querySelectorAll("img")].filter((image) => !image.complete || image.naturalWidth === 0).length;
  return { texts, cut, charts, rows, pieces, images, width: frame.width, height: frame.height };
}
