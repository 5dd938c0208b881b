using Breakwater.Domain;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Positions;

/// <summary>Sells one position because an operator asked for it.</summary>
public sealed class ClosePositionHandler(
    BotSettings settings, TradeBook book, Committer committer, EventLog events, TimeProvider clock)
{
    private const string Operator = "operator";

    /// <summary>Stores the exit and sends the trade on.</summary>
    /// <returns>The trade; null when nothing is held of <paramref name="symbol"/>.</returns>
    public async Task<string?> HandleAsync(Symbol symbol, string reason, CancellationToken cancellationToken)
    {
        while (true)
        {
            IReadOnlyList<Stored<Trade>> trades = await book.TradesAsync(cancellationToken);
            Stored<Trade>? held = trades.FirstOrDefault(trade => trade.Value.Symbol == symbol && trade.Value.IsHeld);
            if (held is null)
            {
                return null;
            }

            if (await TryAsync(held, reason, cancellationToken))
            {
                return held.Value.Id;
            }
        }
    }

    private async Task<bool> TryAsync(Stored<Trade> trade, string reason, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Trade leaving = trade.Value.Exit(Operator, trade.Value.StopPrice, now);
        var changes = new Changes(settings.Places.Trading);
        if (leaving != trade.Value)
        {
            changes.PutTrade(trade, leaving, $"close-{now:O}", now);
        }

        changes.Explain($"{trade.Value.Id}:close-{now:O}", Entry(trade.Value, reason, now));
        changes.Send(CarryOnTrade.For(settings.Bot, trade.Value, $"close-{now:O}", askVenue: false, now));
        if (!await committer.CommitAsync(changes, cancellationToken))
        {
            return false;
        }

        events.Commanded($"close {trade.Value.Symbol}", $"accepted ({reason})");

        return true;
    }

    private JournalEntry Entry(Trade trade, string reason, DateTimeOffset now) => new(
        new JournalKey(settings.Bot, now, JournalStage.Command, $"close-{trade.Id}"),
        trade.Symbol.Value,
        "accepted",
        reason,
        trade.CorrelationId,
        [new Check("quantity", trade.SellableQuantity, null, true)]);
}
