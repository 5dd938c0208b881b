using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Adapters.Tests.Binance;

/// <summary>Candles as Binance serves them: the newest one is still forming, and endTime compares open times.</summary>
internal static class FakeCandles
{
    public static Task AnswerAsync(HttpContext context, DateTimeOffset venueNow, TimeSpan interval, bool obeys = true)
    {
        long step = (long)interval.TotalMilliseconds;
        int limit = int.Parse(context.Request.Query["limit"]!, CultureInfo.InvariantCulture);
        long newest = venueNow.ToUnixTimeMilliseconds() / step * step;
        if (obeys && long.TryParse(context.Request.Query["endTime"], CultureInfo.InvariantCulture, out long end))
        {
            newest = Math.Min(newest, end / step * step);
        }

        IEnumerable<string> rows = Enumerable.Range(0, limit)
            .Select(n => newest - ((limit - 1 - n) * step))
            .Select(open => string.Create(
                CultureInfo.InvariantCulture,
                $"[{open},\"1\",\"3\",\"0.5\",\"2\",\"10\",{open + step - 1},\"20\",7,\"5\",\"10\",\"0\"]"));
        context.Response.ContentType = "application/json";

        return context.Response.WriteAsync($"[{string.Join(',', rows)}]");
    }
}
