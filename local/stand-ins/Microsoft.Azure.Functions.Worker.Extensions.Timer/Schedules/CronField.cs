using System.Globalization;

namespace Breakwater.Local.Functions.Timers;

/// <summary>One field of an NCRONTAB expression, as the set of values it allows.</summary>
internal sealed class CronField
{
    private readonly ulong allowed;
    private readonly int least;
    private readonly int most;

    private CronField(ulong allowed, int least, int most)
    {
        this.allowed = allowed;
        this.least = least;
        this.most = most;
    }

    internal static CronField Parse(string text, int least, int most, IReadOnlyList<string>? names = null)
    {
        ulong allowed = 0;
        foreach (string part in text.Split(','))
        {
            (int from, int to, int step) = ParsePart(part, least, most, names);
            for (int value = from; value <= to; value += step)
            {
                allowed |= 1UL << value;
            }
        }

        return new CronField(allowed, least, most);
    }

    internal bool Allows(int value) => (allowed & (1UL << value)) != 0;

    /// <summary>The first allowed value at or above <paramref name="value"/>; null when the field must wrap.</summary>
    internal int? From(int value)
    {
        for (int candidate = Math.Max(value, least); candidate <= most; candidate++)
        {
            if (Allows(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static (int From, int To, int Step) ParsePart(
        string part,
        int least,
        int most,
        IReadOnlyList<string>? names)
    {
        string[] halves = part.Split('/');
        int step = halves.Length switch
        {
            1 => 1,
            2 when int.TryParse(halves[1], NumberStyles.None, CultureInfo.InvariantCulture, out int given)
                && given > 0 && given <= most => given,
            _ => throw new FormatException($"'{part}' has no valid step"),
        };
        if (halves[0] == "*")
        {
            return (least, most, step);
        }

        string[] ends = halves[0].Split('-');
        int from = ParseValue(ends[0], least, most, names);
        return ends.Length switch
        {
            1 => (from, halves.Length == 2 ? most : from, step),
            2 when ParseValue(ends[1], least, most, names) is int to && to >= from => (from, to, step),
            _ => throw new FormatException($"'{part}' is not a range that goes up"),
        };
    }

    private static int ParseValue(string text, int least, int most, IReadOnlyList<string>? names)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value))
        {
            return value >= least && value <= most
                ? value
                : throw new FormatException($"{value} is not in {least}-{most}");
        }

        for (int index = 0; text.Length >= 3 && index < names?.Count; index++)
        {
            if (names[index].StartsWith(text, StringComparison.OrdinalIgnoreCase))
            {
                return index + least;
            }
        }

        throw new FormatException($"'{text}' is not a value");
    }
}
