using System.Net.Http.Json;
using System.Text.Json;

namespace Breakwater.Local.Functions;

/// <summary>The exchange simulator's clock: it follows ours, and remembers it while we are down.</summary>
internal sealed class ExchangeClock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Uri address;

    internal ExchangeClock(Uri exchange) => address = new Uri(exchange, "/sim/clock");

    public void Dispose() => http.Dispose();

    /// <summary>
    /// Waits for the simulator as long as a slow start may take. Synchronous: no user code may run before it is
    /// known.
    /// </summary>
    internal (DateTimeOffset Now, DateTimeOffset? From, DateTimeOffset? Until) ReadAtStart()
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                using HttpRequestMessage request = new(HttpMethod.Get, address);
                using HttpResponseMessage response = http.Send(request);
                response.EnsureSuccessStatusCode();
                using Stream body = response.Content.ReadAsStream();
                return Parse(JsonSerializer.Deserialize<JsonElement>(body));
            }
            catch (HttpRequestException error)
            {
                if (TimeProvider.System.GetElapsedTime(start) > Patience)
                {
                    throw new HostStartException(
                        $"The exchange simulator's clock at {address} does not answer: {error.Message}", error);
                }

                Thread.Sleep(200);
            }
        }
    }

    /// <summary>
    /// Tells the simulator the new time, however often that takes; returns the time now in force there.
    /// </summary>
    internal async Task<DateTimeOffset> MoveAsync(DateTimeOffset now, Action<string> trouble, CancellationToken token)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                using HttpResponseMessage response = await http.PutAsJsonAsync(
                    address, new Dictionary<string, long> { ["now"] = now.ToUnixTimeMilliseconds() }, token);
                if (response.IsSuccessStatusCode)
                {
                    return now;
                }

                (DateTimeOffset there, _, _) = Parse(await http.GetFromJsonAsync<JsonElement>(address, token));
                if (there >= now)
                {
                    return there;
                }

                trouble($"The exchange simulator refused the time {now:O}: {(int)response.StatusCode}; trying again.");
            }
            catch (HttpRequestException error)
            {
                trouble($"The exchange simulator's clock does not answer ({error.Message}); time stands still.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(200 * attempt, 2000)), token);
        }
    }

    private static (DateTimeOffset Now, DateTimeOffset? From, DateTimeOffset? Until) Parse(JsonElement clock) => (
        DateTimeOffset.FromUnixTimeMilliseconds(clock.GetProperty("now").GetInt64()),
        Instant(clock, "from"),
        Instant(clock, "until"));

    private static DateTimeOffset? Instant(JsonElement clock, string name) =>
        clock.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? DateTimeOffset.FromUnixTimeMilliseconds(value.GetInt64())
            : null;
}
