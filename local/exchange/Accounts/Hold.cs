namespace Breakwater.Local.Exchange.Accounts;

/// <summary>An amount set aside for an order, or once for both legs of an OCO.</summary>
public sealed class Hold(string asset)
{
    public string Asset { get; } = asset;

    public decimal Amount { get; set; }

    /// <summary>The open orders that may spend it.</summary>
    public int Owners { get; set; } = 1;
}
