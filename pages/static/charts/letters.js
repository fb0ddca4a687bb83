// Letters of a picture: measured without the page's layout, written as the library writes them.
(() => {
  "use strict";

  const our = (window.egovPicture ??= {});
  const LINE = 1.3; // of the letters' size, from line to line
  const pen = document.createElement("canvas").getContext("2d");
  let widths = new Map();

  // A letter's font may arrive later than the page: what was measured before it is forgotten.
  function forget() {
    widths = new Map();
  }

  function measured(text, font) {
    const key = `${font}|${text}`;
    let size = widths.get(key);
    if (!size) {
      pen.font = font;
      const told = pen.measureText(text);
      size = { width: told.width, up: Math.round(told.fontBoundingBoxAscent), down: Math.round(told.fontBoundingBoxDescent) };
      if (widths.size > 5000) forget();
      widths.set(key, size);
    }
    return size;
  }

  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  const ENTITIES = { amp: "&", lt: "<", gt: ">", nbsp: "\u00a0", quot: '"', "#39": "'" };
  const plain = (text) => text.replace(/&([a-z]+|#39);/g, (whole, name) => ENTITIES[name] ?? whole);

  // The lines of a text: each a list of runs with their own weight, slant, size and colour.
  function lines(text) {
    const all = [[]];
    const open = [{}];
    for (const part of String(text).split(/(<[^<>]*>)/)) {
      const tag = /^<(\/?)(\w+)((?:\s[^>]*)?)\/?>$/.exec(part);
      if (!tag) {
        if (part) all.at(-1).push({ ...open.at(-1), text: plain(part) });
      } else if (tag[2] === "br") all.push([]);
      else if (tag[1]) open.pop();
      else open.push({ ...open.at(-1), ...style(tag[2], tag[3]) });
    }
    return all;
  }

  function style(tag, rest) {
    our.one("tag", tag, "b", "i", "em", "span");
    if (tag === "b") return { weight: "bold" };
    if (tag !== "span") return { slant: "italic" };
    const found = {};
    const told = /style=(['"])(.*?)\1/.exec(rest)?.[2] ?? "";
    for (const [name, value] of told.split(";").map((rule) => rule.split(":").map((side) => side.trim()))) {
      if (!name) continue;
      if (our.one("style", name, "font-size", "color", "font-weight") === "font-size") found.size = parseFloat(value);
      else found[name === "color" ? "color" : "weight"] = value;
    }
    return found;
  }

  // A text set in `font`: its lines, and its size around the start of its first line's foot (y grows downwards).
  function set(text, font) {
    const rows = lines(text);
    let width = 0;
    let top = 0;
    let bottom = 0;
    rows.forEach((row, place) => {
      let long = 0;
      let up = 0;
      let down = 0;
      for (const run of row.length ? row : [{ text: "" }]) {
        const size = measured(run.text, `${run.slant ?? ""} ${run.weight ?? font.weight ?? ""} ${run.size ?? font.size}px ${font.family}`);
        long += size.width;
        up = Math.max(up, run.text ? size.up : 0);
        down = Math.max(down, run.text ? size.down : 0);
      }
      width = Math.max(width, long);
      top = Math.min(top, place * LINE * font.size - up);
      bottom = Math.max(bottom, place * LINE * font.size + down);
    });
    return { rows, font, width, top, bottom, height: bottom - top };
  }

  const rounded = (value) => Math.round(value * 100) / 100;

  // The text's element; `x`, `y` is the foot of its first line.
  function written(text, x, y, anchor = "start", name = "") {
    const { font, rows } = text;
    const inner = rows.map((row, place) => {
      const runs = row.map(run).join("");
      return rows.length === 1 ? runs : `<tspan class="line" x="${rounded(x)}" y="${rounded(y)}" dy="${rounded(place * LINE)}em">${runs}</tspan>`;
    });
    const look = `font-family:${escaped(font.family)};font-size:${font.size}px;fill:${font.color};white-space:pre${font.weight ? `;font-weight:${font.weight}` : ""}`;
    return `<text class="${name}" x="${rounded(x)}" y="${rounded(y)}" text-anchor="${anchor}" style="${look}">${inner.join("")}</text>`;
  }

  function run({ text, weight, slant, size, color }) {
    const look = [weight && `font-weight:${weight}`, slant && `font-style:${slant}`, size && `font-size:${size}px`, color && `fill:${color}`];
    const told = look.filter(Boolean).join(";");
    return told ? `<tspan style="${escaped(told)}">${escaped(text)}</tspan>` : escaped(text);
  }

  Object.assign(our, { forget, set, written, rounded, escaped, LINE });
})();
