namespace Breakwater.Local.Cli.Costing;

/// <summary>What is to be priced: the settings of infra/bicep that cost something.</summary>
internal sealed record Deployment
{
    /// <summary>Each is a deployment of its own; what is free a month is free once.</summary>
    public int Bots { get; init; } = 1;

    /// <summary>Instruments that each scan looks at.</summary>
    public int Symbols { get; init; } = 100;

    /// <summary>Minutes between scans: the preset's signal candle.</summary>
    public int CandleMinutes { get; init; } = 5;

    public int MemoryMb { get; init; } = 512;

    /// <summary>Warm instances of each function between candle and order.</summary>
    public int AlwaysReady { get; init; }

    public bool ServiceBusStandard { get; init; }

    public bool SignalRStandard { get; init; }

    public bool Alerts { get; init; }

    public bool FixedAddress { get; init; }

    public decimal MemoryGb => MemoryMb / 1024m;

    public override string ToString() =>
        $"{Bots} bot{(Bots == 1 ? "" : "s")}, {Symbols} symbols, {CandleMinutes}m candles, {MemoryMb} MB"
        + (ServiceBusStandard ? ", Service Bus Standard" : "")
        + (SignalRStandard ? ", SignalR Standard" : "")
        + (AlwaysReady > 0 ? $", {AlwaysReady} always ready" : "")
        + (FixedAddress ? ", fixed address" : "")
        + (Alerts ? ", alerts" : ", no alerts");
}
