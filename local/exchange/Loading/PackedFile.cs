using System.IO.Compression;

namespace Breakwater.Local.Exchange.Loading;

/// <summary>A file that may be packed (.gz).</summary>
public static class PackedFile
{
    /// <summary>The unpacked bytes.</summary>
    public static ReadOnlyMemory<byte> ReadAll(string path)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            return path.EndsWith(".gz", StringComparison.Ordinal) ? Unpack(bytes) : bytes;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"cannot be read ({problem.Message})", problem);
        }
        catch (InvalidDataException problem)
        {
            throw new StartupException("is not a complete gzip file", problem);
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
}
