// Composition: load everything, listen to push, ask when push is down, draw at most four times a second.
import { createApi, storeKey, takeKeyFromAddress } from "./api.js";
import { createCommands } from "./commands.js";
import { createDecisions } from "./decisions.js";
import { byId, note } from "./dom.js";
import { createFeeds, refresh } from "./feeds.js";
import { createHealth, createMoney, createSpark, showHeader } from "./panels.js";
import { connectPush } from "./push.js";
import { applyBot, applyEngine, applyPositionUpdate, createStore } from "./store.js";
import { createTables } from "./tables.js";

const TICK_MS = 500;
const FRAME_MS = 250;
const POLL_MS = 5000;       // while push is down
const SAFETY_MS = 30_000;   // while push is up: a lost message must not leave the page wrong for long
const CHANGES = {
  HEARTBEAT: ["positions", "decisions", "performance"],
  ENGINE_UPDATE: ["decisions"],
  ORDER_UPDATE: ["positions", "trades", "decisions", "performance"],
  POSITION_UPDATE: ["trades", "decisions", "performance"],
  SIGNAL: ["decisions"],
  RISK_ALERT: ["decisions", "health"],
};

const store = createStore(new URL(location.href).searchParams.get("bot") || "main");
const api = createApi(askForKey);
const feeds = createFeeds(api, store);
const tables = createTables();
const views = {
  money: createMoney(),
  spark: createSpark(),
  health: createHealth(),
  decisions: createDecisions(() => draw("decisions")),
  positions: tables.positions,
  trades: tables.trades,
};
const showCommands = createCommands(store.name, command);
const VIEWS_OF = { bot: ["spark"], performance: ["money"] };

let running = false;
let endPush = () => {};
let allAt = 0;

// Drawing -------------------------------------------------------------------------------------------------------
const pending = new Set();
let frame = 0;
let drawnAt = 0;

function draw(...names) {
  names.forEach((name) => pending.add(name));
  if (!frame) {
    const wait = Math.max(0, FRAME_MS - (Date.now() - drawnAt));
    frame = setTimeout(() => requestAnimationFrame(paint), wait);
  }
}

function paint() {
  frame = 0;
  drawnAt = Date.now();
  showHeader(store, drawnAt);
  showCommands(store, drawnAt);
  pending.forEach((name) => views[name]?.(store));
  pending.clear();
  const lines = new Set([...store.failures.values()].map((failure) => failure.message));
  note(byId("error-note"), [...lines].join(" · "));
}

// Data ----------------------------------------------------------------------------------------------------------
function markAll() {
  allAt = Date.now();
  mark(Object.keys(feeds));
}

function mark(names) {
  names.forEach((name) => { feeds[name].dirty = true; });
}

function ask(name) {
  feeds[name].startedAt = 0;
  feeds[name].dirty = true;
}

function tick() {
  if (!running) {
    return;
  }
  const now = Date.now();
  if (now - allAt >= (store.push === "connected" ? SAFETY_MS : POLL_MS)) {
    markAll();
  }
  // A page nobody sees costs the app nothing; it catches up when it is looked at again.
  if (!document.hidden) {
    flush(now);
  }
  draw();
}

function flush(now) {
  for (const [name, feed] of Object.entries(feeds)) {
    if (feed.dirty && !feed.busy && now - feed.startedAt >= feed.gap) {
      refresh(store, name, feed, () => draw(...(VIEWS_OF[name] ?? [name])));
    }
  }
}

function onMessage(type, argument) {
  const now = Date.now();
  if (type === "HEARTBEAT" && applyBot(store, argument, null, now)) {
    draw("spark");
  } else if (type === "ENGINE_UPDATE") {
    applyEngine(store, argument);
    draw();
  } else if (type === "POSITION_UPDATE") {
    applyPositionUpdate(store, argument, now);
    draw("positions");
  }
  mark(CHANGES[type]);
}

function onPushState(state) {
  store.push = state;
  if (state === "connected") {
    // Whatever was pushed before this moment was missed.
    Object.keys(feeds).forEach(ask);
    allAt = Date.now();
    flush(allAt);
  }
  draw();
}

async function command(name, confirm) {
  try {
    const body = { command: name, reason: "operator, dashboard", ...(confirm ? { confirm } : {}) };
    const answer = await api.post(`/api/bots/${encodeURIComponent(store.name)}/commands`, body);
    return { text: `${name} accepted${answer.status ? `: ${answer.status}` : ""}`, failed: false };
  } catch (error) {
    const unsure = error.status === 0 ? " It is not known whether the command arrived." : "";
    return { text: `${name} failed. ${error.message}.${unsure}`, failed: true };
  } finally {
    ["bot", "positions", "decisions"].forEach(ask);
    flush(Date.now());
  }
}

// Key and life cycle --------------------------------------------------------------------------------------------
function start(key) {
  api.key = key;
  running = true;
  Object.keys(feeds).forEach(ask);
  allAt = Date.now();
  flush(allAt);
  endPush = connectPush(api, onPushState, onMessage);
}

function askForKey(error) {
  running = false;
  endPush();
  store.push = "idle";
  storeKey("");
  note(byId("key-message"), error ? `${error.message}. Enter the key again.` : "");
  const dialog = byId("key-dialog");
  if (!dialog.open) {
    byId("key-input").value = "";
    dialog.showModal();
  }
  draw();
}

byId("key-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const key = byId("key-input").value.trim();
  if (key) {
    storeKey(key);
    start(key);
    byId("key-dialog").close();
  }
});
// Escape must not leave a page that can do nothing.
byId("key-dialog").addEventListener("close", () => running || byId("key-dialog").showModal());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && running) {
    markAll();
    tick();
  }
});
setInterval(tick, TICK_MS);

const key = takeKeyFromAddress();
if (key) {
  start(key);
} else {
  askForKey(null);
}
draw(...Object.keys(views));
