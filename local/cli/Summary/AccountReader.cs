using Breakwater.Local.Cli.Run;

namespace Breakwater.Local.Cli.Summary;

/// <summary>Asks for the comparison of account and journal when the bot has seen all that the exchange did.</summary>
/// <remarks>
/// A stop that was filled a moment ago is a difference until the bot's next look at the exchange, so it is made to look
/// first. It is asked again as long as time goes on and something happens in between; what stays is a difference.
/// </remarks>
internal sealed class AccountReader(AppClient app, TimeProvider time)
{
    private const int TriesMax = 20;

    private const string Path = $"/api/bots/{AppClient.Bot}/account";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <exception cref="CliException">A question is not answered.</exception>
    public async Task<AccountSummary> ReadAsync(CancellationToken stop)
    {
        for (int tries = 1; ; tries++)
        {
            await app.RunFunctionAsync("Reconcile", stop);
            await UntilQuietAsync(stop);
            AccountSummary account = Of(await app.GetAsync<AccountView>(Path, stop));
            if (account.Complaint() is null || tries == TriesMax)
            {
                return account;
            }

            await Task.Delay(Interval, time, stop);
        }
    }

    private async Task UntilQuietAsync(CancellationToken stop)
    {
        for (int tries = 1; tries < TriesMax; tries++)
        {
            if ((await app.HostStatusAsync(stop)).Queues.All(queue => queue.Active == 0))
            {
                return;
            }

            await Task.Delay(Interval, time, stop);
        }
    }

    private static AccountSummary Of(AccountView view) => new()
    {
        Venue = view.Venue,
        Account = view.Account,
        Trades = view.Trades,
        Differences = view.Assets.Count(asset => asset.Difference != 0),
        Assets =
        [
            .. view.Assets.Select(asset => new AssetSummary(
                asset.Asset, asset.Free + asset.Locked, asset.Opening + asset.Moved, asset.Difference)),
        ],
        OrdersWithoutPosition = view.OrdersWithoutPosition,
        PositionsWithoutOrder = view.PositionsWithoutOrder,
        ForeignOrders = view.ForeignOrders,
    };

    private sealed record AccountView(
        string Venue,
        string? Account,
        int Trades,
        IReadOnlyList<AssetView> Assets,
        IReadOnlyList<string> OrdersWithoutPosition,
        IReadOnlyList<string> PositionsWithoutOrder,
        IReadOnlyList<string> ForeignOrders);

    private sealed record AssetView(
        string Asset, decimal Free, decimal Locked, decimal Opening, decimal Moved, decimal Difference);
}
