namespace Breakwater.Domain.Execution;

/// <summary>Ids we give our orders; each a pure function of trade, leg and attempt.</summary>
/// <remarks>Binance takes 1 to 36 of letters, digits, hyphen and underscore (spot rules on newClientOrderId).</remarks>
public static class ClientOrderId
{
    /// <summary>The id of one attempt of one leg: <c>bw-TRADE-LEG</c>, at most 36 characters.</summary>
    /// <param name="tradeId">The trade, 21 characters.</param>
    /// <param name="leg">The leg's name inside its trade, for example <c>e1</c> or <c>s3</c>.</param>
    public static string For(string tradeId, string leg)
    {
        string id = $"bw-{tradeId}-{leg}";
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id.Length, 36, nameof(leg));

        return id;
    }
}
