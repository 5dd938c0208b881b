// A made-up bot that speaks the Function App's contract. Every number is a function of a counter: no chance, no clock.
const SYMBOLS = ["BTCUSDT", "ETHUSDT", "SOLUSDT", "PEPEUSDT"];
const PRICES = [67012.34, 3120.5, 148.27, 0.00001234];
const STAGES = ["scan", "signal", "risk", "execution", "position"];
const START = Date.UTC(2024, 4, 1);

export class MockWorld {
  constructor() {
    this.step = 0;
    this.status = "RUNNING";
    this.beatStep = 0;
    this.error = null;
    this.commands = [];
    this.positions = [0, 3].map((index) => this.position(index, 0));
    this.trades = Array.from({ length: 60 }, (_, index) => this.trade(60 - index));
    this.decisions = Array.from({ length: 250 }, (_, index) => this.decision(250 - index));
  }

  at(step = this.step) {
    return new Date(START + step * 30_000).toISOString();
  }

  wave(step) {
    return Math.sin(step / 7) + Math.sin(step / 3) / 3;
  }

  advance() {
    this.step++;
    if (this.status !== "STOPPED") {
      this.beatStep = this.step;
    }
    this.positions = this.positions.map((row, index) => this.position(index === 0 ? 0 : 3, this.step));
    this.decisions = [this.decision(250 + this.step), ...this.decisions].slice(0, 250);
  }

  state() {
    const age = (this.step - this.beatStep) * 30;
    return {
      bot: "main", ts: this.at(this.beatStep), mode: "paper", status: this.status, phase: "RUNNING",
      engineState: this.step % 5 ? "SCANNING" : "MANAGING", preset: "breakout_v1", openPositions: this.positions.length,
      portfolioValue: 10000 + Math.round(this.wave(this.beatStep) * 12000) / 100 + this.beatStep / 4, error: this.error,
      ageSeconds: age, liveness: age > 300 ? "OFFLINE" : age > 90 ? "STALE" : "RUNNING",
    };
  }

  position(index, step) {
    const price = PRICES[index];
    const drift = this.wave(step + index * 5) / 100;
    const digits = index === 3 ? 8 : 2;
    return {
      tradeId: `open-${index}`, symbol: SYMBOLS[index], quantity: index === 3 ? 81030000 : 0.0149, entryPrice: price,
      stopPrice: Number((price * 0.985).toFixed(digits)), initialStopPrice: Number((price * 0.98).toFixed(digits)),
      markPrice: Number((price * (1 + drift)).toFixed(digits)), unrealized: Math.round(drift * 100000) / 100,
      r: drift / 0.02, openedAt: this.at(-40 - index), targetsDone: index % 2,
    };
  }

  trade(number) {
    const index = number % 4;
    const net = Math.round(this.wave(number * 2) * 4000) / 100;
    return {
      tradeId: `trade-${number}`, symbol: SYMBOLS[index],
      openedAt: this.at(number - 160), closedAt: this.at(number - 100),
      entryPrice: PRICES[index], exitPrice: Number((PRICES[index] * (1 + net / 1000)).toPrecision(7)),
      quantity: 0.0149, gross: net + 1.5, fees: 1.5, net, r: net / 25,
      exitReason: net > 0 ? "TargetHit" : "StopHit", preset: "breakout_v1", presetVersion: 1,
    };
  }

  decision(number) {
    const stage = STAGES[number % 5];
    const denied = number % 3 !== 0;
    return {
      key: `key-${number}`, at: this.at(number - 260), stage, symbol: SYMBOLS[number % 4],
      outcome: denied ? "Denied" : "Approved",
      reason: denied ? "Volume below the average of twenty candles" : "All checks passed",
      correlationId: `cycle-${Math.floor(number / 5)}`,
      checks: [
        { name: "spread", value: 4.25, threshold: 10, passed: true },
        { name: "volume ratio", value: 1.1234567, threshold: 1.5, passed: !denied },
        { name: "closed above level", value: "67012.34", threshold: "66980.00", passed: true },
      ],
    };
  }

  performance() {
    const net = 214.37 + this.step / 10;
    return {
      bot: "main", startEquity: 10000, equity: 10000 + net, gross: net + 90, fees: 90, net,
      unrealized: this.positions.reduce((sum, row) => sum + row.unrealized, 0), venueEquity: 10000 + net,
      openPositions: this.positions.length, closedTrades: this.trades.length, decisions: 250 + this.step, orders: 180,
      difference: 0,
    };
  }

  health() {
    return {
      status: "degraded", engine_initialized: true, engine_running: true, engine_state: "SCANNING",
      resource_health: { memory_mb: 143.2, cpu_percent: 7.5, status: "healthy" },
      api_connectivity: { exchange: true, latency_ms: 1.42 },
      issues: [{ code: "CFG-7", message: "No notification channel is configured." },
        { code: "MKT-2", message: "PEPEUSDT has a gap of 2 candles; it is left out of the scan." }],
      uptime_seconds: 5000 + this.step,
    };
  }

  /** The new status, or null when the command is not allowed now. */
  command({ command, confirm }) {
    const next = {
      start: { STOPPED: "RUNNING" }, stop: { RUNNING: "STOPPED", PAUSED: "STOPPED" }, pause: { RUNNING: "PAUSED" },
      resume: { PAUSED: "RUNNING" }, "reset-kill": { KILLED: confirm === "main" ? "STOPPED" : undefined },
      kill: { RUNNING: "KILLED", PAUSED: "KILLED", STOPPED: "KILLED" },
    }[command]?.[this.status];
    if (!next) {
      return null;
    }
    this.status = next;
    this.beatStep = ++this.step;
    this.commands.push({ command, confirm });
    return next;
  }
}
