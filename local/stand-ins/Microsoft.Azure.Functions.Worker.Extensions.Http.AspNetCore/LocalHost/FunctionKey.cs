using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Local.Functions.Http;

/// <summary>
/// The one key of the local host: from a setting, or made at random once and kept in the state folder.
/// </summary>
internal sealed class FunctionKey(HostSettings settings)
{
    private const string Header = "x-functions-key";
    private readonly Lazy<byte[]> hash = new(() => Hash(ReadOrMake(settings)));

    internal void Load() => _ = hash.Value;

    internal bool Admits(HttpRequest request)
    {
        string? given = request.Headers[Header].FirstOrDefault() ?? request.Query["code"].FirstOrDefault();

        // Hashes of one length: the time of the comparison says nothing about the key.
        return given is not null && CryptographicOperations.FixedTimeEquals(Hash(given), hash.Value);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static string ReadOrMake(HostSettings settings)
    {
        if (settings.FunctionKey is { Length: > 0 } configured)
        {
            return configured;
        }

        string path = Path.Combine(settings.StateDirectory, "function-key");
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } kept)
        {
            return kept;
        }

        string made = RandomNumberGenerator.GetHexString(48, lowercase: true);
        Directory.CreateDirectory(settings.StateDirectory);
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using StreamWriter writer = new(path, options);
        writer.WriteLine(made);
        return made;
    }
}
