using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Breakwater.Local.Functions;

/// <summary>
/// Invocation ids: unpredictable on the system's clock, the same in every run of the same data in lockstep.
/// </summary>
internal sealed class InvocationIds
{
    private readonly string seed;
    private long count;

    internal InvocationIds(HostClock clock) => seed = clock.Virtual is null
        ? RandomNumberGenerator.GetHexString(32)
        : clock.Time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    internal static string Derive(string cause)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(cause), hash);
        return new Guid(hash[..16]).ToString();
    }

    internal string Next(string function) => Derive(
        string.Create(CultureInfo.InvariantCulture, $"{seed}|{function}|{Interlocked.Increment(ref count)}"));
}
