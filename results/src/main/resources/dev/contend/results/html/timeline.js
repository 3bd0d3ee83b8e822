"use strict";

/* Draws the operations of a race on a canvas: as many rectangles as the screen has columns, however
   many operations there are. The findings above say the same in tables. */

(() => {
  const LANE = 26;
  const BAR = 14;
  const LEFT = 96;
  const AXIS = 26;
  const TOP = 6;
  const OUTCOMES = ["ok", "fail", "info"];

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /* Absolute times from differences. */
  function unpack(data) {
    const count = data.start.length;
    const start = new Float64Array(count);
    const index = new Int32Array(count);
    let time = 0;
    let at = 0;
    for (let i = 0; i < count; i++) {
      start[i] = time += data.start[i];
      index[i] = at += data.index[i];
    }
    const byLane = data.lanes.map(() => []);
    data.lane.forEach((lane, i) => byLane[lane].push(i));
    const ends = start.map((from, i) => from + data.length[i]);
    /* What never returned is drawn until its lane is needed again. */
    byLane.forEach((lane) =>
      lane.forEach((i, k) => {
        if (data.length[i] < 0) {
          ends[i] = k + 1 < lane.length ? start[lane[k + 1]] : data.end;
        }
      }),
    );
    return { ...data, start, ends, index, byLane, isNamed: new Set(data.named) };
  }

  /* A round step in microseconds of which at least `width` pixels show one. */
  function step(least) {
    const power = 10 ** Math.floor(Math.log10(least));
    return [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= least);
  }

  /* From the script beside the page, or out of the page itself. */
  function operations(key) {
    const inside = [...document.querySelectorAll("script[data-operations]")].find(
      (script) => script.dataset.operations === key,
    );
    return inside ? JSON.parse(inside.textContent) : (window.contendOperations || {})[key];
  }

  function timeline(figure) {
    const packed = operations(figure.dataset.race);
    if (!packed || packed.start.length === 0) {
      return;
    }
    const race = unpack(packed);
    const stage = figure.querySelector(".stage");
    const canvas = stage.querySelector("canvas");
    const told = figure.querySelector("output");
    const context = canvas.getContext("2d");
    const view = { from: 0, to: race.end };
    /* Between the look at the state before and that at the end nobody needs to see nothing. */
    const called = [...race.start.keys()].filter((i) => !race.lanes[race.lane[i]].startsWith("observer"));
    const start = () => {
      if (called.length === race.start.length || called.length === 0) {
        show(0, race.end);
        return;
      }
      const from = race.start[called[0]];
      const to = called.reduce((most, i) => Math.max(most, race.ends[i]), 0);
      show(from - (to - from) / 100, to + (to - from) / 100);
    };
    let selected = -1;
    let colours;
    let asked = false;
    figure.hidden = false;

    const width = () => canvas.clientWidth - LEFT;
    const x = (time) => LEFT + ((time - view.from) / (view.to - view.from)) * width();
    const time = (px) => view.from + ((px - LEFT) / width()) * (view.to - view.from);

    function show(from, to) {
      const span = Math.min(race.end, Math.max(20, to - from));
      view.from = Math.min(Math.max(0, from), race.end - span);
      view.to = view.from + span;
      figure.dataset.from = view.from;
      figure.dataset.to = view.to;
      later();
    }

    function zoom(factor, around = (view.from + view.to) / 2) {
      show(around - (around - view.from) * factor, around + (view.to - around) * factor);
    }

    const move = (share) => {
      const by = share * (view.to - view.from);
      show(view.from + by, view.to + by);
    };

    function select(i) {
      selected = i;
      const ms = (micros) => (micros / 1000).toFixed(3);
      const length = race.length[i] < 0 ? "never returned" : `${ms(race.length[i])} ms long`;
      told.textContent =
        `operation ${race.index[i]}, ${race.lanes[race.lane[i]]}: ${race.text[i]} ` +
        `(${OUTCOMES[race.outcome[i]]}, at ${ms(race.start[i])} ms, ${length}` +
        `${race.isNamed.has(i) ? ", of an anomaly" : ""})`;
      later();
    }

    /* Brings an operation into view, close enough to be seen. */
    function visit(i) {
      select(i);
      const span = Math.min(view.to - view.from, Math.max(1000, 40 * race.length[i]));
      const middle = race.start[i] + Math.max(0, race.length[i]) / 2;
      show(middle - span / 2, middle + span / 2);
    }

    function next(by) {
      visit(Math.min(race.start.length - 1, Math.max(0, selected + by)));
    }

    function nextNamed() {
      if (race.named.length > 0) {
        visit(race.named.find((i) => i > selected) ?? race.named[0]);
      }
    }

    /* The first operation of a lane that may still run at a time; those of a lane don't overlap. */
    function first(lane, at) {
      let low = 0;
      let high = lane.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (race.ends[lane[middle]] < at) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    function bar(i, from, to, y) {
      const outcome = race.outcome[i];
      const wide = Math.max(1, to - from);
      const named = race.isNamed.has(i);
      context.fillStyle = outcome === 0 ? colours.ok : outcome === 1 ? colours.page : colours.soft;
      context.fillRect(from, y, wide, BAR);
      if (outcome > 0) {
        context.strokeStyle = outcome === 1 ? colours.muted : colours.warn;
        context.setLineDash(outcome === 2 ? [3, 2] : []);
        context.strokeRect(from + 0.5, y + 0.5, Math.max(0.5, wide - 1), BAR - 1);
        if (outcome === 1) {
          context.fillStyle = colours.muted;
          context.fillRect(from, y + BAR / 2 - 0.75, wide, 1.5);
        }
      }
      context.setLineDash([]);
      if (named || i === selected) {
        context.lineWidth = 2;
        context.strokeStyle = i === selected ? colours.text : colours.bad;
        context.strokeRect(from - 1, y - 2, wide + 2, BAR + 4);
        context.lineWidth = 1;
      }
      if (named) {
        context.fillStyle = colours.bad;
        context.fillRect(from + wide / 2 - 3, y - 6, 6, 3);
      }
      if (wide > 70) {
        context.save();
        context.beginPath();
        context.rect(from, y, wide, BAR);
        context.clip();
        context.fillStyle = outcome === 0 ? colours.page : colours.text;
        context.fillText(race.text[i], from + 4, y + BAR - 3);
        context.restore();
      }
    }

    /* Of what falls on one column of pixels the most telling is drawn. */
    function lane(indices, y) {
      let drawn = -1;
      let rank = -1;
      for (let k = first(indices, view.from); k < indices.length; k++) {
        const i = indices[k];
        if (race.start[i] > view.to) {
          break;
        }
        const from = Math.max(LEFT, x(race.start[i]));
        const to = Math.min(canvas.clientWidth, x(race.ends[i]));
        const telling = (race.isNamed.has(i) || i === selected ? 4 : 0) + race.outcome[i];
        if (to - from < 1 && Math.floor(from) === drawn && telling <= rank) {
          continue;
        }
        drawn = Math.floor(from);
        rank = telling;
        bar(i, from, to, y);
      }
    }

    function axis(bottom) {
      const each = step(((view.to - view.from) / width()) * 90);
      const decimals = Math.max(0, Math.ceil(-Math.log10(each / 1000)));
      context.fillStyle = colours.muted;
      context.fillText("ms", 0, bottom + 17);
      context.textAlign = "center";
      for (let t = Math.ceil(view.from / each) * each; t <= view.to; t += each) {
        context.strokeStyle = colours.line;
        context.beginPath();
        context.moveTo(x(t), TOP);
        context.lineTo(x(t), bottom + 4);
        context.stroke();
        context.fillText((t / 1000).toFixed(decimals), Math.max(LEFT + 12, x(t)), bottom + 17);
      }
      context.textAlign = "start";
    }

    function faults(bottom) {
      context.strokeStyle = colours.bad;
      context.fillStyle = colours.bad;
      context.setLineDash([6, 3]);
      race.faults
        .filter((fault) => fault.at >= view.from && fault.at <= view.to)
        .forEach((fault) => {
          context.beginPath();
          context.moveTo(x(fault.at), 0);
          context.lineTo(x(fault.at), bottom);
          context.stroke();
          context.fillText(fault.text, x(fault.at) + 3, 10);
        });
      context.setLineDash([]);
    }

    function draw() {
      asked = false;
      const height = TOP + race.lanes.length * LANE + AXIS;
      const sharp = window.devicePixelRatio || 1;
      stage.style.height = `${height}px`;
      canvas.width = Math.round(stage.clientWidth * sharp);
      canvas.height = Math.round(height * sharp);
      context.setTransform(sharp, 0, 0, sharp, 0, 0);
      context.font = "11px ui-monospace, Menlo, Consolas, monospace";
      context.lineWidth = 1;
      const bottom = height - AXIS;
      axis(bottom);
      race.byLane.forEach((indices, number) => {
        const y = TOP + number * LANE + (LANE - BAR) / 2;
        lane(indices, y);
        context.clearRect(0, y - 6, LEFT - 4, LANE);
        context.fillStyle = colours.muted;
        context.fillText(race.lanes[number], 0, y + BAR - 3, LEFT - 6);
      });
      faults(bottom);
    }

    function later() {
      if (!asked) {
        asked = true;
        requestAnimationFrame(draw);
      }
    }

    function paint() {
      colours = {
        ok: css("--op"),
        page: css("--page"),
        soft: css("--warn-soft"),
        warn: css("--warn"),
        muted: css("--muted"),
        line: css("--line"),
        bad: css("--bad"),
        text: css("--text"),
      };
      later();
    }

    function under(event) {
      const box = canvas.getBoundingClientRect();
      const at = time(event.clientX - box.left);
      const number = Math.floor((event.clientY - box.top - TOP) / LANE);
      const indices = race.byLane[number];
      if (!indices) {
        return -1;
      }
      const slack = ((view.to - view.from) / width()) * 3;
      const k = first(indices, at - slack);
      return k < indices.length && race.start[indices[k]] <= at + slack ? indices[k] : -1;
    }

    const acts = {
      in: () => zoom(0.5),
      out: () => zoom(2),
      left: () => move(-0.25),
      right: () => move(0.25),
      all: () => show(0, race.end),
      named: nextNamed,
    };
    const keys = {
      "+": acts.in,
      "=": acts.in,
      "-": acts.out,
      ArrowLeft: acts.left,
      ArrowRight: acts.right,
      Home: () => show(0, view.to - view.from),
      End: () => show(race.end - (view.to - view.from), race.end),
      0: acts.all,
      n: () => next(1),
      p: () => next(-1),
      a: nextNamed,
    };
    figure.querySelectorAll("button[data-act]").forEach((button) => {
      button.addEventListener("click", () => acts[button.dataset.act]());
    });
    stage.addEventListener("keydown", (event) => {
      if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        keys[event.key]();
      }
    });
    /* Only with a key, so that the page scrolls as ever. */
    stage.addEventListener(
      "wheel",
      (event) => {
        if (event.ctrlKey || event.shiftKey) {
          event.preventDefault();
          const turned = event.deltaY || event.deltaX;
          zoom(turned > 0 ? 1.25 : 0.8, time(event.clientX - canvas.getBoundingClientRect().left));
        }
      },
      { passive: false },
    );
    let grip = null;
    stage.addEventListener("pointerdown", (event) => {
      grip = { x: event.clientX, from: view.from, to: view.to, moved: false };
      stage.setPointerCapture(event.pointerId);
    });
    stage.addEventListener("pointermove", (event) => {
      if (grip) {
        const by = ((grip.x - event.clientX) / width()) * (grip.to - grip.from);
        grip.moved ||= Math.abs(grip.x - event.clientX) > 3;
        show(grip.from + by, grip.to + by);
      } else {
        const i = under(event);
        stage.title = i < 0 ? "" : `#${race.index[i]} ${race.text[i]}`;
      }
    });
    stage.addEventListener("pointerup", (event) => {
      const i = under(event);
      if (grip && !grip.moved && i >= 0) {
        select(i);
      }
      grip = null;
    });
    stage.addEventListener("dblclick", acts.in);
    new ResizeObserver(later).observe(stage);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
    paint();
    start();
  }

  const enhance = (page) => page.querySelectorAll("figure.race").forEach(timeline);
  document.addEventListener("contend-page", (event) => enhance(event.target));
  if (!document.querySelector("article.page")) {
    enhance(document.body);
  }
})();
