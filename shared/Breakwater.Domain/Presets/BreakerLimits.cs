using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Presets;

/// <summary>What the breaker's rules may say.</summary>
internal static class BreakerLimits
{
    private const int DayMinutes = 24 * 60;

    public static void Check(RuleBreaks breaks, BreakerRules? breaker)
    {
        if (!breaks.Given(breaker))
        {
            return;
        }

        breaks.Between("maxFailures", breaker.MaxFailures, 1, 1000);
        breaks.Between("windowMinutes", breaker.WindowMinutes, 1, DayMinutes);
        breaks.Between("openMinutes", breaker.OpenMinutes, 1, 7 * DayMinutes);
    }
}
