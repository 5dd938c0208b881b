using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Positions;

/// <summary>Looks at every position: targets, trailing, time exits, a stop that was hit, and the kill switch.</summary>
public sealed class ManagePositionsHandler(
    BotSettings settings, IMarketData market, TradeBook book, Committer committer, IJournal journal, EngineDesk desk)
{
    /// <summary>Looks once; every decision is stored with the message that carries it out.</summary>
    public async Task HandleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<Stored<Trade>> trades = await book.TradesAsync(cancellationToken);
        Stored<Trade>[] open = [.. trades.Where(trade => trade.Value.Status is TradeStatus.Open)];
        if (open.Length == 0)
        {
            return;
        }

        Stored<BotControl> control = await desk.ControlAsync(cancellationToken);
        Symbol[] symbols = [.. open.Select(trade => trade.Value.Symbol).Distinct()];
        IReadOnlyList<BookTop> tops = await market.BookTopsAsync(symbols, cancellationToken);
        foreach (Stored<Trade> trade in open)
        {
            // Without a price nothing is decided for this position; its stop rests at the venue.
            if (tops.FirstOrDefault(top => top.Symbol == trade.Value.Symbol) is { BidPrice: > 0m } top)
            {
                await LookAsync(trade, top.BidPrice, control.Value, now, cancellationToken);
            }
        }
    }

    private async Task LookAsync(
        Stored<Trade> trade, decimal bid, BotControl control, DateTimeOffset now, CancellationToken cancellationToken)
    {
        PositionDecision decision = control.KilledBecause is null
            ? PositionRules.Decide(
                trade.Value,
                new PositionLook(bid, await NewCandlesAsync(trade.Value, now, cancellationToken), now),
                settings.Preset.Exits)
            : new PositionDecision(trade.Value.Exit("kill", bid, now), "kill", []);

        bool stopHit = trade.Value.RestingStop?.StopPrice >= bid;
        bool bare = TradeSteps.IsBare(trade.Value);
        if (decision.Trade == trade.Value && !stopHit && !bare)
        {
            return;
        }

        var changes = new Changes(settings.Places.Trading);
        if (decision.Trade != trade.Value)
        {
            changes.Put(trade, decision.Trade);
        }

        if (decision.Outcome != PositionDecision.Hold || stopHit || bare)
        {
            changes.Send(CarryOn(trade.Value, stopHit, now));
            await WriteAsync(trade.Value, decision, stopHit, now, cancellationToken);
        }

        // A conflict means that an order of this trade has just moved: the next look decides again.
        await committer.CommitAsync(changes, cancellationToken);
    }

    private async Task<CandleSeries?> NewCandlesAsync(
        Trade trade, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Timeframe timeframe = settings.Preset.SignalTimeframe;
        DateTimeOffset newest = timeframe.OpenTimeAt(now) - timeframe.Duration();
        if (newest <= trade.LastCandle)
        {
            return null;
        }

        CandleSeries? candles = await market.CandlesAsync(
            new CandleSlice(trade.Symbol, timeframe, settings.Preset.HistoryCandles, now), cancellationToken);

        return candles?.Last.OpenTime > trade.LastCandle ? candles : null;
    }

    private OutgoingMessage CarryOn(Trade trade, bool askVenue, DateTimeOffset now) => new(
        Queues.Execution,
        Envelope.Of(
            new Origin(settings.Bot, trade.CorrelationId, $"look-{now:O}", now),
            new CarryOnTrade(trade.Id, askVenue),
            trade.Id));

    private Task WriteAsync(
        Trade trade,
        PositionDecision decision,
        bool stopHit,
        DateTimeOffset now,
        CancellationToken cancellationToken) =>
        journal.WriteAsync(
            [
                new JournalEntry(
                    new JournalKey(settings.Bot, now, JournalStage.Position, trade.Id),
                    trade.Symbol.Value,
                    stopHit && decision.Outcome == PositionDecision.Hold ? "stop-reached" : decision.Outcome,
                    string.Empty,
                    trade.CorrelationId,
                    decision.Checks),
            ],
            cancellationToken);
}
