using System.Collections.Concurrent;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>Keeps the values of a tag few: the first ones have their own, all others share one.</summary>
/// <remarks>Every value of a tag is a row in each minute that it changes, and rows cost money.</remarks>
/// <param name="most">How many have their own.</param>
public sealed class BoundedTag(int most)
{
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>The value itself, or <see cref="ErrorCodes.Other"/>.</summary>
    public string Of(string value) =>
        known.ContainsKey(value) || (known.Count < most && known.TryAdd(value, true)) ? value : ErrorCodes.Other;
}
