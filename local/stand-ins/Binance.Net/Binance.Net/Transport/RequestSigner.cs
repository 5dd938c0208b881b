using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Binance.Net.Wire;
using Breakwater.Local.Clock;
using CryptoExchange.Net.Authentication;

namespace Binance.Net.Transport;

/// <summary>Adds the time and the signature; both cover exactly the bytes that are sent.</summary>
internal static class RequestSigner
{
    // The official client stays a second behind: ahead is refused after one second, behind after the whole window.
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(1);

    public static string Sign(CredentialSet credential, string parameters, TimeSpan offset)
    {
        DateTime time = (ProcessClock.Current.GetUtcNow() + offset - Behind).UtcDateTime;
        string stamp = WireTime.ToMilliseconds(time).ToString(CultureInfo.InvariantCulture);
        string payload = parameters.Length == 0 ? $"timestamp={stamp}" : $"{parameters}&timestamp={stamp}";
        return $"{payload}&signature={Uri.EscapeDataString(Signature(credential, payload))}";
    }

    public static string Signature(CredentialSet credential, string payload) => credential switch
    {
        HMACCredential hmac => Convert.ToHexString(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(hmac.Secret), Encoding.UTF8.GetBytes(payload))),
        Ed25519Credential ed25519 => Convert.ToBase64String(
            Ed25519Key.FromPem(ed25519.PrivateKey).Sign(Encoding.ASCII.GetBytes(payload))),
        _ => throw new InvalidOperationException($"{credential.GetType().Name} cannot sign."),
    };
}
