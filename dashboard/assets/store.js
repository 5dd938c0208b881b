// What the page knows, and how old it is. Pure: the caller passes the wall clock in milliseconds.
export const STALE_AFTER_SECONDS = 90;
export const OFFLINE_AFTER_SECONDS = 300;
const MAX_POINTS = 600;
const MAX_REMEMBERED_CLOSED = 500;
const ORDER = ["RUNNING", "STALE", "OFFLINE"];

export function createStore(name) {
  return {
    name,
    bot: null,
    beatAt: 0,        // wall time at which the newest heartbeat was written, as far as we can tell
    receivedAt: 0,    // wall time at which it reached this page
    engine: null,     // newest ENGINE_UPDATE
    reachable: true,  // did the app answer the last request?
    push: "connecting",
    positions: new Map(),
    positionsKnown: false,
    updates: [],      // recent POSITION_UPDATEs, to lay over an answer that was asked for before them
    closed: new Set(),
    trades: null,
    decisions: null,
    performance: null,
    health: null,
    points: [],
    failures: new Map(),
  };
}

/**
 * Takes a bot state from a push (requestedAt = null) or an answer. An older one is dropped, unless it was asked for
 * after the newer one had arrived: then the app itself went back (a new run) and its past is no longer ours.
 */
export function applyBot(store, bot, requestedAt, now) {
  if (!bot || (bot.bot && bot.bot !== store.name)) {
    return false;
  }
  const ts = Date.parse(bot.ts);
  const known = store.bot ? Date.parse(store.bot.ts) : NaN;
  const beat = now - Math.max(0, Number(bot.ageSeconds) || 0) * 1000;
  if (ts < known) {
    if (requestedAt === null || requestedAt < store.receivedAt) {
      return false;
    }
    // Trade ids follow from their causes, so a repeated run makes the same ones again.
    store.points = [];
    store.engine = null;
    store.updates = [];
    store.closed.clear();
  }
  store.beatAt = ts === known ? Math.min(store.beatAt, beat) : beat;
  if (ts !== known) {
    store.receivedAt = now;
    addPoint(store, ts, bot.portfolioValue);
  }
  store.bot = bot;
  return true;
}

export function applyEngine(store, update) {
  if (!update || (update.bot && update.bot !== store.name)) {
    return;
  }
  if (!store.engine || !(Date.parse(update.at) < Date.parse(store.engine.at))) {
    store.engine = update;
  }
}

export function engineState(store) {
  const { engine, bot } = store;
  const newer = engine && (!bot || Date.parse(engine.at) > Date.parse(bot.ts));
  return (newer ? engine.state : bot?.engineState) ?? null;
}

export function ageSeconds(store, now) {
  return store.bot ? Math.max(0, (now - store.beatAt) / 1000) : null;
}

/** LOADING, RUNNING, STALE or OFFLINE: the worst of what the app says, the heartbeat's age and the line to the app. */
export function liveness(store, now) {
  const cut = !store.reachable && store.push !== "connected";
  if (!store.bot) {
    return cut ? "OFFLINE" : "LOADING";
  }
  const age = ageSeconds(store, now);
  const byAge = age > OFFLINE_AFTER_SECONDS ? 2 : age > STALE_AFTER_SECONDS ? 1 : 0;
  const bySelf = store.bot.liveness ? ORDER.indexOf(store.bot.liveness) : 0;
  return ORDER[Math.max(byAge, bySelf < 0 ? 1 : bySelf, cut ? 2 : 0)];
}

export function applyPositions(store, rows, requestedAt) {
  store.positions = new Map(rows.map((row) => [row.tradeId, row]));
  store.positionsKnown = true;
  store.updates = store.updates.filter((update) => update.at >= requestedAt);
  store.updates.forEach((update) => layOver(store, update.row));
}

export function applyPositionUpdate(store, row, now) {
  if (!row?.tradeId || (row.bot && row.bot !== store.name)) {
    return;
  }
  if (row.closed) {
    remember(store.closed, row.tradeId);
  }
  store.updates = [...store.updates.filter((update) => update.row.tradeId !== row.tradeId), { at: now, row }];
  layOver(store, row);
}

function layOver(store, row) {
  // A closing seen once is final: a late update of an open position must not bring it back.
  if (row.closed || store.closed.has(row.tradeId)) {
    store.positions.delete(row.tradeId);
    return;
  }
  store.positions.set(row.tradeId, { ...store.positions.get(row.tradeId), ...row });
}

function remember(set, id) {
  set.add(id);
  if (set.size > MAX_REMEMBERED_CLOSED) {
    set.delete(set.values().next().value);
  }
}

function addPoint(store, at, value) {
  if (value === null || value === undefined || !Number.isFinite(Number(value)) || !Number.isFinite(at)) {
    return;
  }
  store.points.push({ at, value: Number(value) });
  if (store.points.length > MAX_POINTS) {
    store.points = store.points.filter((_, index) => index % 2 === 0 || index === store.points.length - 1);
  }
}

/** The first check that did not pass, if any. */
export function firstFailing(decision) {
  return (decision.checks ?? []).find((check) => check.passed === false) ?? null;
}

/** Decisions of a stage (empty: all) in which every word of the text occurs. */
export function filterDecisions(decisions, stage, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return decisions.filter((decision) => {
    if (stage && decision.stage !== stage) {
      return false;
    }
    const names = (decision.checks ?? []).map((check) => check.name);
    const hay = [decision.symbol, decision.stage, decision.outcome, decision.reason, decision.correlationId, ...names]
      .join(" ").toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}
