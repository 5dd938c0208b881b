// The page's pure parts: formatting, age and ordering.
import assert from "node:assert/strict";
import test from "node:test";
import * as format from "../../dashboard/assets/format.js";
import * as stores from "../../dashboard/assets/store.js";

const beat = (ts, more = {}) => ({ bot: "main", ts, status: "RUNNING", portfolioValue: 1, ageSeconds: 0, ...more });
const loaded = (ts = "2024-05-01T00:01:00Z") => {
  const store = stores.createStore("main");
  store.push = "connected";
  stores.applyBot(store, beat(ts), null, 1_000_000);
  return store;
};

test("money_missing_or_malformed_is_a_dash", () => {
  for (const value of [null, undefined, "", NaN, Infinity, "x"]) {
    assert.equal(format.money(value), "–");
    assert.equal(format.signed(value), "–");
    assert.equal(format.plain(value), "–");
    assert.equal(format.tone(value), "");
  }
});

test("money_tiny_loss_has_no_sign_and_no_tone", () => {
  assert.equal(format.signed(-0.001), "0.00");
  assert.equal(format.tone(-0.001), "");
  assert.equal(format.money(-0), "0.00");
});

test("signed_value_carries_its_sign", () => {
  assert.equal(format.signed(1234.5), "+1,234.50");
  assert.equal(format.signed(-1234.5), "\u22121,234.50");
  assert.equal(format.multiple(-1), "\u22121.00 R");
});

test("plain_price_keeps_its_digits_without_exponent", () => {
  assert.equal(format.plain(1.2e-7), "0.00000012");
  assert.equal(format.plain("0.00001234"), "0.00001234");
  assert.equal(format.plain(81030000), "81030000");
});

test("time_any_form_is_utc_to_the_second", () => {
  assert.equal(format.time("2024-05-01T02:00:00.1234567+02:00"), "2024-05-01 00:00:00");
  assert.equal(format.time("soon"), "–");
  assert.equal(format.time(null), "–");
});

test("liveness_nothing_known_is_loading_and_offline_without_the_app", () => {
  const store = stores.createStore("main");
  assert.equal(stores.liveness(store, 0), "LOADING");
  store.reachable = false;
  assert.equal(stores.liveness(store, 0), "OFFLINE");
});

test("liveness_heartbeat_ages_while_the_same_state_is_answered_again", () => {
  const store = loaded();
  const later = 1_000_000 + 91_000;
  stores.applyBot(store, beat("2024-05-01T00:01:00Z"), later - 10, later);
  assert.equal(stores.liveness(store, later), "STALE");
  assert.equal(stores.liveness(store, 1_000_000 + 301_000), "OFFLINE");
});

test("liveness_old_state_at_first_sight_is_not_new", () => {
  const store = stores.createStore("main");
  stores.applyBot(store, beat("2024-05-01T00:00:00Z", { ageSeconds: 400 }), 0, 1_000_000);
  assert.equal(stores.liveness(store, 1_000_000), "OFFLINE");
});

test("liveness_word_of_the_app_can_only_make_it_worse", () => {
  const store = loaded();
  stores.applyBot(store, beat("2024-05-01T00:02:00Z", { liveness: "STALE" }), null, 1_000_001);
  assert.equal(stores.liveness(store, 1_000_001), "STALE");
  stores.applyBot(store, beat("2024-05-01T00:03:00Z", { liveness: "SOMETHING" }), null, 1_000_002);
  assert.equal(stores.liveness(store, 1_000_002), "STALE");
});

test("liveness_app_unreachable_without_push_is_offline_at_once", () => {
  const store = loaded();
  store.reachable = false;
  assert.equal(stores.liveness(store, 1_000_001), "RUNNING");
  store.push = "down";
  assert.equal(stores.liveness(store, 1_000_001), "OFFLINE");
});

test("applyBot_older_push_or_overtaken_answer_is_dropped", () => {
  const store = loaded();
  const older = beat("2024-05-01T00:00:00Z", { status: "PAUSED" });
  assert.equal(stores.applyBot(store, older, null, 1_000_010), false);
  assert.equal(stores.applyBot(store, older, 999_999, 1_000_010), false);
  assert.equal(store.bot.status, "RUNNING");
});

test("applyBot_answer_of_a_new_run_is_taken_and_forgets_the_old_run", () => {
  const store = loaded();
  stores.applyPositionUpdate(store, { tradeId: "a", closed: true }, 1_000_000);
  assert.equal(stores.applyBot(store, beat("2023-01-01T00:00:00Z"), 1_000_005, 1_000_010), true);
  stores.applyPositionUpdate(store, { tradeId: "a", closed: false }, 1_000_020);
  assert.equal(store.positions.size, 1);
  assert.equal(store.points.length, 1);
});

test("applyBot_another_bot_is_ignored", () => {
  const store = loaded();
  assert.equal(stores.applyBot(store, beat("2024-05-01T09:00:00Z", { bot: "other" }), null, 2_000_000), false);
});

test("engineState_is_the_newest_of_update_and_heartbeat", () => {
  const store = loaded();
  stores.applyEngine(store, { bot: "main", state: "MANAGING", at: "2024-05-01T00:01:10Z" });
  stores.applyEngine(store, { bot: "main", state: "SIZING", at: "2024-05-01T00:01:05Z" });
  assert.equal(stores.engineState(store), "MANAGING");
  stores.applyBot(store, beat("2024-05-01T00:02:00Z", { engineState: "SCANNING" }), null, 1_000_050);
  assert.equal(stores.engineState(store), "SCANNING");
});

test("positions_late_update_after_closing_stays_closed", () => {
  const store = loaded();
  stores.applyPositions(store, [{ tradeId: "a", markPrice: 1 }], 0);
  stores.applyPositionUpdate(store, { tradeId: "a", closed: true }, 100);
  stores.applyPositionUpdate(store, { tradeId: "a", closed: false, markPrice: 2 }, 110);
  assert.equal(store.positions.size, 0);
});

test("positions_answer_overtaken_by_a_push_does_not_undo_it", () => {
  const store = loaded();
  stores.applyPositionUpdate(store, { tradeId: "a", closed: false, markPrice: 2 }, 100);
  stores.applyPositionUpdate(store, { tradeId: "b", closed: true }, 100);
  stores.applyPositions(store, [{ tradeId: "a", markPrice: 1, symbol: "S" }, { tradeId: "b" }], 90);
  const rows = [...store.positions.values()].map((row) => [row.tradeId, row.markPrice, row.symbol]);
  assert.deepEqual(rows, [["a", 2, "S"]]);
  stores.applyPositions(store, [{ tradeId: "a", markPrice: 3 }], 200);
  assert.equal(store.positions.get("a").markPrice, 3);
});

test("points_never_exceed_their_bound_and_keep_the_newest", () => {
  const store = stores.createStore("main");
  for (let minute = 0; minute < 5000; minute++) {
    const ts = new Date(Date.UTC(2024, 0, 1) + minute * 60_000).toISOString();
    stores.applyBot(store, beat(ts, { portfolioValue: minute }), null, minute);
  }
  assert.ok(store.points.length <= 600);
  assert.equal(store.points.at(-1).value, 4999);
});

test("filterDecisions_needs_every_word_and_the_stage", () => {
  const decisions = [
    { stage: "risk", symbol: "BTCUSDT", reason: "too much", checks: [{ name: "heat", passed: false }] },
    { stage: "scan", symbol: "BTCUSDT", reason: "spread" },
  ];
  assert.equal(stores.filterDecisions(decisions, "", "btc").length, 2);
  assert.equal(stores.filterDecisions(decisions, "", " BTC  heat ").length, 1);
  assert.equal(stores.filterDecisions(decisions, "scan", "heat").length, 0);
});
