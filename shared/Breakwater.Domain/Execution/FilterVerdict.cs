using System.Globalization;

namespace Breakwater.Domain.Execution;

/// <summary>What the venue's filters make of an order.</summary>
/// <param name="Failures">Every rule that it breaks, the one that the venue would name first.</param>
/// <param name="Unjudged">Rules that apply, of which too little is known; the venue will judge them.</param>
public sealed record FilterVerdict(IReadOnlyList<FilterFailure> Failures, IReadOnlyList<VenueFilter> Unjudged)
{
    /// <summary>Whether no rule is known to be broken.</summary>
    public bool IsPassed => Failures.Count == 0;

    /// <summary>The refusal in the venue's words; null when no rule is broken.</summary>
    public string? Refusal => IsPassed ? null : $"Filter failure: {Failures[0].Name}";

    /// <summary>The denial in ours, with value and threshold; null when no rule is broken.</summary>
    public string? Denial => IsPassed ? null : Failures[0].ToString();
}

/// <summary>A rule that an order breaks.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Value">What the order has.</param>
/// <param name="Threshold">What the rule allows: a minimum, a maximum or a step.</param>
public sealed record FilterFailure(VenueFilter Filter, decimal Value, decimal Threshold)
{
    private const string Plain = "0.##################";

    /// <summary>The rule's name at the venue, for example <c>PRICE_FILTER</c>.</summary>
    public string Name => NameOf(Filter);

    /// <summary>The name of <paramref name="filter"/> at the venue.</summary>
    public static string NameOf(VenueFilter filter)
    {
        IEnumerable<string> letters = filter.ToString().Select(
            (letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}");

        return string.Concat(letters);
    }

    /// <inheritdoc />
    public override string ToString()
    {
        string value = Value.ToString(Plain, CultureInfo.InvariantCulture);

        return $"denied: {Name} {value} {Threshold.ToString(Plain, CultureInfo.InvariantCulture)}";
    }
}
