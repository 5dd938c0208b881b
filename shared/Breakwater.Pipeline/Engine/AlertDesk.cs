using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Engine;

/// <summary>Tells the operator that something needs him: a line in the log, and a push to who looks on.</summary>
public sealed class AlertDesk(BotSettings settings, IPushChannel push, EventLog events)
{
    /// <summary>Tells of an alert about the bot, in the same words for both.</summary>
    /// <param name="kind">What, in one word: queries ask for it.</param>
    /// <param name="text">Why, in plain words.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task TellAsync(string kind, string text, DateTimeOffset now, CancellationToken cancellationToken) =>
        TellAsync(new RiskAlert(settings.Bot, kind, text, now), settings.Bot, text, cancellationToken);

    /// <summary>Tells of one whose log line has a subject and words of its own.</summary>
    public Task TellAsync(RiskAlert alert, string subject, string words, CancellationToken cancellationToken)
    {
        events.Alert(subject, words, alert.Kind);

        return push.PublishAsync(PushKind.RiskAlert, alert, cancellationToken);
    }
}

/// <summary>RISK_ALERT: something needs the operator.</summary>
/// <param name="Bot">Whose.</param>
/// <param name="Kind">What, in one word.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record RiskAlert(string Bot, string Kind, string Reason, DateTimeOffset At);
