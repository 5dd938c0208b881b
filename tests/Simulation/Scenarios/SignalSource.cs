using System.Text.Json;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;
using Breakwater.Pipeline.Messages;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Time;

namespace Breakwater.Simulation.Scenarios;

/// <summary>Puts signals on the queue as the detection would, and messages that nobody can read.</summary>
public sealed class SignalSource(Site site)
{
    private readonly List<BreakoutSignal> sent = [];

    public IReadOnlyList<BreakoutSignal> Sent => sent;

    public void Send(Chance chance, int number, int copies)
    {
        Listing[] listed = [.. site.Exchange.Listings.Where(one => one.Status is not ListingStatus.Gone)];
        BreakoutSignal signal = Make(chance.Of(listed), chance, number);
        sent.Add(signal);
        var origin = new Origin(site.Settings.Bot, "c-" + signal.Id, "simulation", site.Now);
        Envelope envelope = Envelope.Of(
            origin, new AssessSignal(signal, site.Settings.Deployed.Id), signal.Id) with
        {
            ExpiresAt = signal.ExpiresAt,
        };
        for (int copy = 0; copy < copies; copy++)
        {
            site.Queue.Take(new OutgoingMessage(Queues.Risk, envelope));
        }
    }

    public void Poison(int number)
    {
        using var text = JsonDocument.Parse("""{"nothing":"that anybody knows"}""");
        var envelope = new Envelope(
            $"poison-{number}", Host.PoisonType, site.Settings.Bot, "c-poison", "nobody", site.Now,
            text.RootElement.Clone());
        site.Queue.Take(new OutgoingMessage(Queues.Execution, envelope));
    }

    private BreakoutSignal Make(Listing listing, Chance chance, int number)
    {
        Instrument instrument = listing.Instrument;
        decimal price = listing.Bid;
        decimal entry = instrument.PriceDown(price * (1m + (decimal)chance.Between(-0.002, 0.001)));
        decimal stop = instrument.PriceDown(price * (1m - (decimal)chance.Between(0.006, 0.035)));

        return new BreakoutSignal(
            $"s{number}",
            listing.Symbol,
            instrument.PriceDown(price * 0.995m),
            entry,
            instrument.PriceUp(price * 1.006m),
            stop,
            price * 0.01m,
            Timeframe.M1.OpenTimeAt(site.Now - TimeSpan.FromMinutes(1)),
            site.Now + chance.Seconds(20, 600),
            0.7m);
    }
}
