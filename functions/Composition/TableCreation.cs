using Azure.Data.Tables;
using Breakwater.Functions.Options;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Breakwater.Functions.Composition;

/// <summary>Makes the tables before the first trigger, where Bicep has not made them.</summary>
internal sealed class TableCreation(TableServiceClient service, IOptions<TablesOptions> options) : IHostedService
{
    public static readonly IReadOnlyList<string> Names = ["Engine", "Cycles", "Trading", "Journal", "History", "Paper"];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (string name in options.Value.Create ? Names : [])
        {
            await service.CreateTableIfNotExistsAsync(name, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
