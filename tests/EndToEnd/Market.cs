using System.Globalization;
using Breakwater.TestKit.Local;

namespace Breakwater.EndToEnd.Tests;

/// <summary>The market that a system trades in, and for how long.</summary>
internal sealed record Market(TimeSpan Length, IReadOnlyList<string> Arguments)
{
    public string Speed { get; init; } = "max";

    public static Market Synthetic(TimeSpan length, int seed = 1) =>
        new(length, ["--seed", seed.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Recorded candles; skips the test where there are none.</summary>
    public static Market Replay(DateTimeOffset from, TimeSpan length) => new(
        length,
        [
            "--replay", SharedMaterial.Require("data/binance/5m"),
            "--from", Text(from), "--until", Text(from + length),
        ]);

    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
