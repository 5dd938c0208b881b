using System.Diagnostics.CodeAnalysis;
using System.Globalization;

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
    public RuleBreaks In(string section) => new(all, $"{prefix}{section}.");

    /// <summary>Whether this section was given: JSON may hold null where C# says there is none.</summary>
    public bool Given([NotNullWhen(true)] object? section) =>
        Holds(section is not null, $"{prefix.TrimEnd('.')} is null; it must be given");

    /// <summary>Whether a list was given.</summary>
    public bool Given([NotNullWhen(true)] object? list, string field) =>
        Holds(list is not null, $"{prefix}{field} is null; a list must be given, empty for none");

    /// <summary>Whether the value is in the range, both ends included; if not, it is a break. Null is a check that is
    /// not asked for, and passes.</summary>
    public bool Between(string field, decimal? value, decimal least, decimal most) => Holds(
        value is null || (value >= least && value <= most),
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{field} is {value}; allowed is {least} to {most}"));

    /// <summary>A name that goes into keys: not empty, not long, only these characters.</summary>
    public bool Named(string field, string? value, string characters, int most) => Holds(
        value is { Length: > 0 }
            && value.Length <= most
            && value.All(character => characters.Contains(character, StringComparison.Ordinal)),
        $"{prefix}{field} is '{value}'; allowed are 1 to {most} characters of {characters}");

    /// <summary>Each is a name, none is there twice.</summary>
    public bool Names(string field, IReadOnlyList<string?>? values, string characters, int most)
    {
        if (!Given(values, field))
        {
            return false;
        }

        int before = all.Count;
        foreach ((int index, string? value) in values.Index())
        {
            Named($"{field}[{index}]", value, characters, most);
        }

        Distinct(field, values);

        return all.Count == before;
    }

    /// <summary>Sentences for people: not blank, not longer than a line or two.</summary>
    public bool Said(string field, string? value, int most) => Holds(
        !string.IsNullOrWhiteSpace(value) && value.Length <= most,
        $"{prefix}{field} is '{value}'; allowed are 1 to {most} characters, not only blanks");

    /// <summary>A member that exists, other than zero, which means nobody chose: JSON also takes any number.</summary>
    public bool Chosen<T>(string field, T value)
        where T : struct, Enum
    {
        IEnumerable<T> allowed = Enum.GetValues<T>().Where(one => !one.Equals(default(T)));

        return Holds(allowed.Contains(value), $"{prefix}{field} is {value}; allowed are {string.Join(", ", allowed)}");
    }

    /// <summary>At least one, each chosen, none twice.</summary>
    public bool Choices<T>(string field, IReadOnlyList<T>? values)
        where T : struct, Enum
    {
        if (!Given(values, field))
        {
            return false;
        }

        int before = all.Count;
        Holds(values.Count > 0, $"{prefix}{field} is empty; at least one must be chosen");
        foreach ((int index, T value) in values.Index())
        {
            Chosen($"{field}[{index}]", value);
        }

        Distinct(field, values);

        return all.Count == before;
    }

    /// <summary>None is there twice.</summary>
    public bool Distinct<T>(string field, IReadOnlyList<T> values)
    {
        List<T> twice = [.. values.GroupBy(value => value).Where(same => same.Skip(1).Any()).Select(same => same.Key)];

        return Holds(twice.Count == 0, $"{prefix}{field} names {string.Join(", ", twice)} more than once");
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
