namespace Breakwater.Local.Exchange.Synthetic;

/// <summary>What sets one synthetic coin apart.</summary>
/// <param name="Symbol">The pair it trades as.</param>
/// <param name="Price">Price at the start.</param>
/// <param name="TurnoverPerMinute">Usual turnover in the quote asset.</param>
/// <param name="Beta">How much of the market's return it takes on.</param>
/// <param name="OwnVolatility">Standard deviation of its own return per minute, in basis points.</param>
public sealed record CoinProfile(
    string Symbol, double Price, double TurnoverPerMinute, double Beta, double OwnVolatility)
{
    public static IReadOnlyList<CoinProfile> All { get; } =
    [
        new("BTCUSDT", 91_000, 1_400_000, 1.0, 1.0), new("ETHUSDT", 2_300, 900_000, 1.15, 3.5),
        new("BNBUSDT", 600, 130_000, 0.8, 3.0), new("SOLUSDT", 150, 480_000, 1.3, 5.0),
        new("XRPUSDT", 2.5, 420_000, 1.1, 5.5), new("DOGEUSDT", 0.21, 240_000, 1.3, 6.0),
        new("ADAUSDT", 0.82, 150_000, 1.25, 6.5), new("TRXUSDT", 0.24, 45_000, 0.5, 3.0),
        new("SUIUSDT", 2.7, 130_000, 1.4, 7.5), new("LINKUSDT", 15.2, 55_000, 1.25, 6.0),
        new("AVAXUSDT", 21.5, 45_000, 1.3, 6.0), new("XLMUSDT", 0.31, 30_000, 1.1, 6.0),
        new("LTCUSDT", 118, 60_000, 1.0, 5.0), new("DOTUSDT", 4.6, 30_000, 1.25, 6.0),
        new("UNIUSDT", 7.6, 22_000, 1.25, 7.0), new("PEPEUSDT", 0.0000074, 140_000, 1.5, 8.0),
        new("AAVEUSDT", 205, 28_000, 1.3, 7.0), new("NEARUSDT", 2.9, 32_000, 1.35, 7.0),
        new("ETCUSDT", 19.8, 12_000, 1.1, 5.0), new("FILUSDT", 3.2, 16_000, 1.25, 6.0),
        new("ATOMUSDT", 4.5, 14_000, 1.2, 6.0), new("WIFUSDT", 0.58, 45_000, 1.6, 11.0),
        new("APEUSDT", 0.57, 8_000, 1.25, 7.5), new("COMPUSDT", 44, 4_000, 1.1, 7.0),
    ];

    /// <summary>So many coins: those above, then made-up ones that each behave like one of them.</summary>
    public static IReadOnlyList<CoinProfile> First(int count) =>
    [
        .. All.Take(count),
        .. Enumerable.Range(All.Count, Math.Max(0, count - All.Count)).Select(index => All[index % All.Count] with
        {
            Symbol = FormattableString.Invariant($"SYN{index}USDT"),
            Price = 1 + index,
        }),
    ];
}
