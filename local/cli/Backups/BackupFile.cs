using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Breakwater.Local.Cli.Backups;

/// <summary>
/// A backup as a file: gzip of JSON lines, the first of them who and when, the last how many rows and the SHA-256 of
/// all lines before it.
/// </summary>
internal static class BackupFile
{
    /// <summary>Changes when older programs could not read the file any more.</summary>
    public const string Format = "breakwater-backup/1";

    /// <summary>Writes it whole or not at all: under another name first.</summary>
    public static async Task WriteAsync(string file, Backup backup, CancellationToken stop)
    {
        string unfinished = $"{file}.unfinished";
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (FileStream stream = File.Create(unfinished))
        await using (GZipStream packed = new(stream, CompressionLevel.Optimal))
        {
            await WriteLineAsync(packed, hash, new BackupHeader(Format, backup.Bot, backup.At), stop);
            foreach (BackupRow row in backup.Rows)
            {
                await WriteLineAsync(packed, hash, row, stop);
            }

            BackupEnd end = new(backup.Rows.Count, Convert.ToHexStringLower(hash.GetCurrentHash()));
            await WriteLineAsync(packed, hash, end, stop);
        }

        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>Reads it whole and believes nothing before its end fits.</summary>
    /// <exception cref="CliException">It is missing, no backup, cut off or changed.</exception>
    public static async Task<Backup> ReadAsync(string file, CancellationToken stop)
    {
        try
        {
            await using FileStream stream = File.OpenRead(file);
            await using GZipStream packed = new(stream, CompressionMode.Decompress);
            using StreamReader reader = new(packed, new UTF8Encoding(false, throwOnInvalidBytes: true));
            List<string> lines = [];
            while (await reader.ReadLineAsync(stop) is string line)
            {
                lines.Add(line);
            }

            return Checked(lines)
                ?? throw new CliException($"{file}: the backup is damaged or cut off; nothing was restored.");
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or JsonException
            or DecoderFallbackException or UnauthorizedAccessException)
        {
            throw new CliException($"{file}: no backup can be read from it: {problem.Message}", problem);
        }
    }

    private static Backup? Checked(List<string> lines)
    {
        if (lines.Count < 2)
        {
            return null;
        }

        BackupHeader header = Read<BackupHeader>(lines[0]);
        if (header.Format != Format)
        {
            throw new CliException($"The file is of format '{header.Format}'; this version reads {Format}.");
        }

        BackupEnd end = Read<BackupEnd>(lines[^1]);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string line in lines[..^1])
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        }

        return end.Rows == lines.Count - 2 && end.Sha256 == Convert.ToHexStringLower(hash.GetCurrentHash())
            ? new Backup(header.Bot, header.At, [.. lines[1..^1].Select(Read<BackupRow>)])
            : null;
    }

    private static T Read<T>(string line) =>
        JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web) ?? throw new JsonException("A line is null.");

    private static async Task WriteLineAsync<T>(Stream stream, IncrementalHash hash, T value, CancellationToken stop)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web), (byte)'\n'];
        hash.AppendData(line);
        await stream.WriteAsync(line, stop);
    }

    private sealed record BackupHeader(string Format, string Bot, DateTimeOffset At);

    private sealed record BackupEnd(int Rows, string Sha256);
}

/// <summary>Every row of a bot at one time.</summary>
internal sealed record Backup(string Bot, DateTimeOffset At, IReadOnlyList<BackupRow> Rows);
