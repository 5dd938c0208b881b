using Breakwater.Backtesting.History;
using Breakwater.Backtesting.Reports;
using Breakwater.Backtesting.Surroundings;
using Breakwater.Backtesting.Trading;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;

namespace Breakwater.Backtesting;

/// <summary>The production decisions over history. Single-threaded; the same request gives the same report.</summary>
public sealed class Backtest
{
    private readonly BacktestRequest request;
    private readonly BacktestSpan span;
    private readonly MarketView view;
    private readonly Decisions decisions;
    private readonly BacktestRecorder recorder;
    private readonly TradeDesk desk;

    internal Backtest(BacktestRequest request, IReadOnlyList<ICandleHistory> histories)
    {
        // What a file says about age is only when the file begins.
        this.request = request = request.Assumptions.AsksAge
            ? request
            : request with { Preset = request.Preset with { Scan = request.Preset.Scan with { MinAgeDays = 0 } } };
        span = BacktestSpan.Of(request, histories);
        view = new MarketView(request.Preset, histories, request.Assumptions);
        decisions = new Decisions(request.Preset, $"{request.Preset.Name}@{request.PresetVersion}");
        recorder = new BacktestRecorder(request.Observer);
        desk = new TradeDesk(request, decisions, recorder);
    }

    private Preset Preset => request.Preset;

    /// <summary>Runs the whole test.</summary>
    /// <exception cref="ArgumentException">A symbol is there twice, the candles differ in length, or the preset needs
    /// candles that cannot be made of them.</exception>
    public static BacktestReport Run(BacktestRequest request, CancellationToken cancellationToken = default) =>
        new Backtest(request, request.Histories).Run(cancellationToken);

    internal BacktestReport Run(CancellationToken cancellationToken)
    {
        for (DateTimeOffset openTime = span.From; openTime + span.Step <= span.Until; openTime += span.Step)
        {
            if (openTime.TimeOfDay == TimeSpan.Zero)
            {
                cancellationToken.ThrowIfCancellationRequested();
                request.Progress?.Report((openTime - span.From) / (span.Until - span.From));
            }

            view.Now = openTime;
            desk.Trade(view);
            view.Now = openTime + span.Step;
            bool signalCandleClosed = Preset.SignalTimeframe.OpenTimeAt(view.Now) == view.Now;
            desk.Manage(view, signalCandleClosed);
            if (signalCandleClosed && request.State is TradingState.Active)
            {
                Scan();
            }

            recorder.Closed(desk, view);
        }

        return BacktestReport.Of(request, (span.From, span.Until), (desk, recorder), view);
    }

    private void Scan()
    {
        Ticker[] tickers = view.Tickers();
        IReadOnlyList<Symbol> universe = decisions.Universe(view.Instruments, tickers);
        // A symbol with a position is not scanned: it cannot be entered twice.
        Symbol[] free = [.. universe.Where(symbol => !IsHeld(symbol))];
        recorder.Opened(view.Now, tickers.Length, universe.Count, universe.Count - free.Length);

        Dictionary<Symbol, Ticker> bySymbol = tickers.ToDictionary(static ticker => ticker.Symbol);
        CandleSeries? reference = view.Reference();
        RegimeVerdict regime = decisions.Regime(view);
        List<ScanVerdict> passed = [];
        foreach (Symbol symbol in free)
        {
            ScanVerdict verdict = decisions.Scan(view.Snapshot(bySymbol[symbol], reference, regime));
            recorder.Scanned(view.Now, verdict);
            if (verdict.Passed)
            {
                passed.Add(verdict);
            }
        }

        IReadOnlyList<ScanVerdict> best = decisions.Best(passed);
        // A broken level is watched whether or not its symbol is among the best of this candle.
        Symbol[] watched = [.. decisions.Watched().Where(symbol => best.All(verdict => verdict.Symbol != symbol))];
        foreach (ScanVerdict candidate in best)
        {
            Look(candidate.Symbol, candidate.Score);
        }

        foreach (Symbol symbol in watched)
        {
            Look(symbol, null);
        }
    }

    private bool IsHeld(Symbol symbol)
    {
        foreach (Reservation reservation in desk.Portfolio.Reservations)
        {
            if (reservation.Symbol == symbol)
            {
                return true;
            }
        }

        return false;
    }

    private void Look(Symbol symbol, decimal? score)
    {
        SignalDecision decision = decisions.Find(symbol, score, view);
        recorder.Decided(view.Now, symbol, decision);
        if (decision is not SignalDecision.Found { Signal: { } signal })
        {
            return;
        }

        RiskDecision assessed = decisions.Assess(signal, view, desk.Ledger);
        recorder.Assessed(view.Now, signal, assessed);
        if (assessed is RiskDecision.Approved approved)
        {
            desk.Enter(approved, signal, view);
        }
    }
}
