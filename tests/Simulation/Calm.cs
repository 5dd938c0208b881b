using Breakwater.Domain.Signals;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Invariants;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Scenarios;

namespace Breakwater.Simulation;

/// <summary>Faults stop; timers run until everything is at rest, then until every trade has ended.</summary>
public sealed class Calm(Site site, Host host, AppTimers timers, MarketPath path)
{
    private const int StepsMax = 30_000;
    private static readonly TimeSpan SettleMax = TimeSpan.FromMinutes(20);

    // A refused order rests up to 64 times 50 s (TradeSteps.RefusalRest), so the watchdog is given that long, and what
    // it does at last may need some looks more.
    private const int LooksMax = 140;
    private static readonly TimeSpan LongerThanAnyHold = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongerThanEndedStay = TimeSpan.FromMinutes(45);

    public void End(IReadOnlyList<BreakoutSignal> signals, IReadOnlyDictionary<string, decimal> start)
    {
        Quieten();
        if (!ComesToRest("after the faults"))
        {
            return;
        }

        FinalChecks.Books(site, start);
        FinalChecks.Takings(site);
        site.TakeUnlisted();
        Pass(LongerThanAnyHold);
        bool isOver = ComesToRest("after the holding time", mustBeOver: true);
        Pass(LongerThanEndedStay);
        Look();
        Look();
        if (isOver)
        {
            FinalChecks.Books(site, start);
            FinalChecks.Takings(site);
            FinalChecks.Ledger(site);
            Explained.Journal(site);
            Explained.Signals(site, [.. signals, .. site.Watch.Scans.Signals]);
            ScansExplained.Check(site);
            Explained.DeadLetters(site);
            Explained.History(site);
        }
    }

    private void Quieten()
    {
        site.Faults.IsOver = true;
        site.Weather.Clear();
        path.IsStill = true;
        timers.AreOff = true;
        foreach (Listing listing in site.Exchange.Listings.Where(one => one.Status is not ListingStatus.Gone))
        {
            listing.Status = ListingStatus.Trading;
        }

        foreach (Instance instance in site.Instances)
        {
            instance.Skew = TimeSpan.Zero;
        }

        host.Start(TimeSpan.Zero);
        site.Trace.Add(null, "calm", string.Empty);
    }

    private bool ComesToRest(string when, bool mustBeOver = false)
    {
        (Law Law, string Text)[] troubles = [];
        for (int look = 1; look <= LooksMax; look++)
        {
            Look();
            Rest.CheckExits(site);
            troubles = [.. Troubles(mustBeOver)];
            if (troubles.Length == 0 || site.Violations.Count > 0)
            {
                return troubles.Length == 0;
            }

            Pass(TimeSpan.FromMinutes(1));
        }

        foreach ((Law law, string text) in troubles)
        {
            site.Break(law, $"{when}: {text}");
        }

        return false;
    }

    private IEnumerable<(Law Law, string Text)> Troubles(bool mustBeOver) =>
        Rest.Troubles(site, excusesUnlisted: !mustBeOver).Concat(site.Watch.Trades.Values
            .Where(trade => mustBeOver && trade.IsRunning)
            .Select(trade => (Law.ComesToRest, $"{trade.Id} is {trade.Status}")));

    private void Look()
    {
        foreach (AppTimer timer in AppTimers.All.Where(timer => timer.Name != "heartbeat").Reverse())
        {
            timers.Start(timer);
            Settle();
        }
    }

    private void Pass(TimeSpan span)
    {
        DateTimeOffset end = site.Now + span;
        site.Timeline.After(span, static () => { });
        while (site.Now < end && site.Timeline.Step())
        {
            // The clock moves on, and whatever is due meanwhile is done.
        }

        Settle();
    }

    // Market, timers and script go on being due and do nothing any more. What follows from itself for ever, at its own
    // pace, is left after a while: whether that is allowed is for the checks to say.
    private void Settle()
    {
        int most = site.Steps + StepsMax;
        DateTimeOffset end = site.Now + SettleMax;
        while (site.Timeline.Pending > 0 && site.Steps < most && site.Now < end && site.Timeline.Step())
        {
            // Everything happens in the steps.
        }

        if (site.Steps >= most)
        {
            site.Break(Law.ComesToRest, $"after {StepsMax} steps something still follows from something");
        }
    }
}
