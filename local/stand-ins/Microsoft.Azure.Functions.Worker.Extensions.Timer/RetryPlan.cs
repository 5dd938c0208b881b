using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Local.Functions.Timers;

/// <summary>How often and after what time a failed run is tried again.</summary>
internal sealed class RetryPlan(RetryAttribute? attribute)
{
    internal int Most => attribute?.MaxRetryCount ?? 0;

    /// <summary>
    /// The delay before retry number <paramref name="retry"/> (1 is the first); null when there is no more.
    /// </summary>
    internal TimeSpan? Delay(int retry)
    {
        if (attribute is null || (attribute.MaxRetryCount != -1 && retry > attribute.MaxRetryCount))
        {
            return null;
        }

        return attribute switch
        {
            FixedDelayRetryAttribute fix => Parse(fix.DelayInterval),
            ExponentialBackoffRetryAttribute backoff => Doubled(
                Parse(backoff.MinimumInterval), Parse(backoff.MaximumInterval), retry),
            _ => TimeSpan.Zero,
        };
    }

    private static TimeSpan Doubled(TimeSpan least, TimeSpan most, int retry)
    {
        double factor = Math.ScaleB(1, Math.Min(retry - 1, 40));
        return least.Ticks * factor >= most.Ticks ? most : least * factor;
    }

    private static TimeSpan Parse(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
