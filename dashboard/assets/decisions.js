// The decision log: why it traded, and why it did not.
import { byId, el, fill, head, reconcile, row, write } from "./dom.js";
import { DASH, loose, time } from "./format.js";
import { filterDecisions, firstFailing } from "./store.js";
import { settle } from "./tables.js";

const COLUMNS = [
  { label: "Time (UTC)", kind: "time", text: (item) => time(item.at) },
  { label: "Stage", kind: "", text: (item) => item.stage ?? DASH },
  { label: "Symbol", kind: "", text: (item) => item.symbol || DASH },
  { label: "Outcome", kind: "strong", text: (item) => item.outcome ?? DASH },
  { label: "Reason", kind: "wide", text: (item) => item.reason || DASH },
  { label: "First failing check", kind: "wide", text: (item) => failing(item) },
];
const CHECKS = [
  { label: "Check", kind: "", text: (check) => check.name ?? DASH },
  { label: "Value", kind: "num", text: (check) => loose(check.value) },
  { label: "Threshold", kind: "num", text: (check) => loose(check.threshold) },
  {
    label: "Result",
    kind: "",
    text: (check) => (check.passed === true ? "✓ passed" : check.passed === false ? "✗ failed" : DASH),
    tone: (check) => (check.passed === true ? "gain" : check.passed === false ? "loss" : ""),
  },
];

function failing(item) {
  const check = firstFailing(item);
  return check ? `${check.name}: ${loose(check.value)} vs ${loose(check.threshold)}` : DASH;
}

export function createDecisions(onChange) {
  const table = byId("decisions");
  table.setAttribute("role", "table");
  const header = head(COLUMNS);
  header.firstChild.append(el("th", { scope: "col", role: "columnheader" }, el("span", { class: "hidden" }, "Checks")));
  table.append(el("caption", { class: "hidden" }, "Decisions, newest first"), header);
  const nodes = new Map();
  const view = { held: null, heldAt: 0 };

  byId("filter").addEventListener("submit", (event) => event.preventDefault());
  byId("filter-stage").addEventListener("change", onChange);
  byId("filter-text").addEventListener("input", onChange);
  byId("hold").addEventListener("change", onChange);

  return (store) => {
    hold(view, store);
    const all = view.held ?? store.decisions;
    const shown = filterDecisions(all ?? [], byId("filter-stage").value, byId("filter-text").value);
    table.hidden = shown.length === 0;
    reconcile(table, nodes, shown, (item) => item.key, create, () => {});
    const held = view.held ? `, held at ${view.heldAt}` : "";
    const count = all ? `(${shown.length} of the newest ${all.length}${held})` : "";
    const none = all?.length ? "No decision matches the filter" : "No decisions yet";
    settle("decisions", all ? shown : null, none, store.failures.get("decisions"), count);
  };
}

// Held rows stay although newer ones have arrived: at full speed nobody could read them otherwise.
function hold(view, store) {
  if (!byId("hold").checked) {
    view.held = null;
  } else if (!view.held && store.decisions) {
    view.held = store.decisions;
    view.heldAt = time(store.bot?.ts);
  }
}

function create(item) {
  const body = el("tbody", { role: "rowgroup" });
  const main = row(COLUMNS);
  fill(main, COLUMNS, item);
  main.children[3].dataset.tone = firstFailing(item) ? "loss" : "";
  const toggle = el("button", { type: "button", class: "toggle", "aria-expanded": "false" });
  const label = `${item.checks?.length ?? 0} checks`;
  write(toggle, label);
  toggle.setAttribute("aria-label", `${label} of ${item.stage} ${item.symbol ?? ""} at ${time(item.at)}`);
  toggle.addEventListener("click", () => {
    const open = toggle.getAttribute("aria-expanded") === "true";
    toggle.setAttribute("aria-expanded", String(!open));
    if (open) {
      body.lastChild.remove();
    } else {
      body.append(details(item));
    }
  });
  main.append(el("td", { role: "cell", class: "more" }, toggle));
  body.append(main);
  return body;
}

function details(item) {
  const cell = el("td", { role: "cell", colspan: String(COLUMNS.length + 1) });
  cell.append(el("p", { class: "muted small" }, `Correlation ${item.correlationId ?? DASH}`));
  const checks = item.checks ?? [];
  if (checks.length === 0) {
    cell.append(el("p", { class: "muted" }, "No checks were recorded for this decision."));
  } else {
    const body = el("tbody", { role: "rowgroup" });
    checks.forEach((check) => {
      const line = row(CHECKS);
      fill(line, CHECKS, check);
      body.append(line);
    });
    cell.append(el("table", { class: "checks", role: "table" }, head(CHECKS), body));
  }
  return el("tr", { role: "row", class: "details" }, cell);
}
