using Breakwater.Domain;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Positions;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>After a kill: every position is given its exit at once and every trade is carried on.</summary>
/// <remarks>What a crash leaves undone, position management finishes: it exits whatever is open while killed.</remarks>
public sealed class FlattenHandler(
    BotSettings settings, ManagePositionsHandler positions, TradeBook book, IMessageBus bus, TimeProvider clock)
{
    /// <summary>Stores the exits and sends every running trade on.</summary>
    public async Task HandleAsync(Envelope message, CancellationToken cancellationToken)
    {
        FlattenAll order = message.Read<FlattenAll>();
        DateTimeOffset now = clock.GetUtcNow();
        await positions.HandleAsync(now, cancellationToken);

        IReadOnlyList<Stored<Trade>> trades = await book.TradesAsync(cancellationToken);
        OutgoingMessage[] messages =
        [
            .. trades
                .Where(trade => trade.Value.Status is TradeStatus.Entering)
                .Select(trade => new OutgoingMessage(Queues.Execution, Envelope.Of(
                    new Origin(settings.Bot, trade.Value.CorrelationId, $"{message.Id}-{order.Reason}", now),
                    new CarryOnTrade(trade.Value.Id, AskVenue: true),
                    StableId.Of(trade.Value.Id)))),
        ];
        if (messages.Length > 0)
        {
            await bus.SendAsync(messages, cancellationToken);
        }
    }
}
