namespace Breakwater.Local.Exchange.Accounts;

/// <summary>The balances of an account. Nothing is spent that was not held, and nothing falls below zero.</summary>
public sealed class Funds
{
    private readonly SortedDictionary<string, Balance> balances = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, Balance>> All => balances;

    public Balance Of(string asset) => balances.GetValueOrDefault(asset);

    public void SetFree(string asset, decimal amount) => balances[asset] = Of(asset) with { Free = amount };

    public void Receive(string asset, decimal amount) => Change(asset, amount, 0);

    /// <summary>Null when the free balance does not suffice.</summary>
    public Hold? TryHold(string asset, decimal amount)
    {
        Hold hold = new(asset);
        return TryExtend(hold, amount) ? hold : null;
    }

    public bool TryExtend(Hold hold, decimal amount)
    {
        if (amount > Of(hold.Asset).Free)
        {
            return false;
        }

        Change(hold.Asset, -amount, amount);
        hold.Amount += amount;
        return true;
    }

    public void Spend(Hold hold, decimal amount)
    {
        Change(hold.Asset, 0, -amount);
        hold.Amount -= amount;
    }

    public void Release(Hold hold, decimal amount)
    {
        Change(hold.Asset, amount, -amount);
        hold.Amount -= amount;
    }

    private void Change(string asset, decimal free, decimal locked)
    {
        Balance old = Of(asset);
        balances[asset] = new Balance(NotNegative(old.Free + free), NotNegative(old.Locked + locked));
    }

    // A decimal knows a negative zero, which must not be shown and is no debt.
    private static decimal NotNegative(decimal amount) => amount == 0 ? 0
        : amount > 0 ? amount
        : throw new InvalidOperationException("More was spent than was held.");
}
