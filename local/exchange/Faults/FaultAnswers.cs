using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Limits;
using Breakwater.Local.Exchange.Rest;
using Breakwater.Local.Exchange.Trading;

namespace Breakwater.Local.Exchange.Faults;

/// <summary>What a client sees of a fault.</summary>
public static class FaultAnswers
{
    /// <summary>The error in place of the answer; null when there is to be no answer at all.</summary>
    public static RestException? For(FaultKind kind) => kind switch
    {
        FaultKind.Timeout => new RestException(
            -1007,
            "Timeout waiting for response from backend server. Send status unknown; execution status unknown.",
            504),
        FaultKind.Unexpected => new RestException(
            -1006,
            "An unexpected response was received from the message bus. Execution status unknown.",
            502),
        FaultKind.ServerError => new RestException(
            -1000, "An unknown error occurred while processing the request.", 500),
        FaultKind.Busy => new RestException(
            -1008,
            "Server is currently overloaded with other requests. Please try again in a few minutes.",
            503),
        FaultKind.Timestamp => new RestException(
            -1021, "Timestamp for this request is outside of the recvWindow."),
        _ => null,
    };

    /// <summary>The error of a limit that is said to hold until <paramref name="until"/>.</summary>
    public static RestException ForLimit(FaultKind kind, long until) => kind switch
    {
        FaultKind.TooManyOrders => Rejections.TooManyOrders(OrderCount.ShortLimit, "10 SECOND"),
        FaultKind.Banned => Errors.Banned(until),
        _ => Errors.TooMuchWeight(WeightLimiter.Limit),
    };

    public static RestException Maintenance => new(1, "System is under maintenance.", 503);
}
