// Open positions and closed trades.
import { byId, createTable, write } from "./dom.js";
import { DASH, money, multiple, plain, signed, time, tone } from "./format.js";

const numeric = (label, text, colour) => ({ label, kind: "num", text, tone: colour });
const moment = (label, text) => ({ label, kind: "num when", text });
const words = (label, text) => ({ label, kind: "", text });

const POSITIONS = [
  words("Symbol", (row) => row.symbol ?? DASH),
  numeric("Quantity", (row) => plain(row.quantity)),
  numeric("Entry", (row) => plain(row.entryPrice)),
  numeric("Stop", (row) => (row.stopPrice ? plain(row.stopPrice) : "NO STOP"), (row) => (row.stopPrice ? "" : "loss")),
  numeric("Mark", (row) => plain(row.markPrice)),
  numeric("Unrealized", (row) => signed(row.unrealized), (row) => tone(row.unrealized)),
  numeric("R", (row) => multiple(row.r), (row) => tone(row.r)),
  numeric("Targets", (row) => plain(row.targetsDone)),
  moment("Opened (UTC)", (row) => time(row.openedAt)),
];

const TRADES = [
  words("Symbol", (row) => row.symbol ?? DASH),
  moment("Closed (UTC)", (row) => time(row.closedAt)),
  moment("Opened (UTC)", (row) => time(row.openedAt)),
  numeric("Quantity", (row) => plain(row.quantity)),
  numeric("Entry", (row) => plain(row.entryPrice)),
  numeric("Exit", (row) => plain(row.exitPrice)),
  numeric("Gross", (row) => signed(row.gross), (row) => tone(row.gross)),
  numeric("Fees", (row) => money(row.fees)),
  numeric("Net", (row) => signed(row.net), (row) => tone(row.net)),
  numeric("R", (row) => multiple(row.r), (row) => tone(row.r)),
  words("Exit reason", (row) => row.exitReason ?? DASH),
];

export function createTables() {
  const showPositions = createTable(byId("positions"), POSITIONS, (row) => row.tradeId, "Open positions");
  const showTrades = createTable(byId("trades"), TRADES, (row) => row.tradeId, "Closed trades, newest first");
  return {
    positions(store) {
      const rows = [...store.positions.values()].sort((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt));
      showPositions(rows);
      settle("positions", store.positionsKnown ? rows : null, "No open positions", store.failures.get("positions"));
    },
    trades(store) {
      const rows = store.trades ?? [];
      showTrades(rows);
      settle("trades", store.trades, "No closed trades yet", store.failures.get("trades"));
    },
  };
}

/** The count beside a section's title and the line in place of an empty table. */
export function settle(name, rows, none, failure, count = rows ? `(${rows.length})` : "") {
  const since = failure ? `not refreshed since ${failure.since ? time(failure.since) : "the start"}` : "";
  write(byId(`${name}-count`), [count, since].filter(Boolean).join(", "));
  const empty = byId(`${name}-empty`);
  empty.hidden = Boolean(rows?.length);
  write(empty, rows ? none : failure ? "Not available" : "Loading");
}
