using System.Security.Cryptography;
using Azure.Data.Tables;
using Azure.Identity;
using Breakwater.Adapters.Tables;
using Breakwater.Functions.Options;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Breakwater.Functions.Composition;

internal static class AddTablesExtensions
{
    /// <summary>State and journal in Table Storage.</summary>
    public static FunctionsApplicationBuilder AddTables(this FunctionsApplicationBuilder builder)
    {
        builder.Services.AddOptions<TablesOptions>()
            .Bind(builder.Configuration.GetSection(TablesOptions.Section));
        builder.Services.AddSingleton(provider =>
            Connect(provider.GetRequiredService<IOptions<TablesOptions>>().Value));

        // Names this process among all instances, so that it knows its own writes again.
        string instance = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        builder.Services.AddSingleton<IStateStore>(provider =>
            new ObservedStore(
                new TableStateStore(provider.GetRequiredService<TableServiceClient>(), instance),
                provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(provider => new TableJournal(
            provider.GetRequiredService<TableServiceClient>(), provider.GetRequiredService<BotSettings>().Mode));
        builder.Services.AddSingleton<IJournal>(provider => new ObservedJournal(
            provider.GetRequiredService<TableJournal>(), provider.GetRequiredService<ILoggerFactory>()));
        builder.Services.AddHostedService<TableCreation>();

        return builder;
    }

    private static TableServiceClient Connect(TablesOptions options) => options.ServiceUri is { } uri
        ? new TableServiceClient(uri, new DefaultAzureCredential())
        : new TableServiceClient(options.ConnectionString);
}
