using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Ports;
using Microsoft.Extensions.Hosting;

namespace Breakwater.Functions.Composition;

/// <summary>
/// Says at start whose money is traded where. A key of another account than the ledger's stops the app: a bot that was
/// running would go on with it, without a start-up phase to refuse it.
/// </summary>
internal sealed class StartNotice(BotSettings settings, AccountCheck account, EventLog events) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        string waived = settings is { Mode: TradingMode.Live, Live.EvidenceWaived: { } reason }
            ? $", evidence waived: {reason}"
            : string.Empty;
        events.Engine("mode", $"{settings.Mode} on {settings.Venue}{waived}");
        if (settings.Mode is TradingMode.Paper)
        {
            return;
        }

        try
        {
            if (await account.StrangerAsync(cancellationToken) is { } stranger)
            {
                throw new InvalidOperationException(stranger);
            }
        }
        catch (OutsideTroubleException trouble)
        {
            // Exits must not wait for an answer to this; the next start-up phase asks again.
            events.Alert("account", $"not known yet: {trouble.Message}", "account-unknown");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
