using System.Globalization;
using Breakwater.TestKit.Local;

namespace Breakwater.EndToEnd.Tests;

/// <summary>The market that a system trades in, and until when.</summary>
internal sealed record Market(DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> Arguments)
{
    private static readonly DateTimeOffset SyntheticStart = new(2025, 3, 13, 0, 0, 0, TimeSpan.Zero);

    public string Speed { get; init; } = "max";

    public static Market Synthetic(TimeSpan length, int seed = 1) => new(
        SyntheticStart, SyntheticStart + length, ["--seed", seed.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Recorded candles; skips the test where there are none.</summary>
    public static Market Replay(DateTimeOffset from, TimeSpan length) => new(
        from, from + length,
        [
            "--replay", SharedMaterial.Require("data/binance/5m"),
            "--from", Text(from), "--until", Text(from + length),
        ]);

    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
