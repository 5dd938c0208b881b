using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Microsoft.Azure.SignalR.Management.Local;

/// <summary>Where the local hub listens, and the key that its tokens are signed with.</summary>
internal sealed record LocalAddress(int Port, string Key)
{
    private const int KeyBytes = 32;

    // One per process: a token made for one endpoint object is valid for another.
    private static readonly string IdentityKey = Convert.ToHexString(RandomNumberGenerator.GetBytes(KeyBytes));

    public string Root => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{Port}");

    public byte[] Secret => Encoding.UTF8.GetBytes(Key);

    public static LocalAddress FromConnectionString(string text)
    {
        Dictionary<string, string> parts = text
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "", StringComparer.OrdinalIgnoreCase);
        if (!parts.TryGetValue("Endpoint", out string? endpoint)
            || !Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri))
        {
            throw new ArgumentException("The connection string has no Endpoint=http://...", nameof(text));
        }

        if (!parts.TryGetValue("AccessKey", out string? key) || key.Length == 0)
        {
            throw new ArgumentException("The connection string has no AccessKey.", nameof(text));
        }

        int port = parts.TryGetValue("Port", out string? number)
            ? int.Parse(number, CultureInfo.InvariantCulture)
            : uri.Port;
        return new LocalAddress(RequireLocal(uri, port), key);
    }

    public static LocalAddress FromIdentity(Uri endpoint) => new(RequireLocal(endpoint, endpoint.Port), IdentityKey);

    public string HubUrl(string hub) => $"{Root}/client/?hub={Uri.EscapeDataString(hub)}";

    private static int RequireLocal(Uri endpoint, int port) => endpoint.IsLoopback
        ? port
        : throw new InvalidOperationException(
            $"This build has only a local SignalR on localhost; {endpoint.Host} needs the official package.");
}
