using System.Globalization;
using System.Text;
using System.Text.Json;
using Breakwater.Local.Clock;
using CryptoExchange.Net.Objects;
using CryptoExchange.Net.Objects.Errors;

namespace Binance.Net.Transport;

/// <summary>Turns an answer that is not a success into its error.</summary>
internal static class ServerAnswer
{
    private const int SnippetLength = 128;

    public static Error ToError(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        bool limited = (int)response.StatusCode is 429 or 418;
        try
        {
            Utf8JsonReader reader = new(body);
            JsonElement answer = JsonElement.ParseValue(ref reader);
            return limited ? RateLimit(response, Code(answer), Text(answer)) : Server(Code(answer), Text(answer));
        }
        catch (JsonException failure) when (!limited)
        {
            string start = Encoding.UTF8.GetString(body[..Math.Min(body.Length, SnippetLength)]);
            return new DeserializeError($"Deserialization failed, invalid JSON: {start}", failure);
        }
        catch (JsonException)
        {
            return RateLimit(response, null, null);
        }
    }

    private static ServerError Server(int? code, string? message) => (code, message) switch
    {
        (_, null) => new ServerError(ErrorInfo.Unknown),
        (null, _) => new ServerError(ErrorInfo.Unknown with { ErrorDescription = message, Message = message }),
        (int known, _) => new ServerError(known, BinanceErrors.For(known, message)),
    };

    private static ServerRateLimitError RateLimit(HttpResponseMessage response, int? code, string? message) =>
        new(message) { Code = code, RetryAfter = RetryAfter(response) };

    private static DateTime? RetryAfter(HttpResponseMessage response)
    {
        DateTimeOffset now = ProcessClock.Current.GetUtcNow();
        return response.Headers.RetryAfter switch
        {
            { Date: DateTimeOffset date } => date.UtcDateTime,
            { Delta: TimeSpan delta } when delta > TimeSpan.Zero => (now + delta).UtcDateTime,

            // Zero means "this interval is used up": weights are counted per minute.
            { Delta: not null } => NextMinute(now.UtcDateTime),
            _ => null,
        };
    }

    private static DateTime NextMinute(DateTime now) =>
        new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc).AddMinutes(1);

    private static int? Code(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("code", out JsonElement code))
        {
            return null;
        }

        return int.TryParse(code.ToString(), CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    private static string? Text(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("msg", out JsonElement text)
            ? text.ToString()
            : null;
}
