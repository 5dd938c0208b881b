namespace Breakwater.Local.Exchange.Synthetic;

/// <summary>What moves all coins at once: returns per minute, with volatility clusters and trends of hours.</summary>
public sealed class MarketFactor
{
    /// <summary>Usual standard deviation of the return per minute.</summary>
    public const double Volatility = 0.00050;

    private readonly double[] returns;

    public MarketFactor(long seed, int minutes)
    {
        SeededSource chance = new(seed, "market");
        VolatilityProcess volatility = new(new SeededSource(seed, "market volatility"));
        returns = new double[minutes];
        double drift = 0;
        int trendLeft = 0;
        for (int minute = 0; minute < minutes; minute++)
        {
            if (trendLeft-- == 0)
            {
                trendLeft = (int)chance.Between(180, 2160);
                drift = chance.Between(-0.022, 0.024) * Volatility;
            }

            double level = Volatility * volatility.Next() * VolatilityProcess.Season(minute % 1440);
            returns[minute] = drift + (level * chance.FatNormal());
        }
    }

    public int Minutes => returns.Length;

    public double this[int minute] => returns[minute];
}
