// Times npm's indicatorts. Its ATR is a simple average and its channel is of closes: other indicators than ours.
import { atr, bb, dc, ema, macd, rsi, sma } from "indicatorts";
import { columns, report } from "./columns.mjs";

const { high, low, close } = columns();
report({
  sma20: () => sma(close, { period: 20 }),
  ema20: () => ema(close, { period: 20 }),
  rsi14: () => rsi(close, { period: 14 }),
  atr14: () => atr(high, low, close, { period: 14 }),
  bb20: () => bb(close, { period: 20 }),
  macd: () => macd(close, { fast: 12, slow: 26, signal: 9 }),
  donch20: () => dc(close, { period: 20 }),
});
