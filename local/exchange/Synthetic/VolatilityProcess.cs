namespace Breakwater.Local.Exchange.Synthetic;

/// <summary>A level of volatility around 1, in clusters: a slow and a fast mean-reverting logarithm.</summary>
public sealed class VolatilityProcess(SeededSource chance)
{
    private readonly Reverting slow = new(0.999, 0.42);
    private readonly Reverting fast = new(0.965, 0.30);

    public double Next() => Math.Exp(slow.Next(chance) + fast.Next(chance) - 0.13);

    /// <summary>Busier from the European afternoon to the American noon, quiet at the end of the day, UTC.</summary>
    public static double Season(int minuteOfDay) =>
        1 + (0.3 * Math.Cos((minuteOfDay - 885) * 2 * Math.PI / 1440));

    private sealed class Reverting(double memory, double deviation)
    {
        private readonly double shock = deviation * Math.Sqrt(1 - (memory * memory));
        private double value;

        public double Next(SeededSource chance)
        {
            value = (memory * value) + (shock * chance.Normal());
            return value;
        }
    }
}
