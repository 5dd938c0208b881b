// Turns contract values into text. Everything missing or malformed becomes a dash, never a zero.
export const DASH = "–";
const MINUS = "\u2212";
const MAX_DECIMALS = 8;

const moneyFormat = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const plainFormat = new Intl.NumberFormat("en-US", { useGrouping: false, maximumFractionDigits: MAX_DECIMALS });

function number(value) {
  if (value === null || value === undefined || value === "") {
    return null;
  }
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

const typographic = (text) => text.replace("-", MINUS);

// Negative zero after rounding would show a loss where there is none.
const cents = (value) => Math.round(value * 100) / 100 || 0;

/** Two decimals, grouped. */
export function money(value) {
  const parsed = number(value);
  return parsed === null ? DASH : typographic(moneyFormat.format(Math.abs(parsed) < 1e12 ? cents(parsed) : parsed));
}

/** Two decimals with its sign, so that colour is never the only hint. */
export function signed(value) {
  const parsed = number(value);
  if (parsed === null) {
    return DASH;
  }
  return (cents(parsed) > 0 ? "+" : "") + money(parsed);
}

/** A price or quantity with its own digits, without exponent. */
export function plain(value) {
  const parsed = number(value);
  return parsed === null ? DASH : typographic(plainFormat.format(parsed || 0));
}

/** R multiple, two decimals, signed. */
export function multiple(value) {
  const text = signed(value);
  return text === DASH ? DASH : `${text} R`;
}

/** Share of a start amount in percent, signed. */
export function share(part, whole) {
  const [a, b] = [number(part), number(whole)];
  return a === null || !b ? "" : `${signed((a / b) * 100)} %`;
}

/** The sign's name for styling: gain, loss or none. */
export function tone(value) {
  const parsed = number(value);
  if (parsed === null || cents(parsed) === 0) {
    return "";
  }
  return parsed > 0 ? "gain" : "loss";
}

/** UTC, to the second. */
export function time(iso) {
  const at = typeof iso === "number" ? iso : Date.parse(iso ?? "");
  return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 19).replace("T", " ") : DASH;
}

/** A span in words a glance can take in. */
export function age(seconds) {
  const whole = Math.max(0, Math.floor(number(seconds) ?? 0));
  if (whole < 120) {
    return `${whole} s`;
  }
  if (whole < 7200) {
    return `${Math.floor(whole / 60)} min`;
  }
  return whole < 172800 ? `${Math.floor(whole / 3600)} h` : `${Math.floor(whole / 86400)} d`;
}

/** A check's value or threshold: numbers in their digits, anything else as text. */
export function loose(value) {
  if (value === null || value === undefined || value === "") {
    return DASH;
  }
  if (typeof value === "number") {
    return plain(value);
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
