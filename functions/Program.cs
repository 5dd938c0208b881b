using Breakwater.Functions.Composition;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

if (args is [SettingsCheck.Argument])
{
    return SettingsCheck.PassesAlone(Console.Out) ? 0 : 1;
}

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);

if (!SettingsCheck.Passes(builder.Configuration, Console.Error))
{
    return 1;
}

builder.ConfigureFunctionsWebApplication();
builder.Services.TryAddSingleton(TimeProvider.System);
builder
    .AddBot()
    .AddTables()
    .AddQueues()
    .AddPush()
    .AddExchange()
    .AddPipeline()
    .AddHttp()
    .AddTelemetry();

await builder.Build().RunAsync();

return 0;
