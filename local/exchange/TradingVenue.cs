using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Faults;
using Breakwater.Local.Exchange.Rest;
using Breakwater.Local.Exchange.Trading;

namespace Breakwater.Local.Exchange;

/// <summary>The trading side of one simulator: its accounts live as long as the process.</summary>
public sealed class TradingVenue
{
    public TradingVenue(TimeProvider realTime)
    {
        RealTime = realTime;
        Engine = new SpotEngine(new AccountBook(), Faults);
        Accounts = new AccountSimulation(Engine);
        FaultSettings = new FaultSimulation(Engine);
    }

    /// <summary>For faults that make a client wait.</summary>
    public TimeProvider RealTime { get; }

    public FaultTable Faults { get; } = new();

    public SpotEngine Engine { get; }

    public AccountSimulation Accounts { get; }

    public FaultSimulation FaultSettings { get; }

    /// <summary>Everything under /api and /sapi.</summary>
    public IEnumerable<Endpoint> Endpoints =>
    [
        .. new GeneralEndpoints(Faults).All, .. new CandleEndpoints().All, .. TickerEndpoints.All,
        .. BookEndpoints.All, .. new OrderEndpoints(Engine).All, .. new QueryEndpoints(Engine).All,
        .. new CancelReplaceEndpoint(Engine).All, .. new NewListEndpoints(Engine).All,
        .. new LegacyOcoEndpoint(Engine).All, .. new ListEndpoints(Engine).All,
        .. new AccountEndpoints(Engine).All, .. new WalletEndpoints(Engine).All,
        .. new NeverEndpoints(Engine).All, .. RetiredEndpoints.All,
    ];
}
