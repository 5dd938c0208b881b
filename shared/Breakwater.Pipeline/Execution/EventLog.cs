using System.Globalization;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Signals;
using Breakwater.Pipeline.Telemetry;
using Microsoft.Extensions.Logging;

namespace Breakwater.Pipeline.Execution;

/// <summary>
/// One log line per event worth reading, in plain words, with the bot's own time in front; and the same as fields.
/// </summary>
public sealed class EventLog(ILoggerFactory loggers, TimeProvider clock)
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
        Say("SIGNAL", signal.Symbol.Value, text, record => record
            .With(TelemetryFields.Symbol, signal.Symbol.Value)
            .With(TelemetryFields.State, signal.Kind.ToString())
            .With(TelemetryFields.Price, entry));
    }

    /// <summary>An operator's command was taken or refused.</summary>
    public void Commanded(string command, string outcome) =>
        Say("COMMAND", command, $"{outcome}", record => record.With(TelemetryFields.State, outcome));

    /// <summary>The engine or its start-up moved on.</summary>
    public void Engine(string subject, string text) =>
        Say("ENGINE", subject, $"{text}", record => record.With(TelemetryFields.State, subject));

    /// <summary>Something needs the operator.</summary>
    /// <param name="subject">What about.</param>
    /// <param name="text">In plain words.</param>
    /// <param name="code">In one word, as in the RISK_ALERT that is pushed: queries ask for it.</param>
    public void Alert(string subject, string text, string code) =>
        Say("ALERT", subject, $"{text}", record => record.With(TelemetryFields.ErrorCode, code));

    /// <summary>What changed between two states of a trade.</summary>
    public void Changed(Trade before, Trade after)
    {
        foreach (Leg leg in after.Legs)
        {
            Leg? old = before.Legs.FirstOrDefault(other => other.Name == leg.Name);
            if (old?.State != leg.State && (!leg.IsOpen || leg.State is LegState.Accepted))
            {
                Tell(after, leg);
                TradeMetrics.Reached(leg, old);
            }
        }

        if (after.HasEnded && !before.HasEnded)
        {
            TradeMetrics.Ended(after, Exposure.Of(after, clock.GetUtcNow()));
        }

        if (after.Status is TradeStatus.Closed && before.Status is not TradeStatus.Closed)
        {
            Closed(after, TradeView.Of(after));
        }
    }

    private void Closed(Trade trade, TradeView closed)
    {
        FormattableString text =
            $"{closed.ExitReason}: net {closed.Net:+0.00;-0.00}, fees {closed.Fees:0.00}, {closed.R:+0.00;-0.00} R";
        Say("EXIT", trade.Symbol.Value, text, record => About(record, trade)
            .With(TelemetryFields.State, trade.Status.ToString())
            .With(TelemetryFields.Reason, ErrorCodes.Of(closed.ExitReason))
            .With(TelemetryFields.Net, closed.Net)
            .With(TelemetryFields.Price, closed.ExitPrice)
            .With(TelemetryFields.Filled, closed.Quantity)
            .With(TelemetryFields.SlippageBps, closed.ExitSlippageBasisPoints)
            .With(TelemetryFields.UnprotectedMs, closed.UnprotectedMs));
    }

    private void Tell(Trade trade, Leg leg)
    {
        string kind = leg.IsPurchase ? "ENTRY" : "ORDER";
        string why = leg.Reason ?? leg.Type.ToString();
        bool isFilled = leg.AveragePrice is not null;
        decimal quantity = isFilled ? leg.FilledQuantity : leg.Quantity;
        decimal at = leg.AveragePrice ?? leg.StopPrice ?? leg.Price ?? leg.DecisionPrice;
        FormattableString text = $"{leg.Kind} {leg.State}: {quantity:0.########} at {at:0.########} ({why})";
        Say(kind, trade.Symbol.Value, text, record => About(record, trade)
            .With(TelemetryFields.OrderId, leg.ClientOrderId)
            .With(TelemetryFields.Leg, leg.Kind.ToString())
            .With(TelemetryFields.State, leg.State.ToString())
            .With(TelemetryFields.Reason, ErrorCodes.Of(leg.Reason))
            .With(TelemetryFields.ErrorCode, leg.State is LegState.Rejected ? ErrorCodes.Of(leg.Reason) : null)
            .With(TelemetryFields.Filled, leg.FilledQuantity)
            .With(TelemetryFields.Price, at)
            .With(TelemetryFields.SlippageBps, Slippage.Of(leg)));
    }

    private static EventRecord About(EventRecord record, Trade trade) => record
        .With(TelemetryFields.Symbol, trade.Symbol.Value)
        .With(TelemetryFields.PositionId, trade.Id)
        .With(TelemetryFields.CorrelationId, trade.CorrelationId);

    private void Say(
        string kind, string subject, FormattableString text, Func<EventRecord, EventRecord>? fields = null)
    {
        if (!logger.IsEnabled(LogLevel.Information))
        {
            return;
        }

        string time = clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        string words = text.ToString(CultureInfo.InvariantCulture);
        EventRecord record = new EventRecord($"{time} {kind} {subject} {words}")
            .With(TelemetryFields.Time, time)
            .With(TelemetryFields.Kind, kind)
            .With(TelemetryFields.Subject, subject)
            .With(TelemetryFields.Text, words);
        logger.Log(
            LogLevel.Information,
            new EventId(0, kind),
            fields?.Invoke(record) ?? record,
            exception: null,
            static (known, _) => known.ToString());
    }
}
