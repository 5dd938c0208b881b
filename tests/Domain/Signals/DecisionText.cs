using System.Diagnostics;
using System.Globalization;
using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Tests.Signals;

/// <summary>All of a decision as text, for a comparison that shows what differs.</summary>
internal static class DecisionText
{
    public static string Of(EntryOutcome outcome) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(outcome.Decision)}\n{outcome.Watch}");

    public static string Of(SignalDecision decision)
    {
        string outcome = decision switch
        {
            SignalDecision.Found found => found.Signal.ToString(),
            SignalDecision.None none => none.Reason.ToString(),
            _ => throw new UnreachableException(),
        };

        return string.Create(CultureInfo.InvariantCulture, $"{outcome}\n{string.Join('\n', decision.Checks)}");
    }
}
