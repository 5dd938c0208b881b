using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Risk;

/// <summary>What the account held when a live ledger was made: every later balance follows from it.</summary>
/// <param name="At">When.</param>
/// <param name="Account">Which account, as <see cref="KeyRights.Account"/> tells them apart.</param>
/// <param name="StartEquity">What the bot was entrusted with, quote currency.</param>
/// <param name="Balances">All that was there.</param>
public sealed record LedgerOpening(
    DateTimeOffset At, string Account, decimal StartEquity, IReadOnlyList<Balance> Balances)
{
    /// <summary>Free and locked amount of an asset.</summary>
    public decimal Of(string asset) =>
        Balances.Where(balance => balance.Asset == asset).Sum(balance => balance.Free + balance.Locked);
}
