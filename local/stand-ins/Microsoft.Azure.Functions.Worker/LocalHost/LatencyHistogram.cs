using System.Numerics;

namespace Breakwater.Local.Functions;

/// <summary>Counts of real run times in buckets about 6 % wide, from a microsecond up, in fixed memory.</summary>
internal sealed class LatencyHistogram
{
    private const int Steps = 16;
    private readonly long[] counts = new long[64 * Steps];
    private long total;

    internal void Add(TimeSpan elapsed)
    {
        Interlocked.Increment(ref counts[Bucket(Math.Max(1, elapsed.Ticks / TimeSpan.TicksPerMicrosecond))]);
        Interlocked.Increment(ref total);
    }

    /// <summary>
    /// Milliseconds that <paramref name="share"/> (0 to 1) of all run times did not exceed; 0 when there are none.
    /// </summary>
    internal double Percentile(double share)
    {
        long rank = (long)Math.Ceiling(Interlocked.Read(ref total) * share);
        long seen = 0;
        for (int bucket = 0; bucket < counts.Length; bucket++)
        {
            seen += Interlocked.Read(ref counts[bucket]);
            if (seen >= rank && seen > 0)
            {
                return Math.Round(UpperMicroseconds(bucket) / 1000.0, 3);
            }
        }

        return 0;
    }

    private static int Bucket(long microseconds)
    {
        if (microseconds < Steps)
        {
            return (int)microseconds;
        }

        int exponent = BitOperations.Log2((ulong)microseconds) - 4;
        return ((exponent + 1) * Steps) + (int)((microseconds >> exponent) - Steps);
    }

    private static double UpperMicroseconds(int bucket)
    {
        int exponent = (bucket / Steps) - 1;
        return exponent < 0 ? bucket : Math.ScaleB((bucket % Steps) + Steps + 1, exponent) - 1;
    }
}
