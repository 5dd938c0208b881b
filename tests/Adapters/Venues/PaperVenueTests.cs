namespace Breakwater.Adapters.Tests.Venues;

/// <summary>The paper venue keeps the promises that the live one keeps.</summary>
public sealed class PaperVenueTests : TradingVenueContract
{
    protected override Task<VenueContractBed> StartAsync(params decimal[] prices) =>
        Task.FromResult<VenueContractBed>(new PaperContractBed(prices));
}
