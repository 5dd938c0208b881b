using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
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
            byte[] bytes = File.ReadAllBytes(Path);
            return Path.EndsWith(".gz", StringComparison.Ordinal) ? Unpack(bytes) : bytes;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{Name}: cannot be read ({problem.Message})", problem);
        }
        catch (InvalidDataException problem)
        {
            throw new StartupException($"{Name}: is not a complete gzip file", problem);
        }
    }

    private static ReadOnlyMemory<byte> Unpack(byte[] bytes)
    {
        const int UsualRatio = 5;
        using MemoryStream target = new(bytes.Length * UsualRatio);
        using GZipStream source = new(new MemoryStream(bytes), CompressionMode.Decompress);
        source.CopyTo(target, 1 << 17);
        return target.GetBuffer().AsMemory(0, (int)target.Length);
    }

    [GeneratedRegex(@"^(?<symbol>[A-Z0-9]{2,30})-(?<interval>[0-9]+[a-zA-Z])(-[0-9-]+)?\.csv(\.gz)?$")]
    private static partial Regex Pattern();
}
