using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Synthetic;

/// <summary>Twenty-four coins made from a seed, minute by minute, from a fixed date on.</summary>
public static class SyntheticMarket
{
    private const int UsualDays = 40;
    private const int MaxDays = 400;
    private const int MinutesPerDay = 1440;

    /// <summary>The first minute of the data.</summary>
    public static DateTimeOffset Start { get; } = new(2025, 3, 3, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes 40 days, or what <paramref name="until"/> needs; the first are the same either way.</summary>
    public static VenueMarket Create(long seed, DateTimeOffset? until = null, Listings? listings = null)
    {
        double needed = until is { } end ? (end - Start).TotalDays : 0;
        if (needed > MaxDays)
        {
            throw new StartupException($"--until: the synthetic market ends {Start.AddDays(MaxDays):yyyy-MM-dd}");
        }

        return Create(seed, Math.Max(UsualDays, (int)Math.Ceiling(needed)), listings);
    }

    public static VenueMarket Create(long seed, int days, Listings? recorded = null)
    {
        Listings listings = recorded ?? Listings.None;
        MarketFactor factor = new(seed, days * MinutesPerDay);
        SymbolMarket[] markets = new SymbolMarket[CoinProfile.All.Count];
        Parallel.For(0, markets.Length, index => markets[index] =
            new CoinGenerator(seed, CoinProfile.All[index], listings).Make(Start.ToUnixTimeMilliseconds(), factor));
        return new VenueMarket(markets, "synthetic") { ExchangeFilters = listings.ExchangeFilters };
    }
}
