// What stands over a picture's marks: shapes, notes, and the foot, which is the figure's title.
(() => {
  "use strict";

  const our = (window.egovPicture ??= {});
  const CAPITAL = 0.7; // of the letters' size
  const rounded = (value) => our.rounded(value);

  // Where `value` lies: on the axis, or on the paper, for a reference such as `x2`, `paper`, `y domain`.
  function pixel(reference, value, letter, context) {
    if (reference === "paper") {
      const { l, t, w, h } = context.size;
      return letter === "x" ? l + w * value : t + h * (1 - value);
    }
    const [id, domain] = reference.split(" ");
    const axis = context.axis(id);
    if (domain) return axis.offset + axis.length * (letter === "x" ? value : 1 - value);
    return axis.at(axis.number(value));
  }

  function onAxis(reference, context) {
    return reference === "paper" || reference.includes(" ") ? null : context.axis(reference);
  }

  // A note made ready: its letters and how far they stand from the point it is at.
  function note(asked, font, context) {
    our.known("annotation", asked);
    our.one("showarrow", asked.showarrow, false);
    const letters = our.set(asked.text, { ...font, ...our.known("font", asked.font) });
    our.one("valign", asked.valign ?? "middle", "middle");
    const edge = asked.borderwidth ?? 1;
    const around = edge + (asked.borderpad ?? 1);
    const made = { asked, letters, edge, around, wide: Math.round(letters.width + 2 * around), tall: Math.round(letters.height + 2 * around) };
    for (const letter of ["x", "y"]) {
      const reference = asked[`${letter}ref`] ?? letter;
      const axis = onAxis(reference, context);
      const size = letter === "x" ? made.wide : made.tall;
      const share = axis ? 0.5 : letter === "x" ? asked.x : 1 - asked.y;
      const shift = (asked[`${letter}shift`] ?? 0) * (letter === "x" ? 1 : -1);
      const away = size * fraction(asked[`${letter}anchor`] ?? "auto", share) + shift;
      made[letter] = { reference, axis, away };
      if (axis) stretch(axis, axis.number(asked[letter]), size, away, shift);
    }
    return made;
  }

  function fraction(anchor, share) {
    const turned = anchor === "auto" ? (share < 1 / 3 ? "left" : share > 2 / 3 ? "right" : "center") : anchor;
    return { center: 0, middle: 0, left: 0.5, top: 0.5, right: -0.5, bottom: -0.5 }[our.one("anchor", turned, "center", "middle", "left", "top", "right", "bottom")];
  }

  function stretch(axis, number, size, away, shift) {
    const [after, before] = [Math.max(size / 2 + away, shift), Math.max(size / 2 - away, -shift)];
    const isDown = axis.letter === "y" && axis.autorange !== "reversed";
    our.mustReach(axis, [number], isDown ? { plus: before, minus: after } : { plus: after, minus: before });
  }

  function drawnNote(made, context) {
    const { asked, letters, edge, around, wide, tall } = made;
    const middle = {};
    for (const letter of ["x", "y"]) {
      const { reference, axis, away } = made[letter];
      if (axis) {
        const share = axis.pixel(axis.number(asked[letter])) / axis.length;
        if (!(share >= 0 && share <= 1)) return "";
      }
      middle[letter] = pixel(reference, asked[letter], letter, context) + away;
    }
    const [left, top] = [Math.round(middle.x - wide / 2), Math.round(middle.y - tall / 2)];
    const align = asked.align ?? "center";
    const along = { left: 0, center: letters.width / 2, right: letters.width }[align];
    const ground = asked.bgcolor || asked.bordercolor ? `<rect class="bg" x="${left + edge / 2}" y="${top + edge / 2}" width="${wide - edge}" height="${tall - edge}" fill="${asked.bgcolor ?? "none"}" stroke="${asked.bordercolor ?? "none"}" stroke-width="${edge}"/>` : "";
    const text = our.written(letters, left + around + along, top + around - letters.top, { left: "start", center: "middle", right: "end" }[align]);
    return `<g class="annotation"${asked.opacity === undefined ? "" : ` opacity="${asked.opacity}"`}>${ground}${text}</g>`;
  }

  // A shape made ready, having told the axes what they must reach.
  function shape(asked, context) {
    our.known("shape", asked);
    our.known("line", asked.line);
    our.one("shape.type", asked.type, "line", "rect");
    our.one("shape.layer", asked.layer ?? "above", "above", "below");
    const half = (asked.line?.width ?? 2) / 2;
    for (const letter of ["x", "y"]) {
      const axis = onAxis(asked[`${letter}ref`] ?? letter, context);
      if (axis) our.mustReach(axis, [axis.number(asked[`${letter}0`]), axis.number(asked[`${letter}1`])], { plus: half, minus: half });
    }
    return asked;
  }

  function drawnShape(asked, context) {
    const [xref, yref] = [asked.xref ?? "x", asked.yref ?? "y"];
    const place = (name, letter, reference) => rounded(pixel(reference, asked[name], letter, context));
    const [x0, x1, y0, y1] = [place("x0", "x", xref), place("x1", "x", xref), place("y0", "y", yref), place("y1", "y", yref)];
    const d = asked.type === "line" ? `M${x0},${y0}L${x1},${y1}` : `M${x0},${y0}H${x1}V${y1}H${x0}Z`;
    const wide = asked.line?.width ?? 2;
    const pen = wide ? ` stroke="${asked.line?.color ?? "#444"}" stroke-width="${wide}"${our.dashes(asked.line?.dash, wide)}` : "";
    const clear = asked.opacity === undefined ? "" : ` opacity="${asked.opacity}"`;
    return `<g class="shape-group"${context.clip(onAxis(xref, context), onAxis(yref, context))}><path d="${d}" fill="${asked.type === "rect" ? asked.fillcolor ?? "none" : "none"}"${pen}${clear}/></g>`;
  }

  // The figure's title.
  function title(asked, font, whole, size) {
    our.known("title", asked);
    const text = (asked.text ?? "").trim();
    if (!text) return "";
    const pad = our.known("titlepad", asked.pad);
    our.one("title.xanchor", asked.xanchor, "left");
    our.one("title.yanchor", asked.yanchor, "top");
    const x = our.one("title.xref", asked.xref ?? "container", "container", "paper") === "paper" ? size.l + size.w * asked.x : whole.width * asked.x;
    const y = our.one("title.yref", asked.yref ?? "container", "container", "paper") === "paper" ? size.t + size.h * (1 - asked.y) : whole.height * (1 - asked.y);
    const letters = our.set(text, { ...font, ...our.known("font", asked.font) });
    const drop = letters.rows.length === 1 ? CAPITAL * letters.font.size : 0;
    return `<g class="g-gtitle">${our.written(letters, x + (pad.l ?? 0), y + (pad.t ?? 0) + drop, "start", "gtitle")}</g>`;
  }

  Object.assign(our, { note, drawnNote, shape, drawnShape, title });
})();
