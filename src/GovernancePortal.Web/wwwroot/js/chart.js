// Draws the charts of a page from the values of their tables (Apache ECharts, SVG, from this host).

let library;

/** The library, loaded once and only by pages that draw. */
export function echarts() {
  return library ??= import("../lib/echarts/echarts.esm.min.js").then(module => {
    // Its SVG painter writes style attributes, which the content security policy refuses; as properties they are allowed.
    const plain = SVGElement.prototype.setAttribute;
    SVGElement.prototype.setAttribute = function (name, value) {
      if (name === "style") this.style.cssText = value;
      else plain.call(this, name, value);
    };
    return module;
  });
}

/** The page's own colours and type, so that charts follow the stylesheet. */
export function look() {
  const style = getComputedStyle(document.documentElement);
  const of = name => style.getPropertyValue(name).trim();
  return {
    ink: of("--ink") || "#1a1a1a", faint: of("--ink-3") || "#666", line: of("--line-soft") || "#ddd", paper: of("--paper") || "#fff",
    // Apart in lightness as well as in hue: they are told from each other on grey paper too.
    colours: ["#0946f1", "#e25100", "#197a4b", "#8a4fff", "#b8860b", "#008bb8", "#a3004f", "#555555"],
    tones: { good: of("--good"), calm: of("--calm"), caution: of("--caution"), late: of("--late"), bad: of("--bad"), off: of("--ink-3") },
    font: getComputedStyle(document.body).fontFamily,
  };
}

/**
 * Draws into the figure: shows the drawing, closes the table (opened for printing), follows the width.
 * @param height in pixels
 */
export async function draw(figure, option, height, onSelect) {
  const place = figure.querySelector("[data-chart-drawing]");
  const table = figure.querySelector("details");
  const { init } = await echarts();
  place.hidden = false;
  if (table) table.open = false;
  place.style.height = `${height}px`;
  const chart = init(place, null, { renderer: "svg" });
  const { ink, font } = look();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  chart.setOption({ animation: !still, animationDuration: 300, textStyle: { fontFamily: font, color: ink }, ...option });
  if (onSelect) chart.on("click", onSelect);
  new ResizeObserver(() => chart.resize()).observe(place);
  if (table) {
    let closed = false;
    window.addEventListener("beforeprint", () => { closed = !table.open; table.open = true; });
    window.addEventListener("afterprint", () => { if (closed) table.open = false; });
  }
  figure.dataset.drawn = "";
  return chart;
}

export function start(figure) {
  const { kind, unit, series, rows } = JSON.parse(figure.dataset.chart);
  if (rows.length === 0) return;
  const { colours, tones, faint, line } = look();
  const lying = kind === "bars" || kind === "stackedBars";
  const stacked = kind === "stackedBars" || kind === "stackedColumns";
  const written = value => value === null || value === undefined ? "" :
    unit === "yen" ? Math.round(value / 1000).toLocaleString("en-US") : value.toLocaleString("en-US") + (unit === "percent" ? "%" : "");
  const categories = { type: "category", data: rows.map(row => row.label), inverse: lying, axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, axisLabel: { color: faint, width: lying ? 180 : undefined, overflow: "truncate" } };
  const values = { type: "value", axisLabel: { color: faint, formatter: written }, splitLine: { lineStyle: { color: line } }, minInterval: unit === "count" ? 1 : undefined };
  const option = {
    color: colours,
    grid: { left: 8, right: 48, top: series.length > 1 ? 36 : 12, bottom: 8, containLabel: true },
    legend: series.length > 1 ? { top: 0, left: 0, itemWidth: 14, itemHeight: 10 } : undefined,
    tooltip: { trigger: "axis", axisPointer: { type: kind === "lines" ? "line" : "shadow" }, valueFormatter: written },
    xAxis: lying ? values : categories,
    yAxis: lying ? categories : values,
    series: series.map((one, n) => ({
      name: one.name,
      type: kind === "lines" || one.asLine ? "line" : "bar",
      data: rows.map(row => row.values[n]),
      stack: stacked && !one.asLine ? "all" : undefined,
      barMaxWidth: 28,
      symbolSize: 7,
      symbol: ["circle", "rect", "triangle", "diamond"][n % 4],
      lineStyle: one.asLine ? { type: "dashed" } : undefined,
      itemStyle: one.tone ? { color: tones[one.tone] } : undefined,
      label: { show: !stacked && series.length === 1, position: lying ? "right" : "top", formatter: point => written(point.value) },
      cursor: rows.some(row => row.href) ? "pointer" : "default",
    })),
  };
  const height = lying ? Math.max(140, 60 + rows.length * (stacked ? 26 : 14 + 14 * series.length)) : 300;
  draw(figure, option, height, event => { const href = rows[event.dataIndex]?.href; if (href) location.assign(href); });
}
