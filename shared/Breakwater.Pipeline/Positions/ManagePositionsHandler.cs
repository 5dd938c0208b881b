using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Positions;

/// <summary>Looks at every position: targets, trailing, time exits, a stop that was hit, and the kill switch.</summary>
public sealed class ManagePositionsHandler(
    BotSettings settings, IMarketData market, ITradingVenue venue, TradeBook book, Committer committer,
    EngineDesk desk, PresetDesk presets)
{
    private const string StopReached = "stop-reached";
    private const decimal NoPrice = 0m;

    /// <summary>Looks once; every decision is stored with the message that carries it out.</summary>
    public async Task HandleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<Stored<Trade>> trades = await book.TradesAsync(cancellationToken);
        Stored<Trade>[] held = [.. trades.Where(trade => trade.Value.IsHeld)];
        Stored<Trade>[] open = [.. held.Where(trade => trade.Value.Status is TradeStatus.Open)];
        if (held.Length == 0)
        {
            return;
        }

        Stored<BotControl> control = await desk.ControlAsync(cancellationToken);
        if (control.Value.ExitAll is { } because)
        {
            // This needs no price: it must work when the market data does not.
            foreach (Stored<Trade> trade in held)
            {
                Trade leaving = trade.Value.Exit(because, NoPrice, now);
                await ActAsync((trade, null), new PositionDecision(leaving, because, []), now, cancellationToken);
            }

            return;
        }

        if (open.Length == 0)
        {
            return;
        }

        Symbol[] symbols = [.. open.Select(trade => trade.Value.Symbol).Distinct()];
        IReadOnlyList<BookTop> tops = await market.BookTopsAsync(symbols, cancellationToken);
        foreach (Stored<Trade> trade in open)
        {
            // Without a price nothing is decided for this position; its stop rests at the venue.
            if (tops.FirstOrDefault(top => top.Symbol == trade.Value.Symbol) is { BidPrice: > 0m } top)
            {
                await LookAsync(trade, top.BidPrice, control.Value.Trading, now, cancellationToken);
            }
        }
    }

    private async Task LookAsync(
        Stored<Trade> trade, decimal bid, TradingState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A trade is managed to its end by the rules that it was opened under.
        Preset preset = (await presets.OfAsync(trade.Value.Preset, cancellationToken)).Preset;
        CandleSeries? candles = await NewCandlesAsync(trade.Value, preset, now, cancellationToken);
        var look = new PositionLook(bid, candles, now);
        Stored<Portfolio>? ledger = null;
        // The account is a dear question at the venue: only a look that may lead to an add-on asks it.
        if (PositionRules.WantsAddOn(trade.Value, look, preset.Exits))
        {
            ledger = await book.PortfolioAsync(cancellationToken);
            decimal? free = await FreeQuoteAsync(trade.Value, cancellationToken);
            look = look with { AddOn = new AddOnLimits(state, ledger.Value, preset.Risk, free) };
        }

        PositionDecision decision = PositionRules.Decide(trade.Value, look, preset.Exits);
        bool stopReached = decision.Outcome == PositionDecision.Hold && trade.Value.RestingStop?.StopPrice >= bid;

        await ActAsync(
            (trade, ledger), stopReached ? decision with { Outcome = StopReached } : decision, now, cancellationToken);
    }

    // Unknown is no reason to stop managing: only an add-on needs it, and is then not made.
    private async Task<decimal?> FreeQuoteAsync(Trade trade, CancellationToken cancellationToken)
    {
        try
        {
            return (await venue.BalancesAsync(cancellationToken))
                .FirstOrDefault(balance => balance.Asset == trade.Instrument.QuoteAsset)?.Free;
        }
        catch (OutsideTroubleException)
        {
            return null;
        }
    }

    private async Task ActAsync(
        (Stored<Trade> Trade, Stored<Portfolio>? Ledger) read, PositionDecision decision, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        Stored<Trade> trade = read.Trade;
        // A stop whose fate is not known may be no stop: it is asked about as often as positions are looked at.
        bool isInDoubt = trade.Value.Legs.Any(leg => leg.IsInDoubt && now - leg.SentAt > TradeEvents.VisibilityGrace);
        bool acts = decision.Outcome != PositionDecision.Hold || isInDoubt || !TradeSteps.IsCovered(trade.Value);
        var changes = new Changes(settings.Places.Trading);
        if (decision.Trade != trade.Value)
        {
            changes.PutTrade(trade, decision.Trade, CauseOf(now), now);
        }

        if (read.Ledger is { } ledger && decision.Portfolio is { } raised)
        {
            changes.Put(ledger, raised);
        }

        if (acts)
        {
            changes.Explain($"{trade.Value.Id}:{CauseOf(now)}", Entry(trade.Value, decision, now));
            bool askVenue = decision.Trade == trade.Value;
            changes.Send(CarryOnTrade.For(settings.Bot, trade.Value, CauseOf(now), askVenue, now));
        }

        if (changes.Writes.Count > 0)
        {
            // A conflict means that an order of this trade has just moved: the next look decides again.
            await committer.CommitAsync(changes, cancellationToken);
        }
    }

    private async Task<CandleSeries?> NewCandlesAsync(
        Trade trade, Preset preset, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Timeframe timeframe = preset.SignalTimeframe;
        DateTimeOffset newest = timeframe.OpenTimeAt(now) - timeframe.Duration();
        if (newest <= trade.LastCandle)
        {
            return null;
        }

        try
        {
            CandleSeries? candles = await market.CandlesAsync(
                new CandleSlice(trade.Symbol, timeframe, preset.HistoryCandles, now), cancellationToken);

            return candles?.Last.OpenTime > trade.LastCandle ? candles : null;
        }
        catch (OutsideTroubleException)
        {
            // Targets, time and stop need no candles, and one symbol's trouble must not stop the others'.
            return null;
        }
    }

    private static string CauseOf(DateTimeOffset slot) => $"look-{slot:O}";

    private JournalEntry Entry(Trade trade, PositionDecision decision, DateTimeOffset now) => new(
        new JournalKey(settings.Bot, now, JournalStage.Position, trade.Id),
        trade.Symbol.Value,
        decision.Outcome != PositionDecision.Hold ? decision.Outcome
            : TradeSteps.IsCovered(trade) ? "in-doubt" : "uncovered",
        string.Empty,
        trade.CorrelationId,
        decision.Checks);
}
