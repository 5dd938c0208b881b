using Breakwater.Domain.Engine;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Breakwater.Simulation.Scenarios;

/// <summary>Does one deed.</summary>
public sealed class Doer(Site site, Host host, MarketPath path, SignalSource signals)
{
    private static readonly Fault[] Storms =
    [
        Fault.StoreDown, Fault.BusDown, Fault.VenueDown, Fault.Banned, Fault.RateLimited, Fault.MarketUnseen,
    ];

    private static readonly ActivePreset Other = new(SimulationRules.Other, "1");

    private readonly MarketDeeds market = new(site, path);

    public void Do(Deed deed, Chance chance, int number)
    {
        switch (deed)
        {
            case Deed.Signal:
            case Deed.SignalTwice:
                signals.Send(chance, number, copies: deed is Deed.Signal ? 1 : 2);
                break;
            case Deed.SignalThenStop:
                SignalThenStop(chance, number);
                break;
            case Deed.OtherPreset:
            case Deed.FirstPreset:
                Switch(deed is Deed.OtherPreset ? Other : site.Settings.Deployed);
                break;
            case Deed.Storm:
                Storm(chance);
                break;
            case Deed.Crash:
            case Deed.CrashAll:
                Crash(chance, deed is Deed.CrashAll);
                break;
            case Deed.ScaleOut:
                ScaleOut(chance);
                break;
            case Deed.Skew:
                Skew(chance);
                break;
            case Deed.Poison:
                site.Faults.Count(Fault.PoisonMessage);
                signals.Poison(number);
                break;
            case Deed.None:
                break;
            case Deed.ClosePosition:
                Close(number);
                break;
            case >= Deed.Start and <= Deed.DeactivateBreaker:
                Command(CommandOf(deed), number);
                break;
            default:
                market.Do(deed, chance, number);
                break;
        }
    }

    public void Command(BotCommand command, int number)
    {
        bool sellsAll = command is BotCommand.Kill or BotCommand.EmergencyStop or BotCommand.Flatten;
        if (sellsAll && site.Watch.Trades.Values.Any(trade => trade.IsRunning))
        {
            site.Outcomes.Count(Outcome.KilledWithPositions);
        }

        if (site.Instances.Count > 0)
        {
            Instance instance = site.Instances[number % site.Instances.Count];
            host.Run(instance, $"{command}-{number}", rig =>
                rig.Commands.HandleAsync(command, "simulated", CancellationToken.None));
        }
    }

    private void SignalThenStop(Chance chance, int number)
    {
        signals.Send(chance, number, copies: 1);
        BotCommand command = chance.Of<BotCommand>([BotCommand.Kill, BotCommand.Stop, BotCommand.Pause]);
        site.Timeline.After(chance.Seconds(0.01, 0.3), () => Command(command, number));
    }

    private void Close(int number)
    {
        if (site.Instances.Count > 0 && site.Watch.Trades.Values.FirstOrDefault(one => one.IsRunning) is { } trade)
        {
            host.Run(site.Instances[number % site.Instances.Count], $"close-{number}", rig =>
                rig.Close.HandleAsync(trade.Symbol, "simulated", CancellationToken.None));
        }
    }

    private void Switch(ActivePreset preset)
    {
        if (site.Instances.Count > 0)
        {
            Instance instance = site.Instances[0];
            host.Run(instance, "preset", rig => new PresetSwitch(
                site.Settings,
                rig.Presets,
                new EventLog(NullLoggerFactory.Instance, site.Timeline.Clock)).ToAsync(preset, CancellationToken.None));
        }
    }

    private void Storm(Chance chance)
    {
        Fault[] possible = [.. Storms.Where(site.Faults.Has)];
        if (possible.Length > 0)
        {
            Fault storm = chance.Of(possible);
            site.Faults.Count(storm);
            site.Weather.Begin(storm, chance.Seconds(2, 70));
        }
    }

    private void Crash(Chance chance, bool all)
    {
        do
        {
            if (site.Instances.Count == 0)
            {
                break;
            }

            Instance victim = chance.Of(site.Instances);
            site.Faults.Count(Fault.Crash);
            site.Kill(victim);
            TimeSpan skew = victim.Skew;
            site.Timeline.After(chance.Seconds(0.1, 30), () => host.Start(skew));
        }
        while (all);
    }

    // The new one may go away again: scaling in is a crash that waits for nobody.
    private void ScaleOut(Chance chance)
    {
        if (site.Instances.Count < 4)
        {
            site.Faults.Count(Fault.ScaleOut);
            host.Start(TimeSpan.Zero);
        }
        else
        {
            site.Kill(chance.Of(site.Instances));
        }
    }

    private void Skew(Chance chance)
    {
        if (site.Instances.Count > 0)
        {
            site.Faults.Count(Fault.ClockSkewed);
            chance.Of(site.Instances).Skew = TimeSpan.FromSeconds(chance.Between(-1, 1));
        }
    }

    private static BotCommand CommandOf(Deed deed) => deed switch
    {
        Deed.Start => BotCommand.Start,
        Deed.Stop => BotCommand.Stop,
        Deed.Pause => BotCommand.Pause,
        Deed.Resume => BotCommand.Resume,
        Deed.Retry => BotCommand.Retry,
        Deed.Kill => BotCommand.Kill,
        Deed.ResetKill => BotCommand.ResetKill,
        Deed.EmergencyStop => BotCommand.EmergencyStop,
        Deed.Flatten => BotCommand.Flatten,
        Deed.CancelOrders => BotCommand.CancelOrders,
        Deed.Sync => BotCommand.Sync,
        Deed.ActivateBreaker => BotCommand.ActivateBreaker,
        Deed.DeactivateBreaker => BotCommand.DeactivateBreaker,
        _ => throw new ArgumentOutOfRangeException(nameof(deed), deed, "No command."),
    };
}
