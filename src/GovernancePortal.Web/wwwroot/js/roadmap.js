// The roadmap: one line a system, spans and days on an axis of fiscal years, drawn from the values of its table.
import { draw, echarts, look } from "./chart.js";

const ROW = 46;
const DAYS = ["Lease", "Support", "Move"];

const at = day => new Date(`${day}T00:00:00+09:00`).getTime();

export async function start(figure) {
  const { from, to, today, todayWord, years, kinds, lines } = JSON.parse(figure.dataset.roadmap);
  const { graphic } = await echarts();
  const { ink, faint, line: soft, paper } = look();
  const colours = { Contract: "#197a4b", Platform: "#0055ad", Renewal: "#8a4fff", Planned: "#4f74e3", Lease: "#00808f", Support: "#ac3e00", Move: "#ce0000" };
  const names = Object.keys(kinds);
  const bars = lines.flatMap((one, n) => one.bars.map(bar => ({ value: [n, at(bar.from ?? bar.to), at(bar.to), names.indexOf(bar.kind)], bar, line: one })));

  // A label ends where the next contract of the line begins.
  for (const one of lines) {
    const terms = one.bars.filter(bar => bar.kind === "Contract" && bar.from).sort((a, b) => a.from.localeCompare(b.from));
    terms.forEach((bar, n) => { if (terms[n + 1] && terms[n + 1].from < bar.to) bar.labelled = at(terms[n + 1].from); });
  }

  const drawOne = kind => (params, api) => {
    const [n, begin, end] = [api.value(0), api.value(1), api.value(2)];
    const [x, y] = api.coord([begin, n]);
    const [right] = api.coord([end, n]);
    const { bar } = bars.filter(b => b.bar.kind === kind)[params.dataIndex];
    const area = params.coordSys;
    if (DAYS.includes(kind) || bar.from === null) {
      // A day: a diamond, below the spans.
      if (right < area.x || right > area.x + area.width) return null;
      return { type: "polygon", shape: { points: [[right, y + 2], [right + 7, y + 9], [right, y + 16], [right - 7, y + 9]] }, style: { fill: colours[kind], stroke: paper, lineWidth: 1 } };
    }
    const upper = kind === "Platform" || kind === "Renewal";
    const whole = { x, y: y + (upper ? -19 : -3), width: Math.max(right - x, 2), height: kind === "Renewal" || kind === "Planned" ? 6 : 13 };
    if (kind === "Planned") whole.y = y + 11;
    const shape = graphic.clipRectByRect(whole, { x: area.x, y: area.y, width: area.width, height: area.height });
    if (!shape) return null;
    const dashed = kind === "Renewal" || kind === "Planned";
    const room = (bar.labelled ? Math.min(api.coord([bar.labelled, n])[0], shape.x + shape.width) : shape.x + shape.width) - shape.x;
    const label = dashed || room < 60 ? null : {
      type: "text",
      style: { text: `${kinds[kind]} ～${bar.until}`, x: shape.x + 4, y: shape.y + 2, fill: "#fff", fontSize: 10, width: room - 8, overflow: "truncate" },
    };
    return { type: "group", children: [{ type: "rect", shape, style: { fill: colours[kind], opacity: dashed ? 0.45 : 1, stroke: paper, lineWidth: 1 } }, ...(label ? [label] : [])] };
  };

  const option = {
    grid: { left: 190, right: 24, top: 56, bottom: 12 },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, data: names.map(name => kinds[name]) },
    tooltip: {
      trigger: "item", renderMode: "richText",
      formatter: point => `${point.data.line.name}\n${kinds[point.data.bar.kind]} ～${point.data.bar.until}${point.data.bar.name ? `\n${point.data.bar.name}` : ""}`,
    },
    xAxis: {
      type: "value", min: at(from), max: at(to), position: "top", splitLine: { show: false }, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { show: false },
    },
    yAxis: {
      type: "category", inverse: true, data: lines.map(one => one.name), axisTick: { show: false }, axisLine: { show: false }, splitLine: { show: true, lineStyle: { color: soft } },
      axisLabel: {
        color: ink, width: 176, overflow: "truncate", align: "left", margin: 182,
        formatter: (name, n) => `${name}\n{sub|${lines[n].owner}}`, rich: { sub: { color: faint, fontSize: 11, lineHeight: 16 } },
      },
      triggerEvent: true,
    },
    // Years, today and the groups lie behind the bars.
    series: [{
      type: "custom", silent: true, data: [[0, 0]],
      renderItem: (params, api) => {
        const area = params.coordSys;
        const marks = years.map(year => {
          const [x] = api.coord([at(year.at), 0]);
          return [
            { type: "line", shape: { x1: x, y1: area.y, x2: x, y2: area.y + area.height }, style: { stroke: soft } },
            { type: "text", style: { text: year.label, x: x + 4, y: area.y - 16, fill: faint, fontSize: 11 } },
          ];
        }).flat();
        const [x] = api.coord([at(today), 0]);
        if (x >= area.x && x <= area.x + area.width) {
          marks.push({ type: "line", shape: { x1: x, y1: area.y - 4, x2: x, y2: area.y + area.height }, style: { stroke: "#ce0000", lineWidth: 1.5 } });
          marks.push({ type: "text", style: { text: todayWord, x: x + 3, y: area.y - 28, fill: "#ce0000", fontSize: 11 } });
        }
        lines.forEach((one, n) => {
          if (n > 0 && lines[n - 1].group === one.group) return;
          const [, middle] = api.coord([at(from), n]);
          marks.push({ type: "line", shape: { x1: 0, y1: middle - ROW / 2, x2: area.x + area.width, y2: middle - ROW / 2 }, style: { stroke: faint } });
          marks.push({ type: "text", style: { text: one.group, x: area.x + area.width - 4, y: middle - ROW / 2 + 4, align: "right", fill: faint, fontSize: 11 } });
        });
        return { type: "group", children: marks };
      },
    }].concat(names.map(kind => ({
      name: kinds[kind], type: "custom", itemStyle: { color: colours[kind] }, clip: false, encode: { x: [1, 2], y: 0 },
      data: bars.filter(b => b.bar.kind === kind), renderItem: drawOne(kind),
    }))),
  };
  await draw(figure, option, 76 + lines.length * ROW, event => {
    const one = event.componentType === "yAxis" ? lines.find(l => l.name === event.value) : event.data?.line;
    if (one) location.assign(one.href);
  });
}
