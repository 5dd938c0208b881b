using System.Globalization;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Presets;

/// <summary>Collects one sentence for each rule that does not hold.</summary>
internal sealed class RuleBreaks
{
    private readonly List<string> all;
    private readonly string prefix;

    public RuleBreaks()
        : this([], string.Empty)
    {
    }

    private RuleBreaks(List<string> all, string prefix)
    {
        this.all = all;
        this.prefix = prefix;
    }

    public IReadOnlyList<string> All => all;

    /// <summary>Adds to the same list, with the section's name before each field.</summary>
    public RuleBreaks In(string section) => new(all, $"{section}.");

    /// <summary>Whether the value is in the range, both ends included; if not, it is a break.</summary>
    public bool Between(string field, decimal value, decimal least, decimal most) => Holds(
        value >= least && value <= most,
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{field} is {value}; allowed is {least} to {most}"));

    /// <summary>A name that goes into keys: not empty, not long, only these characters.</summary>
    public bool Named(string field, string? value, string characters, int most) => Holds(
        value is { Length: > 0 }
            && value.Length <= most
            && value.All(character => characters.Contains(character, StringComparison.Ordinal)),
        $"{prefix}{field} is '{value}'; allowed are 1 to {most} characters of {characters}");

    /// <summary>A timeframe that exists: JSON also takes any number for it.</summary>
    public bool Chosen(string field, Timeframe value)
    {
        IEnumerable<Timeframe> allowed = Enum.GetValues<Timeframe>().Where(one => one is not Timeframe.None);

        return Holds(allowed.Contains(value), $"{prefix}{field} is {value}; allowed are {string.Join(", ", allowed)}");
    }

    /// <summary>Whether it holds; if not, <paramref name="error"/> says what does not.</summary>
    public bool Holds(bool holds, string error)
    {
        if (!holds)
        {
            all.Add(error);
        }

        return holds;
    }
}
