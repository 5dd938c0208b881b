using System.Diagnostics.Metrics;
using Breakwater.Domain.Execution;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>What trades and their orders came to.</summary>
public static class TradeMetrics
{
    /// <summary>Name of the counter of trades that ended, by how.</summary>
    public const string Trades = "trades_total";

    /// <summary>Name of the counter of trades that were given up without a position.</summary>
    public const string TradesFailed = "trades_failed_total";

    /// <summary>Name of the counter of orders that the venue refused, by code.</summary>
    public const string Rejections = "execution_rejections_total";

    /// <summary>Name of the histogram of slippage per filled order, basis points.</summary>
    public const string Slippages = "execution_slippage_bps";

    /// <summary>Name of the histogram of how long a closed trade was without a stop, seconds.</summary>
    public const string Unprotected = "position_unprotected_seconds";

    private static readonly Counter<long> Ends = Meters.Counter(Trades, "Trades that ended.");
    private static readonly Counter<long> Failures = Meters.Counter(TradesFailed, "Trades given up.");
    private static readonly Counter<long> Refusals = Meters.Counter(Rejections, "Orders that the venue refused.");

    private static readonly Histogram<double> SlippageBps =
        Meters.Histogram(Slippages, "bps", "Beyond the decision's price; positive is worse.");

    private static readonly Histogram<double> Bare =
        Meters.Histogram(Unprotected, "s", "Time that a closed trade was held without a stop.");

    /// <summary>A leg has reached a state that is told.</summary>
    public static void Reached(Leg leg, Leg? before)
    {
        var kind = new KeyValuePair<string, object?>(TelemetryFields.Leg, leg.Kind.ToString());
        if (leg.State is LegState.Rejected)
        {
            Refusals.Add(1, kind, new(TelemetryFields.ErrorCode, ErrorCodes.Of(leg.Reason)));
        }

        if (!leg.IsOpen && leg.FilledQuantity > 0m && before?.IsOpen is not false && Slippage.Of(leg) is { } paid)
        {
            SlippageBps.Record((double)paid, kind);
        }
    }

    /// <summary>A trade has ended.</summary>
    public static void Ended(Trade trade, TimeSpan unprotected)
    {
        string? reason = trade.ExitReason ?? trade.EntryEnded ?? trade.Entry?.Reason;
        var why = new KeyValuePair<string, object?>(TelemetryFields.Reason, ErrorCodes.Of(reason));
        Ends.Add(1, new(TelemetryFields.State, trade.Status.ToString()), why);
        if (trade.Status is TradeStatus.Abandoned)
        {
            Failures.Add(1, why);
        }
        else
        {
            Bare.Record(unprotected.TotalSeconds);
        }
    }
}
