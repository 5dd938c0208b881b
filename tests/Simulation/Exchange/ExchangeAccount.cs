namespace Breakwater.Simulation.Exchange;

/// <summary>Free and locked amounts of one account; none ever becomes negative.</summary>
public sealed class ExchangeAccount
{
    private readonly SortedDictionary<string, (decimal Free, decimal Locked)> amounts = new(StringComparer.Ordinal);

    public IEnumerable<(string Asset, decimal Free, decimal Locked)> Amounts =>
        amounts.Select(pair => (pair.Key, pair.Value.Free, pair.Value.Locked));

    public decimal Free(string asset) => amounts.GetValueOrDefault(asset).Free;

    public decimal Total(string asset) =>
        amounts.GetValueOrDefault(asset) is var amount ? amount.Free + amount.Locked : 0m;

    public void Move(string asset, decimal free, decimal locked)
    {
        (decimal Free, decimal Locked) old = amounts.GetValueOrDefault(asset);
        if (old.Free + free < 0m || old.Locked + locked < 0m)
        {
            throw new InvalidOperationException($"The account has not enough {asset}.");
        }

        amounts[asset] = (old.Free + free, old.Locked + locked);
    }
}
