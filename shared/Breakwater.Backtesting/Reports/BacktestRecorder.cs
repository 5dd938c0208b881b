using Breakwater.Backtesting.Surroundings;
using Breakwater.Backtesting.Trading;
using Breakwater.Domain;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;

namespace Breakwater.Backtesting.Reports;

/// <summary>Counts what a report needs while the test runs, and passes every decision on.</summary>
internal sealed class BacktestRecorder(IBacktestObserver? next) : IBacktestObserver
{
    private readonly Dictionary<string, NearestMiss> misses = new(StringComparer.Ordinal);
    private readonly Dictionary<ScanRejection, long> scanBlockers = [];
    private readonly Dictionary<NoSignalReason, long> signalBlockers = [];
    private readonly Dictionary<DenialReason, long> riskBlockers = [];
    private decimal markedHigh;
    private long steps;
    private long stepsHeld;
    private long positionSteps;
    private FunnelCounts counts = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Greatest loss from the highest equity, open positions at their price, per cent.</summary>
    public decimal MarkedDrawdownPercent { get; private set; }

    /// <summary>Since when the drawdown limit denies every entry; null when it does not.</summary>
    public DateTimeOffset? EntriesStoppedAt { get; private set; }

    public decimal TimeInMarket => steps == 0 ? 0m : (decimal)stepsHeld / steps;

    public decimal MeanPositions => steps == 0 ? 0m : (decimal)positionSteps / steps;

    public FunnelReport Funnel(long filled) => new(
        counts with { Filled = filled },
        [
            .. Blockers("scan", scanBlockers),
            .. Blockers("signal", signalBlockers),
            .. Blockers("risk", riskBlockers),
            .. counts.Approved > filled
                ? new[] { new Blocker("execution", "Unfilled", counts.Approved - filled) }
                : [],
        ],
        [.. misses.Values.OrderBy(static miss => miss.Distance).ThenBy(static miss => miss.Check, Comparer)]);

    public void Opened(DateTimeOffset at, int known, int universe, int held)
    {
        counts = counts with
        {
            Candles = counts.Candles + known,
            Universe = counts.Universe + universe,
            Held = counts.Held + held,
        };
        next?.Opened(at, known, universe, held);
    }

    public void Scanned(DateTimeOffset at, ScanVerdict verdict)
    {
        if (verdict.Passed)
        {
            counts = counts with { Passed = counts.Passed + 1 };
        }
        else
        {
            Count(scanBlockers, verdict.Reason);
            Miss("scan", verdict.Symbol, at, verdict.Checks);
        }

        next?.Scanned(at, verdict);
    }

    public void Decided(DateTimeOffset at, Symbol symbol, SignalDecision decision)
    {
        counts = counts with { Candidates = counts.Candidates + 1 };
        if (decision is SignalDecision.None none)
        {
            Count(signalBlockers, none.Reason);
            Miss("signal", symbol, at, none.Checks);
        }
        else
        {
            counts = counts with { Signals = counts.Signals + 1 };
        }

        next?.Decided(at, symbol, decision);
    }

    public void Assessed(DateTimeOffset at, BreakoutSignal signal, RiskDecision decision)
    {
        if (decision is RiskDecision.Denied denied)
        {
            Count(riskBlockers, denied.Reason);
            Miss("risk", signal.Symbol, at, denied.Checks);
            EntriesStoppedAt ??= denied.Reason is DenialReason.DrawdownLimit ? at : null;
        }
        else
        {
            counts = counts with { Approved = counts.Approved + 1 };
            EntriesStoppedAt = null;
        }

        next?.Assessed(at, signal, decision);
    }

    public void Managed(DateTimeOffset at, Trade trade, PositionDecision decision) =>
        next?.Managed(at, trade, decision);

    public void Moved(DateTimeOffset at, Trade trade) => next?.Moved(at, trade);

    /// <summary>A candle of the test is over.</summary>
    public void Closed(TradeDesk desk, MarketView view)
    {
        int positions = desk.Open.Count(static held => held.Trade.Status is TradeStatus.Open);
        steps++;
        stepsHeld += positions > 0 ? 1 : 0;
        positionSteps += positions;
        decimal equity = positions > 0 ? desk.MarkedEquity(view) : desk.Portfolio.Equity;
        markedHigh = Math.Max(Math.Max(markedHigh, desk.Portfolio.StartEquity), equity);
        MarkedDrawdownPercent = Math.Max(MarkedDrawdownPercent, (markedHigh - equity) / markedHigh * 100m);
    }

    private static StringComparer Comparer => StringComparer.Ordinal;

    private static IEnumerable<Blocker> Blockers<T>(string stage, Dictionary<T, long> blockers)
        where T : struct, Enum => blockers
        .OrderByDescending(static blocker => blocker.Value)
        .ThenBy(static blocker => blocker.Key)
        .Select(blocker => new Blocker(stage, blocker.Key.ToString(), blocker.Value));

    private static void Count<T>(Dictionary<T, long> blockers, T reason)
        where T : struct, Enum => blockers[reason] = blockers.GetValueOrDefault(reason) + 1;

    private void Miss(string stage, Symbol symbol, DateTimeOffset at, IReadOnlyList<Check> checks)
    {
        for (int i = 0; i < checks.Count; i++)
        {
            if (checks[i] is not { Passed: false, Value: { } value, Threshold: { } threshold } || threshold == 0m)
            {
                continue;
            }

            double distance = Math.Abs((double)(value - threshold) / (double)threshold);
            if (!misses.TryGetValue(checks[i].Name, out NearestMiss? nearest) || distance < nearest.Distance)
            {
                misses[checks[i].Name] = new NearestMiss(
                    stage, checks[i].Name, distance, symbol, at, new MissedNumbers(value, threshold));
            }
        }
    }
}
