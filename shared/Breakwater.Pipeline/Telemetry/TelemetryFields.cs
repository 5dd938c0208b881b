namespace Breakwater.Pipeline.Telemetry;

/// <summary>
/// Names of the properties that log lines, spans and metrics carry: what queries may ask for. The first eight are the
/// context of every line, as far as it is known.
/// </summary>
public static class TelemetryFields
{
    /// <summary>Whose money: the bot and its mode, as in <c>main/paper</c>.</summary>
    public const string SessionId = "SessionId";

    /// <summary>The message, timer slot or invocation that is being handled.</summary>
    public const string RequestId = "RequestId";

    /// <summary>Which function, see <see cref="Components"/>.</summary>
    public const string Component = "Component";

    /// <summary>What became of the thing: a leg's state, an engine's state, a decision's outcome.</summary>
    public const string State = "State";

    /// <summary>The instrument.</summary>
    public const string Symbol = "Symbol";

    /// <summary>The trade's id.</summary>
    public const string PositionId = "PositionId";

    /// <summary>The client order id.</summary>
    public const string OrderId = "OrderId";

    /// <summary>What is wrong or stood in the way, from a bounded set: <see cref="ErrorCodes"/>.</summary>
    public const string ErrorCode = "ErrorCode";

    /// <summary>Follows a candle to its fill; the trace id is derived from it.</summary>
    public const string CorrelationId = "CorrelationId";

    /// <summary>What led to the work: Timer, Http, or the type of the message.</summary>
    public const string Trigger = "Trigger";

    /// <summary>The kind of an event: SIGNAL, ENTRY, ORDER, EXIT, ALERT, COMMAND, ENGINE; or a metric's.</summary>
    public const string Kind = "Kind";

    /// <summary>Why, from a bounded set, where nothing is wrong: see <see cref="ErrorCodes"/>.</summary>
    public const string Reason = "Reason";

    /// <summary>What an event is about, in its text.</summary>
    public const string Subject = "Subject";

    /// <summary>An event in plain words.</summary>
    public const string Text = "Text";

    /// <summary>The bot's own time of an event; local runs have a clock of their own.</summary>
    public const string Time = "Time";

    /// <summary>What a leg is for.</summary>
    public const string Leg = "Leg";

    /// <summary>Base currency filled so far.</summary>
    public const string Filled = "Filled";

    /// <summary>Average price, or the wanted one before a fill; quote currency.</summary>
    public const string Price = "Price";

    /// <summary>Beyond the decision's price, basis points, positive is worse.</summary>
    public const string SlippageBps = "SlippageBps";

    /// <summary>Without a resting stop so far, milliseconds.</summary>
    public const string UnprotectedMs = "UnprotectedMs";

    /// <summary>Result after fees, quote currency.</summary>
    public const string Net = "Net";

    /// <summary>Who decided, see <see cref="Ports.JournalStage"/>.</summary>
    public const string Stage = "Stage";

    /// <summary>The first check that did not pass.</summary>
    public const string Check = "Check";

    /// <summary>What that check measured.</summary>
    public const string Value = "Value";

    /// <summary>What it was compared with.</summary>
    public const string Threshold = "Threshold";

    /// <summary>Which call of a port.</summary>
    public const string Call = "Call";

    /// <summary>Which queue.</summary>
    public const string Queue = "Queue";

    /// <summary>Which table.</summary>
    public const string Table = "Table";
}
