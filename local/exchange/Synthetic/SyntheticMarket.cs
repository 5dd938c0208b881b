using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Synthetic;

/// <summary>Coins made from a seed, minute by minute, from a fixed date on.</summary>
public static class SyntheticMarket
{
    private const int UsualDays = 40;
    private const int MaxDays = 400;
    private const int MinutesPerDay = 1440;

    /// <summary>The first minute of the data.</summary>
    public static DateTimeOffset Start { get; } = new(2025, 3, 3, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes 40 days, or what <paramref name="until"/> needs; the first are the same either way.</summary>
    public static VenueMarket Create(
        long seed, DateTimeOffset? until = null, int? symbols = null, Listings? listings = null)
    {
        double needed = until is { } end ? (end - Start).TotalDays : 0;
        if (needed > MaxDays)
        {
            throw new StartupException($"--until: the synthetic market ends {Start.AddDays(MaxDays):yyyy-MM-dd}");
        }

        int count = symbols ?? CoinProfile.All.Count;
        return Create(seed, Math.Max(UsualDays, (int)Math.Ceiling(needed)), count, listings ?? Listings.None);
    }

    public static VenueMarket Create(long seed, int days) =>
        Create(seed, days, CoinProfile.All.Count, Listings.None);

    private static VenueMarket Create(long seed, int days, int symbols, Listings listings)
    {
        IReadOnlyList<CoinProfile> coins = CoinProfile.First(symbols);
        MarketFactor factor = new(seed, days * MinutesPerDay);
        SymbolMarket[] markets = new SymbolMarket[coins.Count];
        Parallel.For(0, markets.Length, index => markets[index] =
            new CoinGenerator(seed, coins[index], listings).Make(Start.ToUnixTimeMilliseconds(), factor));
        return new VenueMarket(markets, "synthetic") { ExchangeFilters = listings.ExchangeFilters };
    }
}
