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

function timeOptions(yTitle, logarithmic) {
  const shared = options();
  const x = { ...shared.scales.x, type: "linear", afterBuildTicks: undefined, ticks: { color: colour("--muted") } };
  x.title = { display: true, text: "milliseconds from the first invocation", color: colour("--muted") };
  x.min = 0;
  const y = logarithmic ? shared.scales.y : { ...x, title: undefined, beginAtZero: true };
  y.title = { display: true, text: yTitle, color: colour("--muted") };
  x.stacked = !logarithmic;
  y.stacked = !logarithmic;
  return {
    ...shared,
    scales: { x, y },
    plugins: {
      legend: { labels: { color: colour("--text") } },
      tooltip: { callbacks: { title: (items) => `from ${Math.round(items[0].parsed.x * 10) / 10} ms` } },
    },
  };
}

function overTime(figure) {
  const rows = [...document.getElementById(figure.dataset.table).querySelectorAll("tr[data-from]")];
  const faults = [...figure.closest("section").querySelectorAll(".faults [data-at]")].map((li) => li.dataset.at / 1000);
  const points = (name, factor = 1) =>
    rows.map((row) => ({ x: Number(row.dataset.from), y: Number(row.dataset[name]) * factor }));
  const span = rows.length > 1 ? rows[1].dataset.from - rows[0].dataset.from : 1000;
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
    [throughput, "bar", bars, () => timeOptions("operations a second", false)],
    [latency, "line", lines, () => timeOptions("milliseconds", true)],
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
    each("figure.chart:not(.over-time)", percentiles);
    each("figure.over-time", overTime);
  }
  each("form.filter", filter);
  each("table.lanes", steps);
}

/* In a file of many pages each is made ready when it is first shown. */
document.addEventListener("contend-page", (event) => enhance(event.target));
if (!document.querySelector("article.page")) {
  enhance(document.body);
}
