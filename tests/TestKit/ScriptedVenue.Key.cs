using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.TestKit;

/// <content>The key and what it pays.</content>
public sealed partial class ScriptedVenue
{
    /// <summary>What the key may do.</summary>
    public KeyRights Rights { get; set; } = new("account-1", CanTrade: true, CanWithdraw: false, IsAddressBound: true);

    /// <summary>What asking for the key's rights leads to instead; null is an answer.</summary>
    public Exception? KeyTrouble { get; set; }

    public Task<FeeRates> FeesAsync(Symbol symbol, CancellationToken cancellationToken) =>
        Task.FromResult(new FeeRates(FeeRate * 10_000m, FeeRate * 10_000m, null));

    public async Task<KeyRights> KeyRightsAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();

        return KeyTrouble is null ? Rights : throw KeyTrouble;
    }
}
