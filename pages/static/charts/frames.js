// Where everything of a picture stands: the margins that its axes' letters ask for, the axes, grids and lines.
(() => {
  "use strict";

  const our = (window.egovPicture ??= {});
  const MIDDLE = 0.35; // of the letters' size, from their middle down to their foot
  const SIDES = { l: 80, r: 80, t: 100, b: 80 }; // the library's own margins
  const LEAST = 64; // pixels that the drawing keeps, however long the letters
  const rounded = (value) => our.rounded(value);

  function place(axes, size) {
    for (const axis of axes) {
      const [from, to] = axis.domain;
      axis.offset = axis.letter === "x" ? size.l + from * size.w : size.t + (1 - to) * size.h;
      axis.length = (axis.letter === "x" ? size.w : size.h) * (to - from);
      if (axis.length < 1) throw new our.Unknown("a drawing without room");
    }
  }

  function room(margins, width, height) {
    return { ...margins, w: width - margins.l - margins.r, h: height - margins.t - margins.b };
  }

  // The labels of an axis, each with its place and the box around it, and whether it stays within the picture.
  function labels(axis, whole) {
    const size = axis.tickfont.size;
    const wide = axis.linewidth ?? 1;
    const away = (axis.showline ? 0.2 * size : 0) + wide / 2;
    const isX = axis.letter === "x";
    const line = linePlace(axis);
    if (axis.showticklabels === false) return [];
    return axis.ticks_.filter(({ text }) => text).map(({ number, text }) => {
      const letters = our.set(text, axis.tickfont);
      const more = (letters.rows.length - 1) * our.LINE * size;
      const x = isX ? axis.at(number) : line - away - (axis.ticklabelstandoff ?? 0);
      const y = isX ? line + away + size + (axis.ticklabelstandoff ?? 0) : axis.at(number) + MIDDLE * size - more / 2;
      const left = isX ? x - letters.width / 2 : x - letters.width;
      const box = { left, right: left + letters.width, top: y + letters.top, bottom: y + letters.bottom };
      const isCut = isX ? box.right > whole.width || box.left < 0 : box.bottom > whole.height || box.top + size / 4 < 0;
      return { letters, x, y, box, anchor: isX ? "middle" : "end", isShown: axis.type === "category" || !isCut };
    });
  }

  // The middle of the axis's own line.
  function linePlace(axis) {
    const half = Math.max(Math.round(axis.linewidth ?? 1), 1) / 2;
    return axis.letter === "x" ? axis.other.offset + axis.other.length + half : axis.other.offset - half;
  }

  // What the letters of an axis ask of the margins; null where they may ask nothing.
  function push(axis, margins) {
    if (!axis.visible || !axis.automargin) return null;
    const boxes = axis.labels_.filter(({ isShown }) => isShown).map(({ box }) => box);
    const asks = { l: 0, r: 0, t: 0, b: 0, x: 0, y: 0 };
    if (boxes.length) {
      const [left, right] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))];
      const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
      if (axis.letter === "x") {
        asks.b = Math.max(bottom - axis.other.offset - axis.other.length, 0);
        if (right > axis.offset + axis.length) Object.assign(asks, { r: right - axis.offset - axis.length, xr: 1 });
        if (left < axis.offset) Object.assign(asks, { l: axis.offset - left, xl: 0 });
      } else {
        asks.l = Math.max(axis.other.offset - left, 0);
        if (bottom > axis.offset + axis.length) Object.assign(asks, { b: bottom - axis.offset - axis.length, yb: 0 });
        if (top < axis.offset) Object.assign(asks, { t: axis.offset - top, yt: 1 });
      }
    }
    asks[axis.letter === "x" ? "y" : "x"] = axis.other.domain[0];
    return pushed(asks, margins);
  }

  function pushed(asks, margins) {
    const air = Math.min(12, margins.l, margins.r, margins.t, margins.b);
    return {
      l: { at: asks.xl ?? asks.x, size: asks.l + air },
      r: { at: asks.xr ?? asks.x, size: asks.r + air },
      b: { at: asks.yb ?? asks.y, size: asks.b + air },
      t: { at: asks.yt ?? asks.y, size: asks.t + air },
    };
  }

  // The margins that give every one of `pushes` its room.
  function widened(margins, pushes, width, height) {
    const all = [...pushes, { l: { at: 0, size: margins.l }, r: { at: 1, size: margins.r }, b: { at: 0, size: margins.b }, t: { at: 1, size: margins.t } }];
    let [l, r] = both(all, "l", "r", margins, width);
    let [b, t] = both(all, "b", "t", margins, height);
    [l, r] = kept(l, r, width, margins.l + margins.r);
    [b, t] = kept(b, t, height, margins.b + margins.t);
    return { l: Math.round(l), r: Math.round(r), t: Math.round(t), b: Math.round(b) };
  }

  function both(all, near, far, margins, whole) {
    let [low, high] = [margins[near], margins[far]];
    for (const { [near]: from } of all) {
      for (const { [far]: to } of all) {
        if (to.at <= from.at) continue;
        const first = (from.size * to.at + (to.size - whole) * from.at) / (to.at - from.at);
        const last = (to.size * (1 - from.at) + (from.size - whole) * (1 - to.at)) / (to.at - from.at);
        if (first + last > low + high) [low, high] = [first, last];
      }
    }
    return [low, high];
  }

  function kept(low, high, whole, asked) {
    const most = Math.max(0, whole - Math.min(Math.max(whole - asked, 2), LEAST));
    const over = most ? (low + high) / most : 0;
    return over > 1 ? [low / over, high / over] : [low, high];
  }

  // Lays out the axes: their places, reaches, ticks and labels. Returns the margins with the drawing's width and height.
  function laid(axes, asked, whole, separators) {
    const margins = { ...SIDES, ...our.known("margin", asked) };
    our.one("margin.pad", margins.pad ?? 0, 0);
    let size = room(margins, whole.width, whole.height);
    for (let turn = 0; turn < 9; turn += 1) {
      place(axes, size);
      for (const axis of axes) {
        our.stretch(axis);
        axis.ticks_ = axis.visible ? our.ticks(axis, separators) : [];
        axis.labels_ = axis.visible ? labels(axis, whole) : [];
        leaveAngled(axis);
      }
      const pushes = axes.map((axis) => push(axis, margins)).filter(Boolean);
      const next = room(widened(margins, pushes, whole.width, whole.height), whole.width, whole.height);
      if (!["l", "r", "t", "b"].some((side) => Math.abs(next[side] - size[side]) > 1)) return size;
      size = next;
    }
    return size;
  }

  // Letters that would lie on each other are turned by the library; we do not turn any.
  function leaveAngled(axis) {
    if (axis.tickangle !== undefined && axis.tickangle !== "auto") our.one("axis.tickangle", axis.tickangle, 0);
    else if (axis.letter === "x") {
      const boxes = axis.labels_.map(({ box }) => box);
      if (boxes.some((box, place) => place && box.left < boxes[place - 1].right + 2)) throw new our.Unknown("turned labels");
    }
  }

  function grid(axis) {
    if (!axis.visible || !axis.showgrid) return "";
    const wide = Math.max(Math.round(axis.gridwidth ?? 1), 1);
    const inner = axis.ticks_.filter(({ number }) => axis.pixel(number) > 1 && axis.pixel(number) < axis.length - 1);
    const seen = hasZero(axis) ? inner.filter(({ number }) => Math.abs(number) > (axis.step ?? 0) / 100) : inner;
    return seen.map(({ number }) => stroke(axis, number, axis.gridcolor ?? "#eee", wide, axis.griddash)).join("");
  }

  const hasZero = (axis) => axis.visible && axis.zeroline !== false && axis.type === "linear" && axis.reach[0] * axis.reach[1] <= 0;

  function zero(axis) {
    if (!hasZero(axis)) return "";
    return stroke(axis, 0, axis.zerolinecolor ?? "#444", Math.max(Math.round(axis.zerolinewidth ?? 1), 1));
  }

  function stroke(axis, number, colour, wide, dash) {
    const { offset, length } = axis.other;
    const at = rounded(axis.at(number));
    const d = axis.letter === "x" ? `M${at},${rounded(offset)}v${rounded(length)}` : `M${rounded(offset)},${at}h${rounded(length)}`;
    return `<path class="crisp" d="${d}" fill="none" stroke="${colour}" stroke-width="${wide}"${our.dashes(dash, wide)}/>`;
  }

  // The axis's own line, as long as the drawing and over the line of the other axis.
  function line(axis) {
    if (!axis.visible || !axis.showline) return "";
    const wide = Math.max(Math.round(axis.linewidth ?? 1), 1);
    const at = linePlace(axis);
    const more = axis.letter === "x" && axis.other.showline && axis.other.visible ? Math.max(Math.round(axis.other.linewidth ?? 1), 1) : 0;
    const d = axis.letter === "x" ? `M${axis.offset - more},${at}H${axis.offset + axis.length}` : `M${at},${axis.offset}V${axis.offset + axis.length}`;
    return `<path class="crisp" d="${d}" fill="none" stroke="${axis.linecolor ?? "#444"}" stroke-width="${wide}"/>`;
  }

  function ticktexts(axis) {
    const texts = axis.labels_.filter(({ isShown }) => isShown).map(({ letters, x, y, anchor }) => our.written(letters, x, y, anchor));
    return `<g class="${axis.letter}tick">${texts.join("")}</g>`;
  }

  Object.assign(our, { laid, grid, zero, line, ticktexts });
})();
