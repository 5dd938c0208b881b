using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Execution;

/// <summary>Messages that carry a trade on later.</summary>
public sealed class WakeUps(BotSettings settings, Committer committer)
{
    /// <summary>
    /// Once the venue must know what it does not know yet; unless a look is on its way already, or each message would
    /// begin a chain of its own and the venue be asked ever more often.
    /// </summary>
    public Task LookAgainAsync(
        Stored<Trade> trade, Envelope message, DateTimeOffset now, CancellationToken cancellationToken) =>
        trade.Value.WakeAt is { } next && next > now && message.CausationId != CauseOf(next)
            ? Task.CompletedTask
            : WaitAsync(
                trade,
                now + (EntryList.IsOwed(trade.Value) ? EntryList.Look : TradeEvents.VisibilityGrace),
                message,
                now,
                cancellationToken);

    /// <summary>
    /// At the time of the trade's next slice or look. The time is stored with the message, so however many messages
    /// find the trade waiting, one is sent for each time.
    /// </summary>
    /// <param name="trade">As it was read.</param>
    /// <param name="at">When.</param>
    /// <param name="message">What is being handled: a wake-up that was delivered too early is sent again.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <exception cref="StaleTradeException">Another instance changed the trade; the message is delivered
    /// again.</exception>
    public async Task WaitAsync(
        Stored<Trade> trade, DateTimeOffset at, Envelope message, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        string cause = CauseOf(at);
        if (trade.Value.WakeAt == at && message.CausationId != cause)
        {
            return;
        }

        Changes changes = new Changes(settings.Places.Trading)
            .PutTrade(trade, trade.Value with { WakeAt = at }, message.Id, now)
            .Send(CarryOnTrade.For(settings.Bot, trade.Value, cause, askVenue: false, now) with { NotBefore = at });
        if (!await committer.CommitAsync(changes, cancellationToken))
        {
            throw new StaleTradeException($"Trade {trade.Value.Id} was changed by another instance.");
        }
    }

    private static string CauseOf(DateTimeOffset at) => $"wake-{at:O}";
}
