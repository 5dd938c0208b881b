// What is asked for, how often at most, and what becomes of the answer.
import { applyBot, applyPositions } from "./store.js";

const items = (answer) => (Array.isArray(answer) ? answer : answer.items ?? []);

/** Feeds by name: { path, gap: least milliseconds between two requests, take(answer, requestedAt, now) }. */
export function createFeeds(api, store) {
  const bot = `/api/bots/${encodeURIComponent(store.name)}`;
  const feed = (path, gap, take) => ({ ask: () => api.get(path), gap, take, dirty: false, busy: false, startedAt: 0 });
  const feeds = {
    bot: feed(bot, 1000, (answer, requestedAt, now) => applyBot(store, answer, requestedAt, now)),
    positions: feed(`${bot}/positions`, 2000,
      (answer, requestedAt) => applyPositions(store, items(answer), requestedAt)),
    trades: feed(`${bot}/trades?limit=50`, 2000, (answer) => { store.trades = items(answer); }),
    decisions: feed(`${bot}/decisions?limit=200`, 2000, (answer) => { store.decisions = items(answer); }),
    performance: feed(`${bot}/performance`, 2000, (answer) => { store.performance = answer; }),
    health: feed("/api/health", 15000, (answer) => { store.health = answer; }),
  };
  feeds.health.ask = () => api.health();
  return feeds;
}

/** Asks once; notes success or failure in the store. A second request never overtakes the first: busy says so. */
export async function refresh(store, name, feed, onDone) {
  feed.busy = true;
  feed.dirty = false;
  feed.startedAt = Date.now();
  const requestedAt = feed.startedAt;
  try {
    const answer = await feed.ask();
    store.reachable = true;
    feed.take(answer, requestedAt, Date.now());
    feed.goodAt = Date.now();
    store.failures.delete(name);
  } catch (error) {
    store.reachable = error.status > 0;
    store.failures.set(name, { message: error.message, since: feed.goodAt });
  } finally {
    feed.busy = false;
    onDone(name);
  }
}
