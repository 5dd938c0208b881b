using Breakwater.Domain.Execution;

namespace Breakwater.Pipeline.Messages;

/// <summary>Carry a trade on from its stored state.</summary>
/// <param name="TradeId">The trade.</param>
/// <param name="AskVenue">Also ask the venue about the resting stop.</param>
public sealed record CarryOnTrade(string TradeId, bool AskVenue)
{
    /// <summary>The message that asks for it.</summary>
    /// <param name="bot">Whose trade it is.</param>
    /// <param name="trade">The trade.</param>
    /// <param name="cause">What it is asked because of: with the trade, it makes the message's id.</param>
    /// <param name="askVenue">Also ask the venue about the resting stop.</param>
    /// <param name="now">The time.</param>
    public static OutgoingMessage For(string bot, Trade trade, string cause, bool askVenue, DateTimeOffset now) => new(
        Queues.Execution,
        Envelope.Of(
            new Origin(bot, trade.CorrelationId, cause, now), new CarryOnTrade(trade.Id, askVenue), trade.Id));
}
