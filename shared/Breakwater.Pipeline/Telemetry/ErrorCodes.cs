using System.Text.RegularExpressions;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>
/// Codes out of a bounded set, for what may be said in any words: metrics count by them, so no word of the venue and no
/// number may become one.
/// </summary>
public static partial class ErrorCodes
{
    /// <summary>What is told apart no further.</summary>
    public const string Other = "Other";

    private const int LengthMax = 40;

    /// <summary>
    /// Binance's number where there is one (<c>-2010</c>), the word where it is one (<c>KillSwitch</c>,
    /// <c>stop-reached</c>), else <see cref="Other"/>; null stays null.
    /// </summary>
    public static string? Of(string? reason) => reason switch
    {
        null or "" => null,
        _ when Number().Match(reason) is { Success: true } number => number.Value,
        { Length: <= LengthMax } when Word().IsMatch(reason) => reason,
        _ => Other,
    };

    /// <summary>What a failed invocation failed of.</summary>
    public static string Of(Exception failure) => failure switch
    {
        OutsideTroubleException { IsLasting: true } => "OutsideTroubleLasting",
        OutsideTroubleException => "OutsideTrouble",
        StaleTradeException => "StaleTrade",
        OperationCanceledException => "Cancelled",
        _ => failure.GetType().Name,
    };

    [GeneratedRegex(@"(?<![\w.-])-[1-9]\d{3}\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[A-Za-z]+(-([a-z]+|\d{1,2}))*$")]
    private static partial Regex Word();
}
