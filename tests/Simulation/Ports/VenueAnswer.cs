using Breakwater.Domain.Execution;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Ports;

/// <summary>How the venue meets one request: whether it does it, and what the sender hears, and when.</summary>
/// <param name="IsDone">Whether it is carried out at once.</param>
/// <param name="Hears">What the sender hears instead of the true answer; null for that one.</param>
/// <param name="After">How long the sender waits for it.</param>
internal readonly record struct VenueAnswer(bool IsDone, OrderStatus? Hears, TimeSpan After)
{
    // rest-api.md: recvWindow 5 s by default; errors.md: -1007 after the back-end's own ten seconds.
    public static readonly TimeSpan ReceiveWindow = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan BackendTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Whether it is carried out some time within the venue's own time-out, or never.</summary>
    public bool IsLate { get; init; }

    /// <summary>Whether that is as late as it can be.</summary>
    public bool IsSlowest { get; init; }

    // Orders are few beside reads and writes.
    internal const double Weight = 4;

    private static VenueAnswer Plain => new(true, null, TimeSpan.Zero);

    private static VenueAnswer NotAccepted => new(false, OrderStatus.NotFound, TimeSpan.Zero);

    /// <summary>The fate of an order that was signed at <paramref name="signed"/> and arrives now.</summary>
    public static VenueAnswer ToOrder(Site site, DateTimeOffset signed)
    {
        FaultPlan faults = site.Faults;
        if (IsHeldOff(site) || faults.Strikes(Fault.ClockRefused, Weight) || site.Now - signed > ReceiveWindow)
        {
            return NotAccepted;
        }

        if (faults.Strikes(Fault.RateLimited, 0.2))
        {
            site.Weather.Begin(Fault.RateLimited, faults.Details(Fault.RateLimited).Seconds(1, 20));

            return NotAccepted;
        }

        if (site.Weather.Is(Fault.VenueDown) || faults.Strikes(Fault.OrderLost, Weight))
        {
            return new VenueAnswer(false, OrderStatus.Unknown, BackendTimeout);
        }

        if (faults.Strikes(Fault.ServerError, Weight))
        {
            return new VenueAnswer(faults.Details(Fault.ServerError).Happens(0.5), OrderStatus.Unknown, TimeSpan.Zero);
        }

        if (faults.Strikes(Fault.OrderRefused, Weight))
        {
            return new VenueAnswer(false, OrderStatus.Rejected, TimeSpan.Zero);
        }

        if (faults.Strikes(Fault.SlowestOrder, Weight))
        {
            return new VenueAnswer(false, OrderStatus.Unknown, BackendTimeout) { IsSlowest = true };
        }

        if (faults.Strikes(Fault.OrderTakenLate, Weight))
        {
            return new VenueAnswer(false, OrderStatus.Unknown, BackendTimeout) { IsLate = true };
        }

        return faults.Strikes(Fault.OrderTakenUnanswered, Weight)
            ? new VenueAnswer(true, OrderStatus.Unknown, BackendTimeout)
            : Plain;
    }

    /// <summary>The fate of a question or a cancellation.</summary>
    public static VenueAnswer ToQuestion(Site site, Fault failure)
    {
        if (IsHeldOff(site))
        {
            return new VenueAnswer(false, OrderStatus.Unknown, TimeSpan.Zero);
        }

        if (site.Weather.Is(Fault.VenueDown))
        {
            return new VenueAnswer(false, OrderStatus.Unknown, BackendTimeout);
        }

        return site.Faults.Strikes(failure, Weight)
            ? new VenueAnswer(site.Faults.Details(failure).Happens(0.5), OrderStatus.Unknown, BackendTimeout)
            : Plain;
    }

    private static bool IsHeldOff(Site site) => site.Weather.Is(Fault.RateLimited) || site.Weather.Is(Fault.Banned);
}
