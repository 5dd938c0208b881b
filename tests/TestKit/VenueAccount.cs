using Breakwater.Pipeline.Ports;

namespace Breakwater.TestKit;

/// <summary>Free and locked amounts; no sum ever appears from nowhere or becomes negative.</summary>
internal sealed class VenueAccount
{
    private readonly Dictionary<string, (decimal Free, decimal Locked)> amounts = [];

    public IReadOnlyList<Balance> Balances =>
        [.. amounts.Select(pair => new Balance(pair.Key, pair.Value.Free, pair.Value.Locked))];

    public decimal Free(string asset) => amounts.GetValueOrDefault(asset).Free;

    public decimal Total(string asset) =>
        amounts.GetValueOrDefault(asset).Free + amounts.GetValueOrDefault(asset).Locked;

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
