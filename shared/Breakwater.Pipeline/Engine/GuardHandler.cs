using System.Globalization;
using Breakwater.Domain.Engine;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>Does for the operator what the limits ask for: warns, opens the breaker, throws the kill switch.</summary>
public sealed class GuardHandler(
    BotSettings settings, IStateStore store, TradeBook book, EngineDesk desk, PresetDesk presets,
    CommandHandler commands, AlertDesk alerts)
{
    /// <summary>Looks once.</summary>
    public async Task HandleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        Stored<BotControl> control = await desk.ControlAsync(cancellationToken);
        Stored<Portfolio> portfolio = await book.PortfolioAsync(cancellationToken);
        RiskRules rules = (await presets.CurrentAsync(cancellationToken)).Preset.Risk;
        if (SafetyGuard.Judge(portfolio.Value, control.Value, rules, now) is not { } trip)
        {
            return;
        }

        string text = string.Create(
            CultureInfo.InvariantCulture, $"{trip.Reason}: {trip.Check.Value:0.##}, limit {trip.Check.Threshold:0.##}");
        await (trip.Action switch
        {
            GuardAction.Kill => commands.HandleAsync(BotCommand.Kill, text, cancellationToken),
            GuardAction.OpenBreaker => commands.HandleAsync(BotCommand.ActivateBreaker, text, cancellationToken),
            _ => WarnAsync(control, text, now, cancellationToken),
        });
    }

    // Told once a day: who stores it first tells it.
    private async Task WarnAsync(
        Stored<BotControl> control, string text, DateTimeOffset now, CancellationToken cancellationToken)
    {
        BotControl warned = control.Value with { WarnedOn = DateOnly.FromDateTime(now.UtcDateTime) };
        Changes changes = new Changes(settings.Places.Engine).Put(control, warned);
        if (await store.CommitAsync(changes.Partition, changes.Writes, cancellationToken))
        {
            await alerts.TellAsync("loss-warning", text, now, cancellationToken);
        }
    }
}
