// The header, the money tiles, the equity line and health.
import { byId, el, note, reconcile, write } from "./dom.js";
import { age, DASH, money, plain, share, signed, time, tone } from "./format.js";
import { ageSeconds, engineState, liveness } from "./store.js";

const LIVE_TONES = { RUNNING: "good", STALE: "warn", OFFLINE: "bad", LOADING: "muted" };
const STATUS_TONES = { RUNNING: "good", PAUSED: "warn", STOPPED: "muted", KILLED: "bad" };
const HEALTH_TONES = { healthy: "good", degraded: "warn", unhealthy: "bad" };
const LINKS = {
  idle: "Waiting for the function key",
  connecting: "Connecting push",
  connected: "Live push",
  reconnecting: "Push is down: asking every 5 s while it reconnects",
  down: "Push is down: asking every 5 s",
};

export function showHeader(store, now) {
  const { bot } = store;
  const live = liveness(store, now);
  const old = live === "STALE" || live === "OFFLINE";
  write(byId("bot-name"), store.name);
  write(byId("liveness"), live, LIVE_TONES[live]);
  const statusTone = live === "RUNNING" ? STATUS_TONES[bot.status] : "muted";
  write(byId("bot-status"), bot?.status ? `${bot.status}${old ? " when last seen" : ""}` : DASH, statusTone ?? "muted");
  write(byId("mode"), bot?.mode ? bot.mode.toUpperCase() : "mode unknown", bot?.mode?.toLowerCase() ?? "");
  write(byId("bot-time"), time(bot?.ts));
  write(byId("bot-age"), bot ? `${age(ageSeconds(store, now))} ago` : DASH);
  write(byId("phase"), bot?.phase ?? DASH);
  write(byId("engine-state"), engineState(store) ?? DASH);
  write(byId("preset"), bot?.preset ?? DASH);
  write(byId("link"), LINKS[store.push]);
  note(byId("bot-error"), bot?.error ? `The bot reports: ${bot.error}` : "");
  document.body.classList.toggle("old", old);
  note(byId("stale-note"), old ? staleLine(store, live) : "");
  const title = `${live === "RUNNING" ? bot.status : live} ${store.name} – Breakwater`;
  if (document.title !== title) {
    document.title = title;
  }
}

function staleLine(store, live) {
  const why = store.reachable ? "No newer heartbeat arrives" : "The app does not answer";
  return store.bot
    ? `${live}: ${why}. What is shown below is the state of ${time(store.bot.ts)} (bot time), not of now.`
    : `${live}: ${why}.`;
}

const TILES = [
  ["Equity", (p) => money(p.equity), () => ""],
  ["Start", (p) => money(p.startEquity), () => ""],
  ["Net", (p) => signed(p.net), (p) => tone(p.net), (p) => share(p.net, p.startEquity)],
  ["Fees", (p) => money(p.fees), () => ""],
  ["Unrealized", (p) => signed(p.unrealized), (p) => tone(p.unrealized)],
  ["Closed trades", (p) => plain(p.closedTrades), () => "", (p) => `${plain(p.openPositions)} open`],
];

export function createMoney() {
  const parts = TILES.map(([label]) => {
    const value = el("dd");
    const extra = el("dd", { class: "muted small" });
    byId("money").append(el("div", {}, el("dt", {}, label), value, extra));
    return { value, extra };
  });
  const gap = el("p", { class: "note bad", role: "status" });
  byId("money").after(gap);
  return (store) => {
    const performance = store.performance ?? {};
    TILES.forEach(([, text, colour, extra], index) => {
      write(parts[index].value, text(performance), colour(performance));
      write(parts[index].extra, store.performance && extra ? extra(performance) : "");
    });
    note(gap, Number(performance.difference) ? `The venue's equity differs from the books by ${
      plain(performance.difference)} (venue ${money(performance.venueEquity)}).` : "");
  };
}

export function createSpark() {
  const svg = byId("spark");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
  line.setAttribute("vector-effect", "non-scaling-stroke");
  svg.append(line);
  return (store) => {
    const { points } = store;
    if (points.length < 2) {
      line.setAttribute("points", "");
      return;
    }
    const values = points.map((point) => point.value);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const [from, to] = [points[0].at, points.at(-1).at];
    const x = (point) => ((point.at - from) / (to - from || 1)) * 596 + 2;
    const y = (point) => (high === low ? 40 : 76 - ((point.value - low) / (high - low)) * 72);
    line.setAttribute("points", points.map((point) => `${x(point).toFixed(1)},${y(point).toFixed(1)}`).join(" "));
    const text = `Portfolio value ${money(low)} to ${money(high)}, ${time(from)} to ${time(to)}`;
    svg.setAttribute("aria-label", text);
    write(byId("spark-note"), `${text} (since this page was opened)`);
  };
}

const FACTS = [
  ["Exchange", (h) => (h.api_connectivity?.exchange ? "✓ reachable" : "✗ not reachable"),
    (h) => (h.api_connectivity?.exchange ? "gain" : "loss")],
  ["Latency", (h) => unit(h.api_connectivity?.latency_ms, "ms")],
  ["Memory", (h) => unit(h.resource_health?.memory_mb, "MB")],
  ["CPU", (h) => unit(h.resource_health?.cpu_percent, "%")],
  ["Up", (h) => (h.uptime_seconds === undefined ? DASH : age(h.uptime_seconds))],
];

const unit = (value, name) => (Number.isFinite(value) ? `${value.toFixed(1)} ${name}` : DASH);

export function createHealth() {
  const values = FACTS.map(([label]) => {
    const value = el("dd");
    byId("health").append(el("div", {}, el("dt", {}, label), value));
    return value;
  });
  const nodes = new Map();
  return (store) => {
    const { health } = store;
    const failed = store.failures.has("health");
    const status = failed ? "not known" : health?.status ?? DASH;
    write(byId("health-status"), status, failed ? "bad" : HEALTH_TONES[status] ?? "muted");
    FACTS.forEach(([, text, colour], index) => {
      const known = health && !failed;
      write(values[index], known ? text(health) : DASH, known && colour ? colour(health) : "");
    });
    showIssues(health && !failed ? health.issues ?? [] : null, nodes);
  };
}

function showIssues(issues, nodes) {
  const none = { code: "", message: issues ? "No issues" : "Health is not known yet" };
  const items = issues?.length ? issues : [none];
  reconcile(byId("issues"), nodes, items, (issue) => `${issue.code}\n${issue.message}`, (issue) => {
    const text = el("span", {}, issue.message ?? "");
    return issue.code ? el("li", {}, el("strong", {}, issue.code), " ", text) : el("li", { class: "muted" }, text);
  }, () => {});
}
