using System.Globalization;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Signals;
using Microsoft.Extensions.Logging;

namespace Breakwater.Pipeline.Execution;

/// <summary>One log line per event worth reading, in plain words, with the bot's own time in front.</summary>
public sealed partial class EventLog(ILoggerFactory loggers, TimeProvider clock)
{
    /// <summary>The category that consoles and queries filter by.</summary>
    public const string Category = "Breakwater.Events";

    private readonly ILogger logger = loggers.CreateLogger(Category);

    /// <summary>A breakout was found.</summary>
    public void Found(BreakoutSignal signal)
    {
        string did = signal.Kind is EntryKind.Retest ? "held" : "broke";
        (decimal level, decimal entry, decimal stop) = (signal.LevelPrice, signal.EntryPrice, signal.StopPrice);
        FormattableString text = $"{did} {level:0.########} at {entry:0.########}, stop {stop:0.########}";
        Say("SIGNAL", signal.Symbol.Value, text);
    }

    /// <summary>An operator's command was taken or refused.</summary>
    public void Commanded(string command, string outcome) => Say("COMMAND", command, $"{outcome}");

    /// <summary>The engine or its start-up moved on.</summary>
    public void Engine(string subject, string text) => Say("ENGINE", subject, $"{text}");

    /// <summary>Something needs the operator.</summary>
    public void Alert(string subject, string text) => Say("ALERT", subject, $"{text}");

    /// <summary>What changed between two states of a trade.</summary>
    public void Changed(Trade before, Trade after)
    {
        foreach (Leg leg in after.Legs)
        {
            Leg? old = before.Legs.FirstOrDefault(other => other.Name == leg.Name);
            if (old?.State != leg.State && (!leg.IsOpen || leg.State is LegState.Accepted))
            {
                Tell(after, leg);
            }
        }

        if (after.Status is TradeStatus.Closed && before.Status is not TradeStatus.Closed)
        {
            TradeView closed = TradeView.Of(after);
            FormattableString text =
                $"{closed.ExitReason}: net {closed.Net:+0.00;-0.00}, fees {closed.Fees:0.00}, {closed.R:+0.00;-0.00} R";
            Say("EXIT", after.Symbol.Value, text);
        }
    }

    private void Tell(Trade trade, Leg leg)
    {
        string kind = leg.IsPurchase ? "ENTRY" : "ORDER";
        string why = leg.Reason ?? leg.Type.ToString();
        decimal filled = leg.FilledQuantity;
        if (leg.AveragePrice is { } price)
        {
            Say(kind, trade.Symbol.Value, $"{leg.Kind} {leg.State}: {filled:0.########} at {price:0.########} ({why})");

            return;
        }

        decimal at = leg.StopPrice ?? leg.Price ?? leg.DecisionPrice;
        Say(kind, trade.Symbol.Value, $"{leg.Kind} {leg.State}: {leg.Quantity:0.########} at {at:0.########} ({why})");
    }

    private void Say(string kind, string subject, FormattableString text)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            string time = clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            string words = text.ToString(CultureInfo.InvariantCulture);
            Line(time, kind, subject, words);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Time} {Kind} {Subject} {Text}")]
    private partial void Line(string time, string kind, string subject, string text);
}
