using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Breakwater.Backtesting.History;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.TestKit.Local;

namespace Breakwater.Backtesting.Tests;

/// <summary>Markets and rules to test with.</summary>
internal static class TestMarkets
{
    public static readonly DateTimeOffset Start = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The shipped preset.</summary>
    public static Preset Shipped { get; } = JsonSerializer.Deserialize<Preset>(
        File.ReadAllText(RepositoryRoot.Combine("presets/breakout_v1.json")), Json)!;

    /// <summary>The shipped preset for markets that know no bitcoin and are no more than noise.</summary>
    public static Preset Easy { get; } = Shipped with
    {
        Scan = Shipped.Scan with
        {
            MaxBandWidthPercentile = 100m,
            MinHourlyVolumeSurge = 0m,
            Regime = Shipped.Scan.Regime with { Symbol = string.Empty },
            Weights = Shipped.Scan.Weights with
            {
                VolumeSurge = Shipped.Scan.Weights.VolumeSurge + Shipped.Scan.Weights.Correlation,
                Correlation = 0m,
            },
        },
        Signal = Shipped.Signal with { Soft = Shipped.Signal.Soft with { Required = 0 } },
        Risk = Shipped.Risk with { MaxCorrelation = 1m, MaxTradesPerDay = 1_000 },
    };

    /// <summary>The same with limits that never end a test early.</summary>
    public static Preset Tireless { get; } = Untiring(Easy);

    /// <summary>The shipped preset, on real markets, with limits that never end a test early.</summary>
    public static Preset ShippedTireless { get; } = Untiring(Shipped);

    private static Preset Untiring(Preset preset) => preset with
    {
        Risk = preset.Risk with
        {
            MaxDrawdownPercent = 90m,
            MaxDailyLossPercent = 50m,
            MaxDailyLossR = 100m,
            RiskPerTradePercent = 0.1m,
            MaxTradesPerDay = 1_000,
            SymbolCoolDownMinutes = 0,
        },
    };

    public static Candle[] Read(string sharedPath)
    {
        using FileStream file = File.OpenRead(SharedMaterial.Require(sharedPath));
        using GZipStream text = new(file, CompressionMode.Decompress);

        return CandleReader.Read(text, Path.GetFileName(sharedPath));
    }

    public static CandleHistory Real(string symbol, int count = int.MaxValue)
    {
        Candle[] candles = Read($"data/binance/5m/{symbol}-5m.csv.gz");

        return new CandleHistory(Symbol.Of(symbol), Timeframe.M5, candles.AsSpan(0, Math.Min(count, candles.Length)));
    }

    /// <summary>A wandering market with bursts, the same for the same seed.</summary>
    public static Candle[] Walk(int seed, int count, Timeframe timeframe = Timeframe.M5)
    {
        ulong state = (ulong)seed + 0x9E3779B97F4A7C15UL;
        double Next()
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return (state >> 11) * (1.0 / (1UL << 53));
        }

        Candle[] candles = new Candle[count];
        decimal price = 100m;
        double burst = 1.0;
        for (int i = 0; i < count; i++)
        {
            burst = Next() < 0.02 ? 5.0 : Math.Max(1.0, burst * 0.7);
            decimal open = price;
            decimal close = Math.Round(open * (decimal)(1.0 + ((Next() - 0.49) * 0.006 * burst)), 2);
            decimal up = Math.Round(open * (decimal)(Next() * 0.002), 2);
            decimal down = Math.Round(open * (decimal)(Next() * 0.002), 2);
            candles[i] = new Candle(
                Start + (i * timeframe.Duration()),
                open,
                Math.Max(open, close) + up,
                Math.Min(open, close) - down,
                close,
                Math.Round((decimal)((5_000.0 + (Next() * 2_000.0)) * burst), 3));
            price = close;
        }

        return candles;
    }

    public static CandleHistory Wandering(string symbol, int seed, int count = 6_000) =>
        new(Symbol.Of(symbol), Timeframe.M5, Walk(seed, count));

    public static BacktestRequest Request(Preset preset, params CandleHistory[] histories) =>
        new(preset, "test", histories);
}
