using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Loading;

/// <summary>A file SYMBOL-INTERVAL.csv[.gz], or Binance's SYMBOL-INTERVAL-2025-01.csv[.gz].</summary>
public sealed partial record CandleFile(string Path, string Symbol, Interval Interval)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Reads the name; other files are none of ours.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out CandleFile? file)
    {
        Match match = Pattern().Match(System.IO.Path.GetFileName(path));
        file = match.Success && Interval.TryParse(match.Groups["interval"].Value, out Interval? interval)
            ? new CandleFile(path, match.Groups["symbol"].Value, interval)
            : null;
        return file is not null;
    }

    /// <summary>The unpacked bytes.</summary>
    public ReadOnlyMemory<byte> ReadAll()
    {
        try
        {
            return PackedFile.ReadAll(Path);
        }
        catch (StartupException problem)
        {
            throw new StartupException($"{Name}: {problem.Message}", problem);
        }
    }

    [GeneratedRegex(@"^(?<symbol>[A-Z0-9]{2,30})-(?<interval>[0-9]+[a-zA-Z])(-[0-9-]+)?\.csv(\.gz)?$")]
    private static partial Regex Pattern();
}
