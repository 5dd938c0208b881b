namespace Breakwater.Domain.Execution;

/// <summary>Ids we give our orders; each a pure function of trade, leg and attempt.</summary>
/// <remarks>Binance takes 1 to 36 of letters, digits, hyphen and underscore (spot rules on newClientOrderId).</remarks>
public static class ClientOrderId
{
    private const string Prefix = "bw-";

    /// <summary>The id of one attempt of one leg: <c>bw-TRADE-LEG</c>, at most 36 characters.</summary>
    /// <param name="tradeId">The trade, 21 characters.</param>
    /// <param name="leg">The leg's name inside its trade, for example <c>e1</c> or <c>s3</c>.</param>
    public static string For(string tradeId, string leg)
    {
        string id = $"{Prefix}{tradeId}-{leg}";
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id.Length, 36, nameof(leg));

        return id;
    }

    /// <summary>Whether an order with this id is one of ours.</summary>
    public static bool IsOurs(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);
}
