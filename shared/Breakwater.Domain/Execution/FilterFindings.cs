namespace Breakwater.Domain.Execution;

/// <summary>Collects what a check of filters finds; each rule once, by its first breach.</summary>
internal sealed class FilterFindings
{
    private readonly List<FilterFailure> failures = [];
    private readonly List<VenueFilter> unjudged = [];

    public FilterVerdict Verdict => new(failures, [.. unjudged.Except(failures.Select(failure => failure.Filter))]);

    /// <summary>A minimum of zero is none.</summary>
    public void AtLeast(VenueFilter filter, decimal? value, decimal min)
    {
        if (min != 0m)
        {
            Judge(filter, value, min, value >= min);
        }
    }

    /// <summary>A maximum of zero is none.</summary>
    public void AtMost(VenueFilter filter, decimal? value, decimal max)
    {
        if (max != 0m)
        {
            Judge(filter, value, max, value <= max);
        }
    }

    /// <summary>A step of zero is none.</summary>
    public void OnStep(VenueFilter filter, decimal? value, decimal step)
    {
        if (step != 0m)
        {
            Judge(filter, value, step, value % step == 0m);
        }
    }

    public void Judge(VenueFilter filter, decimal? value, decimal threshold, bool holds)
    {
        if (value is not { } known)
        {
            Leave(filter);
        }
        else if (!holds && !failures.Exists(failure => failure.Filter == filter))
        {
            failures.Add(new FilterFailure(filter, known, threshold));
        }
    }

    public void Leave(VenueFilter filter)
    {
        if (!unjudged.Contains(filter))
        {
            unjudged.Add(filter);
        }
    }
}
