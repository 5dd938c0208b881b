using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>Withdraws every order that does not protect a position; stops stay where they are.</summary>
public sealed class CancelOrdersHandler(
    BotSettings settings, TradeBook book, TradeLedger ledger, Committer committer, TimeProvider clock)
{
    /// <summary>Withdraws intents, and sends every running trade on to take back what rests.</summary>
    public async Task HandleAsync(Envelope message, CancellationToken cancellationToken)
    {
        CancelAll order = message.Read<CancelAll>();
        DateTimeOffset now = clock.GetUtcNow();
        foreach (Stored<Trade> trade in await book.TradesAsync(cancellationToken))
        {
            if (!trade.Value.IsRunning)
            {
                continue;
            }

            Trade withdrawn = trade.Value.Withdraw("cancel-orders", now);
            await (withdrawn == trade.Value
                ? Task.CompletedTask
                : ledger.SaveAsync(trade with { ReadFor = message.Id }, withdrawn, cancellationToken));
            var changes = new Changes(settings.Places.Trading);
            changes.Send(CarryOnTrade.For(
                settings.Bot, trade.Value, $"{message.Id}-{order.Reason}", askVenue: true, now));
            await committer.CommitAsync(changes, cancellationToken);
        }
    }
}
