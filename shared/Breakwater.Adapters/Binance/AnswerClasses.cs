using System.Net;
using CryptoExchange.Net.Objects;
using CryptoExchange.Net.Objects.Errors;

namespace Breakwater.Adapters.Binance;

/// <summary>The class of every answer to a signed request: the one place where errors get their meaning.</summary>
/// <remarks>
/// The first row that fits counts, and what no row knows is <see cref="AnswerClass.Unknown"/>. Binance documents each
/// 5xx, -1006 and -1007 as "execution status unknown"; -1008 and the others beside them may be, so they count as it.
/// </remarks>
internal static class AnswerClasses
{
    /// <summary>The clock of a request was too far off; it was refused before anything else was looked at.</summary>
    public const int InvalidTimestamp = -1021;

    /// <summary>The venue lists no such symbol, or not any more.</summary>
    public const int InvalidSymbol = -1121;

    /// <summary>A filter of the symbol, or another rule looked at before the engine, refused it.</summary>
    public const int FilterFailure = -1013;

    /// <summary>The symbol allows no cancel-replace; the venue's words, without a code of their own.</summary>
    public const string NoReplaceText = "cancel-replace is not supported";

    private const string DuplicateText = "Duplicate order sent";
    private const HttpStatusCode Banned = (HttpStatusCode)418;

    /// <summary>All rows, in the order in which they are asked.</summary>
    public static IReadOnlyList<AnswerRow> Rows { get; } =
    [
        new("accepted", (_, error) => error is null, AnswerClass.Accepted),
        new(
            "never sent",
            (_, error) => error is ClientRateLimitError or NoApiCredentialsError,
            AnswerClass.NotAccepted),
        new("server error", (status, _) => status >= HttpStatusCode.InternalServerError, AnswerClass.Unknown),
        new(
            "status unknown",
            (_, error) => error?.Code is -1000 or -1001 or -1006 or -1007 or -1008 or -1016,
            AnswerClass.Unknown),
        new(
            "rate limit",
            (status, error) => status is HttpStatusCode.TooManyRequests or Banned
                || error is ServerRateLimitError
                || error?.Code is -1003 or -1015 or -1034,
            AnswerClass.NotAccepted),
        new(
            "blocked",
            (status, _) => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                or HttpStatusCode.UnavailableForLegalReasons,
            AnswerClass.NotAccepted),
        new("clock", (_, error) => error?.Code is InvalidTimestamp, AnswerClass.NotAccepted),
        new(
            "key or signature",
            (_, error) => error?.Code is -1002 or -1022 or -2008 or -2014 or -2015,
            AnswerClass.NotAccepted),
        new(
            "duplicate",
            (_, error) => error is { ErrorType: ErrorType.DuplicateClientOrderId }
                || (error is { Code: -2010 or -1010 } && Says(error, DuplicateText)),
            AnswerClass.AcceptedEarlier),
        new("no such order", (_, error) => error?.Code is -2013, AnswerClass.NoSuchOrder),
        new(
            "refused by the engine",
            (_, error) => error?.Code is -1010 or -2010 or -2011 or -2026 or -2038 or -2039 or FilterFailure,
            AnswerClass.Rejected),
        new(
            "malformed request",
            (_, error) => error?.Code is -1014 or -1020 or (<= -1100 and >= -1299),
            AnswerClass.Rejected),
    ];

    /// <summary>The class of <paramref name="answer"/>.</summary>
    public static AnswerClass Of<T>(HttpResult<T> answer) => Of(answer.ResponseStatusCode, answer.Error);

    /// <summary>The class of an answer with this status and error.</summary>
    /// <param name="status">HTTP status; null when no answer came.</param>
    /// <param name="error">What the client made of it; null when it succeeded.</param>
    public static AnswerClass Of(HttpStatusCode? status, Error? error) =>
        Rows.FirstOrDefault(row => row.Fits(status, error))?.Class ?? AnswerClass.Unknown;

    /// <summary>Code and text for reports.</summary>
    public static string Text(Error? error) => error switch
    {
        null => "no reason given",
        { Code: { } code } => $"{code} {error.Message}",
        _ => error.Message ?? error.ErrorDescription ?? error.GetType().Name,
    };

    /// <summary>Whether the venue's words contain <paramref name="words"/>.</summary>
    public static bool Says(Error? error, string words) =>
        error?.Message?.Contains(words, StringComparison.OrdinalIgnoreCase) is true;
}

/// <summary>One row of the table.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Fits">Whether it knows an answer by its HTTP status and error.</param>
/// <param name="Class">What such an answer proves.</param>
internal sealed record AnswerRow(string Name, Func<HttpStatusCode?, Error?, bool> Fits, AnswerClass Class);
