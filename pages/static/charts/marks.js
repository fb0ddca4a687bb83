// The marks of a picture: lines, bands between them, points.
(() => {
  "use strict";

  const our = (window.egovPicture ??= {});
  const rounded = (value) => our.rounded(value);
  const MITER = 2;

  // The strokes of a dash, as the library has them.
  function dashes(dash, wide) {
    if (!dash || dash === "solid") return "";
    const unit = Math.max(Number(wide) || 1, 3);
    const turns = { dot: [1, 1], dash: [3, 3], longdash: [5, 5], dashdot: [3, 1, 1, 1], longdashdot: [5, 2, 1, 2] }[dash];
    if (!turns && !/^[\d.px, ]+$/.test(dash)) throw new our.Unknown(`dash ${dash}`);
    return ` stroke-dasharray="${turns ? turns.map((turn) => `${turn * unit}px`).join(",") : dash}"`;
  }

  // A scatter trace made ready: its points as numbers, and what its axes must reach.
  function scatter(trace, place, context) {
    our.known("scatter", trace);
    const { x, y } = context.axes(trace);
    our.one("orientation", trace.orientation ?? "v", "v");
    const length = Math.min(trace.x?.length ?? 0, trace.y?.length ?? 0);
    const short = length < 20 && !trace.stackgroup ? "lines+markers" : "lines";
    const mode = our.one("mode", trace.mode ?? short, "lines", "markers", "lines+markers", "none");
    const line = our.known("line", trace.line);
    const marker = our.known("marker", trace.marker);
    our.known("line", marker.line);
    if (marker.pattern || marker.cornerradius) throw new our.Unknown("a pattern of points");
    if (Array.isArray(marker.size)) throw new our.Unknown("points of several sizes");
    our.one("line.shape", line.shape ?? "linear", "linear", "hv", "vh");
    const fill = trace.fill ?? (trace.stackgroup ? "tonexty" : "none");
    our.one("fill", fill, "none", "tozeroy", "tonexty");
    const colour = line.color ?? (typeof marker.color === "string" ? marker.color : context.colour(place));
    const points = [];
    for (let at = 0; at < length; at += 1) points.push({ x: x.number(trace.x[at]), y: y.number(trace.y[at]), at });
    return {
      kind: "scatter", trace, x, y, line, marker, fill, points, place,
      hasLines: mode.includes("lines"),
      hasMarkers: mode.includes("markers"),
      colour,
      pointColour: marker.color ?? line.color ?? context.colour(place),
      radius: (marker.size ?? 6) / 2,
    };
  }

  // Lays stacked traces on each other and links each band to the line it goes down to; tells the axes what to reach.
  function settle(traces) {
    const below = new Map();
    const first = new Set();
    for (const mark of traces) {
      const where = `${mark.x.id}${mark.y.id}`;
      const group = `${where} ${mark.trace.stackgroup ?? ""}`;
      const lower = below.get(group);
      if (mark.trace.stackgroup) stack(mark, lower);
      if (mark.fill === "tonexty") mark.lower = lower ?? null;
      if (mark.fill !== "none" && !mark.trace.fillcolor) throw new our.Unknown("a band without a colour");
      if (mark.lower) mark.lower.upper = mark;
      below.set(group, mark);
      reach(mark, !first.has(group));
      first.add(group);
    }
  }

  function stack(mark, lower) {
    const gaps = our.one("stackgaps", mark.trace.stackgaps ?? "infer zero", "infer zero", "interpolate");
    mark.points = mark.points.filter((point) => point.x !== undefined).sort((one, other) => one.x - other.x);
    const told = mark.points.filter((point) => point.y !== undefined);
    for (const point of mark.points) {
      if (point.y === undefined) Object.assign(point, { isGap: true, own: gaps === "interpolate" ? between(told, point.x) : 0 });
      else point.own = point.y;
    }
    if (lower && (lower.points.length !== mark.points.length || lower.points.some((point, at) => point.x !== mark.points[at].x))) {
      throw new our.Unknown("stacked traces of different days");
    }
    mark.points.forEach((point, at) => (point.y = point.own + (lower ? lower.points[at].y : 0)));
  }

  function between(told, x) {
    const [before, after] = [told.findLast((point) => point.x < x), told.find((point) => point.x > x)];
    if (!before || !after) return (before ?? after)?.own ?? (before ?? after)?.y ?? 0;
    const [low, high] = [before.own ?? before.y, after.own ?? after.y];
    return low + ((high - low) * (x - before.x)) / (after.x - before.x);
  }

  function reach(mark, isFirst) {
    const pad = mark.hasMarkers ? Math.max((2 * mark.radius) / 1.6, 3) : 0;
    const isFilled = mark.fill !== "none";
    const sides = { padded: true, plus: pad, minus: pad };
    const isBare = isFilled || !mark.hasMarkers;
    our.mustReach(mark.x, mark.points.map((point) => point.x), isBare ? {} : sides);
    const tozero = mark.fill === "tozeroy" || (mark.fill === "tonexty" && (isFirst || Boolean(mark.trace.stackgroup)));
    our.mustReach(mark.y, mark.points.map((point) => point.y), { ...sides, tozero });
  }

  // The unbroken runs of a line, as pixels within its own drawing.
  function runs(mark) {
    const all = [[]];
    for (const { x, y } of mark.points) {
      if (x !== undefined && y !== undefined) all.at(-1).push([rounded(mark.x.pixel(x)), rounded(mark.y.pixel(y))]);
      else if (!mark.trace.connectgaps && all.at(-1).length) all.push([]);
    }
    return all.filter((run) => run.length);
  }

  function path(run, shape) {
    const [start, ...rest] = run;
    let [x, y] = start;
    const steps = rest.map(([nextX, nextY]) => {
      const corner = shape === "hv" ? `H${nextX}V${nextY}` : shape === "vh" ? `V${nextY}H${nextX}` : `L${nextX},${nextY}`;
      [x, y] = [nextX, nextY];
      return corner;
    });
    return `M${start}${steps.join("")}`;
  }

  const backwards = { hv: "vh", vh: "hv" };

  // The band under a line, down to nothing or to the line below it.
  function band(mark) {
    const all = runs(mark);
    if (!all.length) return "";
    const shape = mark.line.shape;
    const onwards = all.map((run) => path(run, shape)).join("L").replaceAll("LM", "L");
    let back;
    if (mark.lower) {
      const lower = runs(mark.lower);
      if (!lower.length) return "";
      if (lower.length > 1 || all.length > 1) throw new our.Unknown("a band with gaps"); // the library ties it in a knot
      const other = mark.lower.line.shape;
      back = lower.reverse().map((run) => path([...run].reverse(), backwards[other] ?? other).slice(1)).join("L");
    } else {
      const zero = rounded(mark.y.pixel(0));
      back = `${all.at(-1).at(-1)[0]},${zero}L${all[0][0][0]},${zero}`;
    }
    return `<path class="js-fill" d="${onwards}L${back}Z" fill="${mark.trace.fillcolor}" stroke="none"/>`;
  }

  const SHAPES = {
    square: (r) => `M${r},${r}H${-r}V${-r}H${r}Z`,
    diamond: (r) => `M${r * 1.3},0L0,${r * 1.3}L${-r * 1.3},0L0,${-r * 1.3}Z`,
    "line-ew": (r) => `M${r * 1.4},0H${-r * 1.4}`,
    "line-ns": (r) => `M0,${r * 1.4}V${-r * 1.4}`,
  };

  function points(mark) {
    const { marker, radius } = mark;
    const symbol = marker.symbol ?? "circle";
    if (typeof symbol !== "string") throw new our.Unknown("points of several shapes");
    const isOpen = symbol.endsWith("-open");
    const shape = symbol.replace("-open", "");
    if (shape !== "circle" && !SHAPES[shape]) throw new our.Unknown(`symbol ${symbol}`);
    const edge = marker.line ?? {};
    const at = (value, place) => (Array.isArray(value) ? value[place] : value);
    return mark.points.filter(({ x, y, isGap }) => x !== undefined && y !== undefined && !isGap).map(({ x, y, at: place }) => {
      const colour = at(mark.pointColour, place);
      const wide = at(edge.width, place) ?? 0;
      const pen = isOpen ? colour : at(edge.color, place) ?? "#444";
      const ink = `fill="${isOpen ? "none" : colour}"${wide || isOpen ? ` stroke="${pen}" stroke-width="${wide || 1}"` : ""}`;
      const [left, top] = [rounded(mark.x.pixel(x)), rounded(mark.y.pixel(y))];
      const clear = at(marker.opacity, place);
      const look = `class="point" ${ink}${clear !== undefined && clear !== 1 ? ` opacity="${clear}"` : ""}`;
      if (shape === "circle") return `<circle ${look} cx="${left}" cy="${top}" r="${radius}"/>`;
      return `<path ${look} d="${SHAPES[shape](radius)}" transform="translate(${left},${top})"/>`;
    }).join("");
  }

  // One trace: its band, the band of the next one that comes down to it, its line, its points.
  function drawn(mark) {
    const own = mark.fill !== "none" && !mark.lower ? band(mark) : "";
    const next = mark.upper ? band(mark.upper) : "";
    const wide = mark.line.width ?? 2;
    const pen = `fill="none" stroke="${mark.colour}" stroke-width="${wide}"${dashes(mark.line.dash, wide)}`;
    const line = mark.hasLines && wide ? runs(mark).map((run) => `<path class="js-line" d="${path(run, mark.line.shape)}" ${pen}/>`).join("") : "";
    const clear = mark.trace.opacity === undefined ? "" : ` opacity="${mark.trace.opacity}"`;
    return `<g class="trace scatter" stroke-miterlimit="${MITER}"${clear}>${own}${next}${line}${mark.hasMarkers ? points(mark) : ""}</g>`;
  }

  Object.assign(our, { dashes, scatter, settle, drawnScatter: drawn });
})();
