// Times npm's technicalindicators.
import library from "technicalindicators";
import { columns, report } from "./columns.mjs";

const { high, low, close } = columns();
report({
  sma20: () => library.SMA.calculate({ period: 20, values: close }),
  ema20: () => library.EMA.calculate({ period: 20, values: close }),
  rsi14: () => library.RSI.calculate({ period: 14, values: close }),
  atr14: () => library.ATR.calculate({ period: 14, high, low, close }),
  bb20: () => library.BollingerBands.calculate({ period: 20, stdDev: 2, values: close }),
  macd: () =>
    library.MACD.calculate({
      values: close,
      fastPeriod: 12,
      slowPeriod: 26,
      signalPeriod: 9,
      SimpleMAOscillator: false,
      SimpleMASignal: false,
    }),
  donch20: () => [
    library.Highest.calculate({ period: 20, values: high }),
    library.Lowest.calculate({ period: 20, values: low }),
  ],
});
