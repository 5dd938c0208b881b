using Breakwater.Backtesting.Surroundings;
using Breakwater.Domain;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;

namespace Breakwater.Backtesting;

/// <summary>The one place where a back-test asks the trading core; each method is what a handler does.</summary>
internal sealed class Decisions(Preset preset, string presetId)
{
    private readonly LevelMemory levelsOf = new();
    private readonly Dictionary<Symbol, LevelWatch> watches = [];

    public IReadOnlyList<Symbol> Universe(IReadOnlyList<Instrument> instruments, IReadOnlyList<Ticker> tickers) =>
        MarketUniverse.Select(instruments, tickers, preset.Scan);

    public RegimeVerdict Regime(MarketView view) =>
        RegimeFilter.Judge(view.Reference(), view.Now, preset.Scan.Regime);

    public ScanVerdict Scan(SymbolSnapshot snapshot) => MarketScanner.Assess(snapshot, preset.Scan);

    public IReadOnlyList<ScanVerdict> Best(IEnumerable<ScanVerdict> verdicts) =>
        MarketScanner.Rank(verdicts, preset.Scan.MaxCandidates);

    public SignalDecision Find(Symbol symbol, decimal? score, MarketView view)
    {
        CandleSeries? signals = view.SignalCandles(symbol);
        CandleSeries? levels = view.LevelCandles(symbol);
        CandleSeries? before = signals is null || levels is null
            ? null
            : LevelCandles.Before(levels, signals.Last.OpenTime);
        if (signals is null || before is null)
        {
            return new SignalDecision.None(NoSignalReason.NotWarm, []);
        }

        CandleSeries? days = view.DailyCandles(symbol) is { } daily
            ? LevelCandles.Before(daily, signals.Last.OpenTime)
            : null;
        IReadOnlyList<PriceLevel> resistances = levelsOf.Recall(
            before, () => LevelFinder.FindResistances(before, days, preset.Levels));
        EntryOutcome outcome = EntryFinder.Decide(
            new SignalInputs(
                signals, before, view[symbol].DepthAt(view.Now), score, presetId),
            resistances,
            watches.GetValueOrDefault(symbol),
            preset.Signal);
        if (outcome.Watch is { } watch)
        {
            watches[symbol] = watch;
        }
        else
        {
            watches.Remove(symbol);
        }

        return outcome.Decision;
    }

    /// <summary>Symbols whose broken level may still be entered on its pull-back, scan passed or not.</summary>
    public IEnumerable<Symbol> Watched() => watches.Values.Where(static watch => watch.IsActive)
        .Select(static watch => watch.Symbol).Order();

    public static string TradeId(BreakoutSignal signal) => "t" + StableId.Of("backtest", signal.Id);

    public RiskDecision Assess(BreakoutSignal signal, MarketView view, LedgerView ledger)
    {
        SyntheticMarket market = view[signal.Symbol];
        RiskContext context = new(
            ledger.State, ledger.Portfolio, market.Instrument, market.BookAt(view.Now), ledger.FreeQuote, view.Now)
        {
            Regime = Regime(view).Regime,
            Depth = market.DepthAt(view.Now),
            Correlations = ledger.Portfolio.Reservations
                .Select(static reservation => reservation.Symbol)
                .Distinct()
                .ToDictionary(static held => held, held => Correlation(signal.Symbol, held, view)),
        };

        return RiskGate.Assess(TradeId(signal), signal, context, preset.Risk);
    }

    public Trade Enter(RiskDecision.Approved approved, BreakoutSignal signal, MarketView view)
    {
        string id = TradeId(signal);

        return TradePlans.Enter(id, approved, signal, view[signal.Symbol].Instrument, (presetId, id, view.Now));
    }

    public PositionDecision Manage(Trade trade, PositionLook look, LedgerView ledger) => PositionRules.Decide(
        trade,
        look with { AddOn = new AddOnLimits(ledger.State, ledger.Portfolio, preset.Risk, ledger.FreeQuote) },
        preset.Exits);

    /// <summary>The ledger after orders of a trade were refused, which is what the breaker counts.</summary>
    public Portfolio Fail(Portfolio portfolio, Trade before, Trade after, DateTimeOffset at)
    {
        int refusals = after.Legs.Count(static leg => leg.State is LegState.Rejected)
            - before.Legs.Count(static leg => leg.State is LegState.Rejected);

        return Enumerable.Range(0, refusals).Aggregate(portfolio, (ledger, _) => ledger.Fail(at, preset.Risk));
    }

    private static decimal? Correlation(Symbol candidate, Symbol held, MarketView view) =>
        view.LevelCandles(candidate) is { } left && view.LevelCandles(held) is { } right
            ? ReturnCorrelation.Of(left, right)
            : null;

    /// <summary>The ledger after the trade ended.</summary>
    public Portfolio Book(Portfolio portfolio, Trade ended) => ended.Status is TradeStatus.Closed
        ? portfolio.Book(ended.Result(), preset.Risk)
        : portfolio.Release(ended.Id);
}

/// <summary>What is at stake when a signal is assessed.</summary>
internal readonly record struct LedgerView(TradingState State, Portfolio Portfolio, decimal FreeQuote);
