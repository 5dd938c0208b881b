using System.IO.Compression;
using System.Text.Json.Nodes;
using Breakwater.Domain.Markets;
using Breakwater.Local.Exchange.Loading;
using Breakwater.Local.Exchange.Market;
using Breakwater.TestKit.Local;
using Instrument = Breakwater.Domain.Markets.Instrument;

namespace Breakwater.Adapters.Tests.Binance.Filters;

/// <summary>Recorded exchangeInfo, read by the adapter and by the simulator, each in its own way.</summary>
internal sealed record Snapshots(IReadOnlyList<Instrument> Instruments, Listings Listings)
{
    public static string PathOf(string date) =>
        SharedMaterial.Require($"data/binance-api/exchange-info/exchangeInfo-{date}-full.json.gz");

    public static async Task<Snapshots> ReadAsync(string path)
    {
        await using FileStream file = File.OpenRead(path);
        await using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(plain);
        await using FakeExchange exchange = await FakeExchange.StartAsync(await reader.ReadToEndAsync());

        return new Snapshots(await exchange.Market.InstrumentsAsync(default), ExchangeInfoFile.Load(path));
    }

    public static JsonObject Parse(string date)
    {
        using FileStream file = File.OpenRead(PathOf(date));
        using var plain = new GZipStream(file, CompressionMode.Decompress);

        return JsonNode.Parse(plain)!.AsObject();
    }

    /// <summary>A price that is thousands of ticks high and far from the largest.</summary>
    public static decimal PriceOf(Instrument instrument, Chance chance)
    {
        PriceGrid grid = instrument.Filters!.Price!;
        decimal ticks = chance.Of(2_000m, 17_011m, 123_457m, 1_999_993m);

        return Math.Max(grid.Tick, instrument.PriceDown(Math.Min(ticks * grid.Tick, grid.Max / 20m)));
    }

    /// <summary>The simulator's market of a symbol at about <paramref name="price"/>.</summary>
    public SymbolMarket Market(Instrument instrument, decimal price)
    {
        Local.Exchange.Market.Instrument own = InstrumentTable.Find(instrument.Symbol.Value, Listings);
        long ticks = (long)(price * Scaling.PowerOfTen(own.PriceDecimals));
        var candles = new Local.Exchange.Market.Candle[30];
        for (int index = 0; index < candles.Length; index++)
        {
            long open = Math.Max(1, ticks + (ticks * (index % 7) / 1000));
            long close = Math.Max(1, ticks + (ticks * ((index + 1) % 7) / 1000));
            candles[index] = new Local.Exchange.Market.Candle
            {
                OpenTime = Start + (index * 60_000L),
                Open = open,
                High = Math.Max(open, close),
                Low = Math.Min(open, close),
                Close = close,
                Volume = 1_000_000 + (index * 1000),
            };
        }

        return new SymbolMarket(own, Interval.Parse("1m"), candles);
    }

    public const long Start = 1_740_960_000_000;

    public const long Now = Start + (20 * 60_000) + 12_345;
}
