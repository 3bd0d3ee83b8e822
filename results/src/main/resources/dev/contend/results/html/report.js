"use strict";

/* Adds colour to sources and curves to latency tables. Without it the pages say the same. */

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

function draw(figure) {
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

if (window.hljs) {
  document.querySelectorAll("code.language-java").forEach((code) => hljs.highlightElement(code));
}
if (window.Chart) {
  document.querySelectorAll("figure.chart").forEach(draw);
}
