using System.Globalization;
using Breakwater.Simulation.Time;

namespace Breakwater.Simulation.Outside;

/// <summary>What happened, line by line, and a number that stands for all of it.</summary>
public sealed class Trace(Timeline timeline, bool keepsLines)
{
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines => lines;

    /// <summary>The same for the same run, on any machine (FNV-1a over times and words).</summary>
    public ulong Fingerprint { get; private set; } = 14695981039346656037;

    public void Add(Instance? instance, string what, string about)
    {
        Mix(unchecked((ulong)timeline.Now.UtcTicks));
        Mix(what);
        Mix(about);
        if (keepsLines)
        {
            string who = instance is null ? "-" : instance.Number.ToString(CultureInfo.InvariantCulture);
            lines.Add(string.Create(
                CultureInfo.InvariantCulture, $"{timeline.Now:HH:mm:ss.fff} {who} {what} {about}"));
        }
    }

    private void Mix(string text)
    {
        foreach (char letter in text)
        {
            Mix(letter);
        }
    }

    private void Mix(ulong part) => Fingerprint = unchecked((Fingerprint ^ part) * 1099511628211);
}
