using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Breakwater.Adapters.Tables;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit.Local;

namespace Breakwater.Adapters.Tests.Tables;

/// <summary>A store over the emulator, behind a network that can fail.</summary>
internal sealed class TableBed
{
    private TableBed(AzuriteFixture fixture, string table, FaultyTransport network)
    {
        Network = network;
        Service = Connect(fixture, network);
        Store = new TableStateStore(Service, "one");
        Partition = new Partition(table, "bot");
    }

    public FaultyTransport Network { get; }

    public TableServiceClient Service { get; }

    public TableStateStore Store { get; }

    public Partition Partition { get; }

    public static async Task<TableBed> StartAsync(AzuriteFixture fixture)
    {
        string table = fixture.NextTableName();
        await new TableServiceClient(fixture.ConnectionString).CreateTableAsync(table);

        return new TableBed(fixture, table, new FaultyTransport());
    }

    public static TableServiceClient Connect(AzuriteFixture fixture, HttpPipelineTransport network)
    {
        var options = new TableClientOptions { Transport = network };
        options.Retry.Delay = TimeSpan.FromMilliseconds(5);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(20);

        return new TableServiceClient(fixture.ConnectionString, options);
    }
}
