using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;

namespace Microsoft.Azure.SignalR.Management.Local;

/// <summary>The short JSON web token (HS256) that lets one client in.</summary>
internal static class AccessToken
{
    public const string UserClaim = "asrs.s.uid";

    private static readonly string Header = Encode("""{"alg":"HS256","typ":"JWT"}"""u8);

    public static string Create(LocalAddress address, string hub, NegotiationOptions options, DateTimeOffset now)
    {
        Dictionary<string, object> claims = new(StringComparer.Ordinal);
        foreach (IGrouping<string, Claim> claim in (options.Claims ?? []).GroupBy(claim => claim.Type))
        {
            claims[claim.Key] = claim.Count() == 1 ? claim.First().Value : claim.Select(one => one.Value).ToArray();
        }

        if (options.UserId is string user)
        {
            claims[UserClaim] = user;
        }

        claims["aud"] = address.HubUrl(hub);
        claims["nbf"] = now.ToUnixTimeSeconds();
        claims["exp"] = (now + options.TokenLifetime).ToUnixTimeSeconds();
        string content = $"{Header}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{content}.{Encode(Sign(address, content))}";
    }

    /// <summary>The claims of a token that is whole, in time and meant for this hub; otherwise null.</summary>
    public static JsonElement? Validate(LocalAddress address, string hub, string? token, DateTimeOffset now)
    {
        if (token?.Split('.') is not [string header, string payload, string signature]
            || !Base64Url.IsValid(payload)
            || !Base64Url.IsValid(signature))
        {
            return null;
        }

        byte[] expected = Sign(address, $"{header}.{payload}");
        if (!CryptographicOperations.FixedTimeEquals(expected, Base64Url.DecodeFromChars(signature)))
        {
            return null;
        }

        JsonElement claims = JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(payload));
        bool inTime = claims.GetProperty("exp").GetInt64() > now.ToUnixTimeSeconds();
        bool forThisHub = claims.GetProperty("aud").GetString() == address.HubUrl(hub);
        return inTime && forThisHub ? claims : null;
    }

    private static byte[] Sign(LocalAddress address, string content) =>
        HMACSHA256.HashData(address.Secret, System.Text.Encoding.ASCII.GetBytes(content));

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
