// Times npm's trading-signals, which streams: candle by candle, as our Next does.
import { ATR, BollingerBands, DonchianChannels, EMA, MACD, RMA, RSI, SMA } from "trading-signals";
import { columns, report } from "./columns.mjs";

const { high, low, close } = columns();
const candles = close.map((price, i) => ({ high: high[i], low: low[i], close: price }));

function feed(indicators, inputs) {
  let last;
  for (let i = 0; i < inputs[0].length; i++) {
    for (let k = 0; k < indicators.length; k++) {
      last = indicators[k].add(inputs[k][i]);
    }
  }

  return last;
}

const make = {
  sma20: () => [new SMA(20), close],
  ema20: () => [new EMA(20), close],
  rsi14: () => [new RSI(14, RMA), close],
  atr14: () => [new ATR(14, RMA), candles],
  bb20: () => [new BollingerBands(20, 2), close],
  macd: () => [new MACD(new EMA(12), new EMA(26), new EMA(9)), close],
  donch20: () => [new DonchianChannels(20), candles],
};
const cases = Object.entries(make).map(([name, one]) => [
  name,
  () => {
    const [indicator, input] = one();
    return feed([indicator], [input]);
  },
]);
report({
  ...Object.fromEntries(cases),
  "seven at once": () => {
    const all = Object.values(make).map((one) => one());
    return feed(
      all.map((pair) => pair[0]),
      all.map((pair) => pair[1]),
    );
  },
});
