"use strict";

/* Adds colour to sources, curves to tables of numbers, a filter to tables of verdicts, and steps to
   witnesses. Without it the pages say the same. */

const DARK = matchMedia("(prefers-color-scheme: dark)");
const SERIES = 5;
const DASHES = [[], [6, 4], [2, 3], [10, 3, 2, 3], [14, 5]];

const colour = (name) =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/* Percentiles by how rare the slower operations are: 90, 99 and 99.9 stand equally far apart. */
const place = (percentile) => Math.log10(100 / (100 - percentile));

function series(table) {
  const names = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent.trim());
  const rows = [...table.querySelectorAll("tr[data-percentile]")];
  return names.map((name, column) => ({
    name,
    points: rows
      .map((row) => ({
        percentile: Number(row.dataset.percentile),
        ms: row.cells[column + 1].dataset.ms,
      }))
      .filter((point) => point.percentile < 100 && Number(point.ms) > 0)
      .map((point) => ({ x: place(point.percentile), y: Number(point.ms) })),
  }));
}

function datasets(table) {
  return series(table).map(({ name, points }, index) => ({
    label: name,
    data: points,
    borderColor: colour(`--series-${(index % SERIES) + 1}`),
    backgroundColor: colour(`--series-${(index % SERIES) + 1}`),
    borderDash: DASHES[index % DASHES.length],
    borderWidth: index === 0 ? 3 : 1.75,
    pointRadius: 2,
    order: -index,
  }));
}

/* Chart.js's own legend draws every line solid. */
const dashedLabels = (chart) =>
  Chart.defaults.plugins.legend.labels.generateLabels(chart).map((label) => ({
    ...label,
    lineDash: chart.data.datasets[label.datasetIndex].borderDash,
  }));

function options() {
  const axis = (text) => ({
    title: { display: true, text, color: colour("--muted") },
    ticks: { color: colour("--muted") },
    grid: { color: colour("--line") },
  });
  const percentiles = [0, 50, 90, 99, 99.9, 99.99, 99.999];
  const name = (x) => `${+(100 - 100 / 10 ** x).toFixed(4)} %`;
  const x = axis("percentile");
  x.type = "linear";
  x.afterBuildTicks = (scale) => {
    scale.ticks = percentiles.map((p) => ({ value: place(p) })).filter((t) => t.value <= scale.max);
  };
  x.ticks.callback = name;
  const y = axis("milliseconds");
  y.type = "logarithmic";
  y.afterBuildTicks = (scale) => {
    scale.ticks = scale.ticks.filter((tick) => /^[0.]*[125]0*(\.0*)?$/.test(String(tick.value)));
  };
  y.ticks.autoSkip = false;
  y.ticks.callback = (ms) => `${ms}`;
  return {
    animation: false,
    maintainAspectRatio: false,
    interaction: { mode: "nearest", axis: "x", intersect: false },
    scales: { x, y },
    plugins: {
      legend: {
        reverse: true,
        labels: {
          color: colour("--text"),
          usePointStyle: true,
          pointStyle: "line",
          pointStyleWidth: 40,
          generateLabels: dashedLabels,
        },
      },
      tooltip: {
        callbacks: {
          title: (items) => name(items[0].parsed.x),
          label: (item) => `${item.dataset.label}: ${item.parsed.y} ms`,
        },
      },
    },
  };
}

function percentiles(figure) {
  const table = document.getElementById(figure.dataset.table);
  figure.hidden = false;
  const chart = new Chart(figure.querySelector("canvas"), {
    type: "line",
    data: { datasets: datasets(table) },
    options: options(),
  });
  DARK.addEventListener("change", () => {
    chart.data.datasets = datasets(table);
    chart.options = options();
    chart.update();
  });
}

/* Faults as lines from top to bottom, where a chart's x axis is time. */
const faultLines = (faults) => ({
  id: "faults",
  afterDatasetsDraw(chart) {
    const { ctx, chartArea, scales } = chart;
    ctx.save();
    ctx.strokeStyle = colour("--bad");
    ctx.setLineDash([6, 3]);
    faults.forEach((at) => {
      const x = scales.x.getPixelForValue(at);
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
    });
    ctx.restore();
  },
});

/* Stripes and checks, so that failed and unknown differ without colour too. */
function pattern(name, slanted) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 6;
  const context = tile.getContext("2d");
  context.fillStyle = colour("--page");
  context.fillRect(0, 0, 6, 6);
  context.strokeStyle = colour(name);
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(0, slanted ? 6 : 3);
  context.lineTo(6, slanted ? 0 : 3);
  context.stroke();
  return context.createPattern(tile, "repeat");
}

/* Of two charts below each other the plots begin and end at the same places. */
const sameWidth = (scale) => {
  scale.width = 76;
};

function timeOptions(yTitle, logarithmic, end) {
  const shared = options();
  const x = { ...shared.scales.x, type: "linear", afterBuildTicks: undefined, ticks: { color: colour("--muted") } };
  x.title = { display: true, text: "milliseconds from the first invocation", color: colour("--muted") };
  x.min = 0;
  x.max = end;
  x.offset = false;
  x.afterBuildTicks = (scale) => {
    scale.ticks = scale.ticks.filter((tick) => tick.value % 1 === 0 || end < 5);
  };
  const y = logarithmic ? shared.scales.y : { ...x, title: undefined, afterBuildTicks: undefined, max: undefined, beginAtZero: true };
  y.afterFit = sameWidth;
  y.title = { display: true, text: yTitle, color: colour("--muted") };
  x.stacked = !logarithmic;
  y.stacked = !logarithmic;
  return {
    ...shared,
    scales: { x, y },
    plugins: {
      legend: {
        labels: {
          color: colour("--text"),
          ...(logarithmic
            ? { usePointStyle: true, pointStyle: "line", pointStyleWidth: 40, generateLabels: dashedLabels }
            : {}),
        },
      },
      tooltip: { callbacks: { title: (items) => `around ${Math.round(items[0].parsed.x * 10) / 10} ms` } },
    },
  };
}

function overTime(figure) {
  const rows = [...document.getElementById(figure.dataset.table).querySelectorAll("tr[data-from]")];
  const faults = [...figure.closest("section").querySelectorAll(".faults [data-at]")].map((li) => li.dataset.at / 1000);
  const span = Number(figure.dataset.span);
  const end = rows.length * span;
  const points = (name, factor = 1) =>
    rows.map((row) => ({ x: Number(row.dataset.from) + span / 2, y: Number(row.dataset[name]) * factor }));
  const bars = () =>
    [
      ["answered a second", points("ok"), colour("--op"), colour("--op")],
      ["failed a second", points("fail", 1000 / span), pattern("--muted", false), colour("--muted")],
      ["unknown a second", points("info", 1000 / span), pattern("--warn", true), colour("--warn")],
    ].map(([label, data, backgroundColor, borderColor]) => ({
      type: "bar",
      label,
      data,
      backgroundColor,
      borderColor,
      borderWidth: 1,
      barPercentage: 1,
      categoryPercentage: 0.95,
    }));
  const lines = () =>
    [["p99", "p99"], ["median", "p50"]].map(([label, name], index) => ({
      label,
      data: points(name).filter((point) => point.y > 0),
      borderColor: colour(`--series-${index + 1}`),
      backgroundColor: colour(`--series-${index + 1}`),
      borderDash: DASHES[index],
      borderWidth: 2,
      pointRadius: 2,
    }));
  const [throughput, latency] = figure.querySelectorAll("canvas");
  figure.hidden = false;
  const charts = [
    [throughput, "bar", bars, () => timeOptions("operations a second", false, end)],
    [latency, "line", lines, () => timeOptions("milliseconds", true, end)],
  ].map(([canvas, type, datasets, how]) => {
    const chart = new Chart(canvas, {
      type,
      data: { datasets: datasets() },
      options: how(),
      plugins: [faultLines(faults)],
    });
    return () => {
      chart.data.datasets = datasets();
      chart.options = how();
      chart.update();
    };
  });
  DARK.addEventListener("change", () => charts.forEach((repaint) => repaint()));
}

/* What is measured at several loads: over the number of keys, or of threads if that alone changes.
   A strategy by itself shows its percentiles, beside others only its p99. */
function costCurve(figure) {
  const all = document.getElementById(figure.dataset.table).querySelectorAll("tr[data-ops]");
  const rows = [...all]
    .filter((row) => row.dataset.place === figure.dataset.place)
    .map(({ dataset: { series = "", ...numbers } }) => ({
      series,
      ...Object.fromEntries(Object.entries(numbers).map(([k, v]) => [k, Number(v)])),
    }));
  const several = (name) => new Set(rows.map((row) => row[name])).size > 1;
  const [over, by] = several("keys") ? ["keys", "threads"] : ["threads", "keys"];
  const places = [...new Set(rows.map((row) => row[over]))].sort((a, b) => a - b);
  const one = `${rows[0][by]} ${rows[0][by] === 1 ? by.slice(0, -1) : by}`;
  rows.forEach((row) => {
    row.group = [row.series, several(by) ? `${row[by]} ${by}` : ""].filter(Boolean).join(", ");
  });
  const groups = [...new Set(rows.map((row) => row.group))];
  const percentiles = several("series") ? [["p99", ""]] : [["p999", "p99.9"], ["p99", "p99"], ["p50", "p50"]];
  const curve = (group, name, label, index) => ({
    label: [label, group].filter(Boolean).join(", "),
    data: rows
      .filter((row) => row.group === group && row[name] > 0)
      .sort((a, b) => a[over] - b[over])
      .map((row) => ({ x: row[over], y: row[name], error: name === "ops" ? row.error : NaN })),
    borderColor: colour(`--series-${(index % SERIES) + 1}`),
    backgroundColor: colour(`--series-${(index % SERIES) + 1}`),
    borderDash: DASHES[(index + Math.floor(index / SERIES)) % DASHES.length],
    borderWidth: 2,
    pointRadius: 3,
  });
  const throughput = () => groups.map((group, i) => curve(group, "ops", group ? "" : "operations a second", i));
  const latencies = () =>
    groups.flatMap((group, g) =>
      percentiles.map(([name, label], i) => curve(group, name, label, percentiles.length * g + i)));
  const how = (title, logarithmic) => () => {
    const made = options();
    const x = made.scales.x;
    x.type = "logarithmic";
    x.title.text =
      (over === "keys" ? "keys: the fewer, the more contention" : "threads") + (several(by) ? "" : ` (${one})`);
    x.afterBuildTicks = (scale) => {
      scale.ticks = places.map((value) => ({ value }));
    };
    x.ticks.callback = (value) => `${value}`;
    x.ticks.autoSkip = false;
    const y = made.scales.y;
    y.title.text = title;
    if (!logarithmic) {
      Object.assign(y, { type: "linear", beginAtZero: true, afterBuildTicks: undefined });
      y.ticks = { color: colour("--muted") };
    }
    made.plugins.legend.reverse = false;
    made.plugins.tooltip.callbacks = {
      title: (items) => `${items[0].parsed.x} ${over}`,
      label: ({ dataset, parsed, raw }) =>
        `${dataset.label}: ${parsed.y}${raw.error > 0 ? ` ± ${raw.error}` : ""}`,
    };
    return made;
  };
  /* Errors as bars up and down. */
  const whiskers = {
    id: "whiskers",
    afterDatasetsDraw({ ctx, data, scales }) {
      data.datasets.forEach(({ data: points, borderColor }) =>
        points.filter((point) => point.error > 0).forEach(({ x, y, error }) => {
          const at = scales.x.getPixelForValue(x);
          ctx.save();
          ctx.strokeStyle = borderColor;
          ctx.beginPath();
          ctx.moveTo(at, scales.y.getPixelForValue(Math.max(0, y - error)));
          ctx.lineTo(at, scales.y.getPixelForValue(Math.min(scales.y.max, y + error)));
          ctx.stroke();
          ctx.restore();
        }));
    },
  };
  figure.hidden = false;
  const [left, right] = figure.querySelectorAll("canvas");
  const charts = [
    [left, throughput, how("operations a second", false)],
    [right, latencies, how(several("series") ? "p99, milliseconds" : "milliseconds", true)],
  ].map(([canvas, datasets, made]) => {
    const chart = new Chart(canvas, {
      type: "line",
      data: { datasets: datasets() },
      options: made(),
      plugins: [whiskers],
    });
    return () => {
      chart.data.datasets = datasets();
      chart.options = made();
      chart.update();
    };
  });
  DARK.addEventListener("change", () => charts.forEach((repaint) => repaint()));
}

/* Shows only the databases and isolation settings that are checked. */
function filter(form) {
  const page = form.closest("article.page") || document.body;
  const boxes = [...form.querySelectorAll("input[data-filter]")];
  const apply = () => {
    const shown = (kind) =>
      new Set(boxes.filter((b) => b.dataset.filter === kind && b.checked).map((b) => b.value));
    const all = (kind) => boxes.every((b) => b.dataset.filter !== kind || b.checked);
    const databases = shown("database");
    const levels = shown("level");
    page.querySelectorAll("[data-database]").forEach((element) => {
      const whole = element.closest("details.matrix") || element;
      whole.hidden = !all("database") && !databases.has(element.dataset.database);
    });
    page.querySelectorAll("[data-level]").forEach((element) => {
      element.hidden = !all("level") && !levels.has(element.dataset.level);
    });
    page.querySelectorAll(".held").forEach((cell) => {
      cell.querySelector(".whole").hidden = !all("level");
      cell.querySelector(".levels").hidden = all("level");
    });
    form.querySelector("output").textContent = boxes.every((b) => b.checked)
      ? ""
      : `Shown: ${boxes.filter((b) => b.checked).map((b) => b.value).join(", ") || "nothing"}.`;
  };
  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
}

/* Goes through a schedule step by step; what is still to come is pale. */
function steps(table) {
  const rows = [...table.tBodies[0].rows];
  const marks = rows.filter((row) => row.classList.contains("moment"));
  const numbered = rows.filter((row) => !row.classList.contains("moment"));
  const last = numbered.length;
  let at = last;
  const bar = document.createElement("div");
  bar.className = "controls stepper";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Go through the schedule; arrow keys, Home and End do too");
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    bar.append(made);
    return made;
  };
  const said = document.createElement("output");
  said.setAttribute("aria-live", "polite");

  const stepOf = (mark) => {
    let row = mark;
    while (row.classList.contains("moment")) {
      row = row.previousElementSibling;
    }
    return numbered.indexOf(row) + 1;
  };

  function go(to) {
    at = Math.min(last, Math.max(0, to));
    numbered.forEach((row, i) => {
      row.classList.toggle("to-come", i >= at);
      row.classList.toggle("now", i === at - 1 && at < last);
      if (i === at - 1) {
        row.setAttribute("aria-current", "step");
      } else {
        row.removeAttribute("aria-current");
      }
    });
    marks.forEach((mark) => mark.classList.toggle("to-come", stepOf(mark) > at));
    table.classList.toggle("stepping", at < last);
    table.tFoot.classList.toggle("to-come", at < last);
    back.disabled = at === 0;
    forward.disabled = at === last;
    said.textContent = at === 0 ? `before step 1 of ${last}` : `step ${at} of ${last}`;
    if (at > 0 && at < last && document.activeElement && bar.contains(document.activeElement)) {
      numbered[at - 1].scrollIntoView({ block: "nearest" });
    }
  }

  button("first", () => go(1));
  const back = button("◀ back", () => go(at - 1));
  const forward = button("forward ▶", () => go(at + 1));
  if (marks.length > 0) {
    button("to the anomaly ⚠", () => {
      const steps = marks.map(stepOf).sort((a, b) => a - b);
      go(at === last ? steps[0] : (steps.find((step) => step > at) ?? steps[0]));
    });
  }
  button("all", () => go(last));
  bar.append(said);
  const keys = {
    ArrowLeft: () => go(at - 1),
    ArrowRight: () => go(at + 1),
    Home: () => go(1),
    End: () => go(last),
  };
  const holder = table.closest(".pictures") || table.parentElement;
  holder.addEventListener("keydown", (event) => {
    const scrolls = event.target.closest(".scroll");
    if (keys[event.key] && !scrolls && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  table.before(bar);
  go(last);
}

function enhance(page) {
  const each = (selector, act) => page.querySelectorAll(selector).forEach(act);
  if (window.hljs) {
    each("code.language-java", (code) => hljs.highlightElement(code));
  }
  if (window.Chart) {
    each("figure.chart:not(.over-time, .costs-curve)", percentiles);
    each("figure.over-time", overTime);
    each("figure.costs-curve", costCurve);
  }
  each("form.filter", filter);
  each("table.lanes", steps);
}

/* In a file of many pages each is made ready when it is first shown. */
document.addEventListener("contend-page", (event) => enhance(event.target));
if (!document.querySelector("article.page")) {
  enhance(document.body);
}
