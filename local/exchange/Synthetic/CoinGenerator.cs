using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Synthetic;

/// <summary>Makes the minutes of one coin.</summary>
public sealed class CoinGenerator
{
    private const double BasisPoint = 1e-4;
    private const long Minute = 60_000;

    private readonly SeededSource chance;
    private readonly VolatilityProcess volatility;
    private readonly CoinProfile profile;
    private readonly Instrument instrument;
    private readonly BreakoutCycle cycle;
    private readonly double usualMove;
    private double price;
    private long lastClose;

    public CoinGenerator(long seed, CoinProfile profile, Listings listings)
    {
        this.profile = profile;
        chance = new SeededSource(seed, profile.Symbol);
        volatility = new VolatilityProcess(new SeededSource(seed, profile.Symbol + " volatility"));
        instrument = InstrumentTable.Find(
            profile.Symbol, listings, MadeUpDecimals(profile), MadeUpDecimals(profile) / 2);
        double own = profile.OwnVolatility * BasisPoint;
        double common = profile.Beta * MarketFactor.Volatility;
        usualMove = Math.Sqrt((own * own) + (common * common));
        price = Math.Log(profile.Price * chance.Between(0.97, 1.03));
        cycle = new BreakoutCycle(
            new SeededSource(seed, profile.Symbol + " cycle"),
            price,
            usualMove * Math.Sqrt(60),
            profile.Symbol == "BTCUSDT" ? 4 : 1);
        lastClose = ToTicks(price);
    }

    public SymbolMarket Make(long start, MarketFactor factor)
    {
        Candle[] candles = new Candle[factor.Minutes];
        for (int minute = 0; minute < candles.Length; minute++)
        {
            candles[minute] = Next(start + (minute * Minute), factor[minute], minute % 1440);
        }

        return new SymbolMarket(instrument, Interval.Parse("1m"), candles);
    }

    // Coins of the table have their own ticks; made-up ones have four decimals of the price.
    private static int MadeUpDecimals(CoinProfile profile) => CoinProfile.All.Contains(profile) ? 0 : 4;

    private Candle Next(long time, double common, int minuteOfDay)
    {
        double season = VolatilityProcess.Season(minuteOfDay);
        double level = volatility.Next() * season;
        double own = profile.OwnVolatility * BasisPoint * level * chance.FatNormal();
        price = cycle.Next(price, (profile.Beta * common) + own);
        long open = lastClose;
        long close = ToTicks(price);
        double wick = 0.45 * usualMove * level * cycle.Calm;
        double top = Math.Max(Math.Log(open), Math.Log(close));
        double bottom = Math.Min(Math.Log(open), Math.Log(close));
        long ceiling = double.IsInfinity(cycle.Ceiling) ? long.MaxValue : ToTicks(cycle.Ceiling);
        long high = (long)Math.Round(Math.Exp(top + (wick * Math.Abs(chance.Normal()))));
        long low = (long)Math.Round(Math.Exp(bottom - (wick * Math.Abs(chance.Normal()))));
        high = Math.Max(Math.Min(high, ceiling), Math.Max(open, close));
        low = Math.Max(1, Math.Min(low, Math.Min(open, close)));
        lastClose = close;
        return new Candle
        {
            OpenTime = time,
            Open = open,
            High = high,
            Low = low,
            Close = close,
            Volume = Volume((high - low) / (double)open, season),
        };
    }

    // More is traded where the price moves more, beyond what the cycle and the hour ask for.
    private long Volume(double range, double season)
    {
        double relative = Math.Clamp(range / (1.6 * usualMove), 0.05, 12);
        double turnover = profile.TurnoverPerMinute * season * cycle.VolumeFactor
            * Math.Pow(relative, 0.9) * Math.Exp(0.45 * chance.Normal());
        double steps = turnover / Math.Exp(price) * Scaling.PowerOfTen(instrument.QuantityDecimals);
        return Math.Max(1, (long)steps);
    }

    private long ToTicks(double logarithm) =>
        Math.Max(1, (long)Math.Round(Math.Exp(logarithm) * Scaling.PowerOfTen(instrument.PriceDecimals)));
}
