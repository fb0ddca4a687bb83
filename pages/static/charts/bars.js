// The bars of a picture: beside each other, on each other or one over the other, with round corners and hatching.
(() => {
  "use strict";

  const our = (window.egovPicture ??= {});
  const at = (value, place) => (Array.isArray(value) ? value[place] : value);
  let hatchings = 0;

  function bar(trace, place, context) {
    our.known("bar", trace);
    if ((trace.text || trace.texttemplate) && trace.textposition !== "none") throw new our.Unknown("letters in bars");
    if (trace.offset !== undefined) throw new our.Unknown("bar.offset");
    const { x, y } = context.axes(trace);
    const isLying = our.one("orientation", trace.orientation ?? (trace.x && !trace.y ? "h" : "v"), "h", "v") === "h";
    const [along, across] = isLying ? [x, y] : [y, x];
    const [sizes, places] = isLying ? [trace.x, trace.y] : [trace.y, trace.x];
    const marker = our.known("marker", trace.marker);
    our.known("pattern", marker.pattern);
    our.known("line", marker.line);
    our.one("along", along.type, "linear");
    if (!Array.isArray(places) || !Array.isArray(sizes)) throw new our.Unknown("bars without places");
    const bars = places.map((value, index) => ({
      at: across.number(value),
      size: along.number(sizes[index]),
      base: along.number(at(trace.base, index)),
      index,
    }));
    return { kind: "bar", trace, x, y, along, across, isLying, marker, bars, place, colour: marker.color ?? context.colour(place) };
  }

  // Gives the bars of one drawing their widths and places, and tells the axes what they must reach.
  function settle(traces, layout) {
    const groups = Map.groupBy(traces, (mark) => `${mark.x.id}${mark.y.id}${mark.isLying}`);
    for (const group of groups.values()) {
      const mode = our.one("barmode", layout.barmode ?? "group", "group", "stack", "overlay", "relative");
      if (mode === "overlay") group.forEach((mark) => widths([mark], layout));
      else widths(group, layout, mode === "group");
      if (mode === "stack" || mode === "relative") stack(group, mode === "relative");
      else group.forEach(stand);
      round(group, layout, mode);
    }
  }

  function widths(group, layout, isBeside = false) {
    const across = group[0].across;
    const places = group.flatMap((mark) => mark.bars.map((one) => one.at)).filter(our.isNumber);
    const distinct = [...new Set(places)].sort((one, other) => one - other);
    const steps = distinct.slice(1).map((value, index) => value - distinct[index]);
    const step = across.type === "category" ? 1 : Math.min(...steps, distinct.at(-1) - distinct[0] || 1);
    const isShared = isBeside && places.length !== distinct.length;
    if (places.length !== distinct.length && across.type !== "category" && !across.tickvals) throw new our.Unknown("bars on one another's days");
    const whole = (step * (1 - (layout.bargap ?? 0.2))) / (isShared ? group.length : 1);
    const wide = whole * (1 - (layout.bargroupgap ?? 0));
    group.forEach((mark, index) => {
      const middle = isShared ? ((2 * index + 1 - group.length) * whole) / 2 : 0;
      const ends = [];
      for (const one of mark.bars) {
        one.wide = at(mark.trace.width, one.index) ?? wide;
        one.from = one.at + middle - one.wide / 2;
        if (our.isNumber(one.at)) ends.push(one.at - step / 2, one.at + step / 2);
        if (mark.trace.width !== undefined) ends.push(one.from, one.from + one.wide);
      }
      our.mustReach(across, ends);
    });
  }

  function stand(mark) {
    let tozero = false;
    const ends = [];
    for (const one of mark.bars) {
      one.start = one.base ?? 0;
      one.end = one.size === undefined ? undefined : one.start + one.size;
      tozero ||= !one.base;
      ends.push(one.end, one.base);
    }
    our.mustReach(mark.along, ends, { padded: true, tozero });
  }

  function stack(group, isBothWays) {
    const heights = new Map();
    for (const mark of group) {
      if (mark.trace.base !== undefined) throw new our.Unknown("stacked bars with a base");
      for (const one of mark.bars) {
        if (one.size === undefined) continue;
        const pile = `${one.at} ${isBothWays && one.size < 0}`;
        one.start = heights.get(pile) ?? 0;
        one.end = one.start + one.size;
        heights.set(pile, one.end);
      }
      our.mustReach(mark.along, mark.bars.map((one) => one.end), { padded: true, tozero: true });
    }
  }

  // The outermost ends of the bars at one place: only these have round corners.
  function round(group, layout, mode) {
    const asked = group.map((mark) => mark.marker.cornerradius ?? layout.barcornerradius);
    const shared = asked.find((radius) => radius !== undefined);
    group.forEach((mark, index) => {
      mark.radius = (mode === "group" || mode === "overlay" ? asked[index] : shared) ?? 0;
      if (mark.radius && typeof mark.radius !== "number") throw new our.Unknown("cornerradius in parts of a hundred");
    });
    const outer = new Map();
    for (const one of group.flatMap((mark) => mark.bars)) {
      const middle = one.from + one.wide / 2;
      const [low, high] = outer.get(middle) ?? [0, 0];
      outer.set(middle, [Math.min(low, one.start ?? 0, one.end ?? 0), Math.max(high, one.start ?? 0, one.end ?? 0)]);
    }
    for (const one of group.flatMap((mark) => mark.bars)) one.outer = outer.get(one.from + one.wide / 2);
  }

  // A very thin bar is made as wide as can be seen; a bar with an edge lies on whole pixels where bars touch.
  function fixed(value, other, isAlong, isSoft, isTight, edge) {
    const whole = (pixel) => (isTight ? Math.round(pixel) - ((edge / 2) % 1) : pixel);
    if (isSoft) return whole(value);
    if (isAlong && value === other) return value;
    if (Math.abs(value - other) >= 2) return whole(value);
    return value > other ? Math.ceil(value) : Math.floor(value);
  }

  function outline(mark, one, layout) {
    const edge = at(mark.marker.line?.width, one.index) ?? 0;
    const isTight = layout.bargap === 0 && !layout.bargroupgap;
    const isSoft = edge > 0.01 || /rgba|#.{8}$|#.{4}$/.test(at(mark.colour, one.index));
    const ends = [mark.along.pixel(one.start), mark.along.pixel(one.end)];
    const sides = [mark.across.pixel(one.from), mark.across.pixel(one.from + one.wide)];
    const [s0, s1] = [fixed(ends[0], ends[1], true, isSoft, isTight, edge), fixed(ends[1], ends[0], true, isSoft, isTight, edge)];
    const [p0, p1] = [fixed(sides[0], sides[1], false, isSoft, isTight, edge), fixed(sides[1], sides[0], false, isSoft, isTight, edge)];
    if (!edge && s0 === s1) return "";
    return mark.radius && one.size ? rounded(mark, one, s0, s1, p0, p1) : plain(mark.isLying, s0, s1, p0, p1);
  }

  const point = (isLying, along, across) => (isLying ? `${our.rounded(along)},${our.rounded(across)}` : `${our.rounded(across)},${our.rounded(along)}`);

  function plain(isLying, s0, s1, p0, p1) {
    const corners = [[s0, p0], [s0, p1], [s1, p1], [s1, p0]];
    return `M${corners.map(([along, across]) => point(isLying, along, across)).join("L")}Z`;
  }

  // Round where the pile of bars ends (both ends where the bar has a base of its own).
  function rounded(mark, one, s0, s1, p0, p1) {
    const { isLying } = mark;
    const hasBase = one.base !== undefined;
    const [long, wide] = [Math.abs(s1 - s0), Math.abs(p1 - p0)];
    const last = one.start > 0 || (one.start === 0 && one.end > 0) ? one.outer[1] : one.outer[0];
    const whole = Math.abs(mark.along.pixel(last) - mark.along.pixel(0));
    const seen = (pixels) => (Math.abs(pixels) >= 2 || pixels === 0 ? pixels : Math.ceil(pixels));
    const r = Math.max(Math.min(mark.radius, wide / 2, hasBase ? long / 2 : whole), 0);
    const over = hasBase ? 0 : seen(Math.abs(mark.along.pixel(last) - mark.along.pixel(one.end)));
    if (!r || over >= r) return plain(isLying, s0, s1, p0, p1);
    const [way, side] = [s0 < s1 ? 1 : -1, p0 < p1 ? 1 : -1];
    const sweep = (way === side) === isLying ? 0 : 1;
    const arc = (along, across) => `A${r},${r} 0 0 ${sweep} ${point(isLying, along, across)}`;
    const line = (along, across) => `L${point(isLying, along, across)}`;
    if (hasBase) {
      return `M${point(isLying, s0 + r * way, p0)}${arc(s0, p0 + r * side)}${line(s0, p1 - r * side)}${arc(s0 + r * way, p1)}${line(s1 - r * way, p1)}${arc(s1, p1 - r * side)}${line(s1, p0 + r * side)}${arc(s1 - r * way, p0)}Z`;
    }
    const h = long + over;
    const cut = h < r ? r - Math.sqrt(h * (2 * r - h)) : 0;
    const top = over > 0 ? Math.sqrt(over * (2 * r - over)) : 0;
    const turn = (way > 0 ? Math.max : Math.min)(s1 - (r - over) * way, s0);
    return `M${point(isLying, s0, p0 + cut * side)}${line(s0, p1 - cut * side)}${line(turn, p1 - cut * side)}${arc(s1, p1 - (r - top) * side)}${line(s1, p0 + (r - top) * side)}${arc(turn, p0 + cut * side)}Z`;
  }

  // The hatching of one bar: its name for `fill`, and its definition.
  // The colours of the pattern hold where all bars have one colour; else the lines have the bar's, as the library has it.
  function hatching(pattern, index, colour, isOwn) {
    const shape = at(pattern.shape, index);
    if (!shape) return null;
    our.one("pattern.shape", shape, "/", "\\", "x");
    our.one("pattern.fillmode", pattern.fillmode ?? "replace", "replace");
    const size = at(pattern.size, index) ?? 8;
    const dense = at(pattern.solidity, index) ?? 0.3;
    const ink = isOwn ? colour : at(pattern.fgcolor, index) ?? colour;
    const ground = isOwn ? null : at(pattern.bgcolor, index);
    const w = size * Math.SQRT2;
    const rising = `M${-w / 4},${w / 4}l${w / 2},${-w / 2}M0,${w}L${w},0M${(w / 4) * 3},${(w / 4) * 5}l${w / 2},${-w / 2}`;
    const falling = `M${(w / 4) * 3},${-w / 4}l${w / 2},${w / 2}M0,0L${w},${w}M${-w / 4},${(w / 4) * 3}l${w / 2},${w / 2}`;
    const wide = shape === "x" ? size - size * Math.sqrt(1 - dense) : dense * size;
    const id = `e-hatching-${(hatchings += 1)}`;
    const back = ground ? `<rect width="${w}" height="${w}" fill="${ground}"/>` : "";
    const lines = { "/": rising, "\\": falling, x: rising + falling }[shape];
    const fade = pattern.fgopacity === undefined ? "" : ` opacity="${pattern.fgopacity}"`;
    return { id, text: `<pattern id="${id}" width="${w}" height="${w}" patternUnits="userSpaceOnUse">${back}<path d="${lines}" stroke="${ink}" stroke-width="${wide}"${fade}/></pattern>` };
  }

  function drawn(mark, layout, count) {
    const definitions = [];
    const isCrisp = (layout.barmode === "stack" && count > 1) || (layout.bargap === 0 && !layout.bargroupgap && !mark.marker.line?.width);
    const paths = mark.bars.filter((one) => our.isNumber(one.at) && our.isNumber(one.end)).map((one) => {
      const colour = at(mark.colour, one.index);
      const hatched = mark.marker.pattern && hatching(mark.marker.pattern, one.index, colour, Array.isArray(mark.colour));
      if (hatched) definitions.push(hatched.text);
      const edge = at(mark.marker.line?.width, one.index);
      const pen = edge ? ` stroke="${at(mark.marker.line.color, one.index) ?? "#444"}" stroke-width="${edge}"` : "";
      const clear = at(mark.marker.opacity, one.index);
      const d = outline(mark, one, layout);
      return d && `<path class="point" d="${d}" fill="${hatched ? `url(#${hatched.id})` : colour}"${pen}${clear === undefined ? "" : ` opacity="${clear}"`}/>`;
    });
    const clear = mark.trace.opacity === undefined ? "" : ` opacity="${mark.trace.opacity}"`;
    return `<g class="trace bars"${isCrisp ? ' shape-rendering="crispEdges"' : ""}${clear}><defs>${definitions.join("")}</defs>${paths.join("")}</g>`;
  }

  Object.assign(our, { bar, settleBars: settle, drawnBar: drawn });
})();
