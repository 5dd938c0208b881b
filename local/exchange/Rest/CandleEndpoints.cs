using System.Buffers;
using System.Collections.Concurrent;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>klines and uiKlines.</summary>
public sealed class CandleEndpoints
{
    private const int UsualLimit = 500;
    private const int MaxLimit = 1000;
    private static readonly string[] UtcNames = ["0", "00:00", "+00:00", "-00:00"];

    private readonly ConcurrentDictionary<CandleSeries, ClosedCandleText> texts = new();

    public IEnumerable<Endpoint> All =>
        [Endpoint.Get("/api/v3/klines", 2, Answer), Endpoint.Get("/api/v3/uiKlines", 2, Answer)];

    private void Answer(RestRequest request)
    {
        Parameters parameters = request.Parameters;
        string symbol = parameters.MandatorySymbol();
        Interval interval = parameters.MandatoryInterval();
        long? start = parameters.WholeNumber("startTime");
        long end = Math.Min(parameters.WholeNumber("endTime") ?? long.MaxValue, request.Now);
        long limit = parameters.WholeNumber("limit") ?? UsualLimit;
        if (limit is < 1 or > MaxLimit)
        {
            throw Errors.NotValid("limit");
        }

        if (parameters.Text("timeZone") is { } zone && !UtcNames.Contains(zone, StringComparer.Ordinal))
        {
            throw Errors.NotValid("timeZone");
        }

        parameters.End();
        SymbolMarket market = request.Listed(symbol);
        CandleSeries series = market.Series(interval);
        int closed = series.ClosedBy(request.Now);
        bool hasOpen = series.TryOpenAt(request.Now, out Candle open);
        int stop = Math.Min(series.FirstAtOrAfter(end + 1), closed + (hasOpen ? 1 : 0));
        int first = start is null ? 0 : series.FirstAtOrAfter(start.Value);
        (first, stop) = start is null
            ? (Math.Max(first, stop - (int)limit), stop)
            : (first, (int)Math.Min(stop, first + limit));
        IBufferWriter<byte> output = request.Output;
        output.Write("["u8);
        if (first < stop)
        {
            ClosedCandleText text = texts.GetOrAdd(
                series, static (key, instrument) => new ClosedCandleText(key, instrument), market.Instrument);
            WriteCandles(output, text, (first, stop, closed));
            if (stop > closed)
            {
                CandleText.Write(output, open, interval.NextOpen(open.OpenTime) - 1, market.Instrument);
            }
        }

        output.Write("]"u8);
    }

    private static void WriteCandles(
        IBufferWriter<byte> output, ClosedCandleText text, (int First, int Stop, int Closed) range)
    {
        int end = Math.Min(range.Stop, range.Closed);
        if (range.First < end)
        {
            text.Write(output, range.First, end);
            if (range.Stop > range.Closed)
            {
                output.Write(","u8);
            }
        }
    }
}
