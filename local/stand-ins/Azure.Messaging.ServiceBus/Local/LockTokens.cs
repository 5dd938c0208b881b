using System.Security.Cryptography;

namespace Azure.Messaging.ServiceBus.Local;

/// <summary>Tokens and identifiers that only have to differ; no decision depends on them.</summary>
internal static class LockTokens
{
    public static Guid Next() => new(RandomNumberGenerator.GetBytes(16));

    public static string Identifier(string entity) => $"{entity}-{Next():D}";
}
