using System.Reflection;
using Breakwater.Functions.Composition;
using Breakwater.Functions.Http;
using Breakwater.Pipeline;
using Breakwater.Pipeline.Messages;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Breakwater.Functions.Tests;

public sealed class CompositionTests
{
    private static readonly MethodInfo[] Functions =
    [
        .. typeof(BotFunctions).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null),
    ];

    [Fact]
    public async Task Container_CompleteSettings_BuildsAndMakesEveryFunctionClass()
    {
        using IHost host = Build(AppSettings.Offline());
        await using AsyncServiceScope scope = host.Services.CreateAsyncScope();

        Assert.NotNull(scope.ServiceProvider.GetRequiredService<TradingCycle>());
        Assert.All(
            Functions.Where(method => !method.IsStatic).Select(method => method.DeclaringType!).Distinct(),
            type => Assert.NotNull(ActivatorUtilities.CreateInstance(scope.ServiceProvider, type)));
    }

    [Fact]
    public void Functions_All_HaveUniqueNamesAndOneTrigger()
    {
        string[] names = [.. Functions.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name)];

        Assert.True(names.Length >= 9, $"{names.Length} functions.");
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Functions, method => Assert.Single(method.GetParameters(), parameter =>
            parameter.GetCustomAttributes().Any(attribute =>
                attribute is HttpTriggerAttribute or TimerTriggerAttribute or ServiceBusTriggerAttribute)));
    }

    [Fact]
    public void Queues_Each_HasExactlyOneTriggerWithTheRightConnection()
    {
        ServiceBusTriggerAttribute[] triggers = [.. Triggers<ServiceBusTriggerAttribute>()];
        string[] queues =
        [
            .. typeof(Queues).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => (string)field.GetRawConstantValue()!),
        ];

        Assert.Equal(queues.Order(), triggers.Select(trigger => trigger.QueueName).Order());
        Assert.All(triggers, trigger => Assert.Equal(QueueConnection.Setting, trigger.Connection));
    }

    [Fact]
    public void Schedules_Each_IsSixFieldsOrASetting() =>
        Assert.All(Triggers<TimerTriggerAttribute>(), trigger => Assert.Matches(
            @"^(%\w+%|[\d*/,-]+( [\d*/,-]+){5})$", trigger.Schedule));

    [Fact]
    public void HttpFunctions_All_NeedAKeyButHealthAndPage()
    {
        IEnumerable<string> open = Triggers<HttpTriggerAttribute>()
            .Where(trigger => trigger.AuthLevel is AuthorizationLevel.Anonymous)
            .Select(trigger => trigger.Route!)
            .Order(StringComparer.Ordinal);

        Assert.Equal(["/", "api/health", "assets/{file}"], open);
    }

    [Fact]
    public void HttpFunctions_Routes_AreUnique()
    {
        string[] routes =
        [
            .. Triggers<HttpTriggerAttribute>()
                .SelectMany(trigger => trigger.Methods!.Select(method => $"{method} {trigger.Route}")),
        ];

        Assert.Equal(routes.Length, routes.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static IEnumerable<T> Triggers<T>()
        where T : Attribute => Functions
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<T>())
            .OfType<T>();

    [Fact]
    public void Container_WithApplicationInsights_BuildsToo()
    {
        Dictionary<string, string> settings = AppSettings.Offline();
        settings[AddTelemetryExtensions.Setting] =
            "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://localhost/";
        using IHost host = Build(settings);

        Assert.NotNull(host.Services.GetRequiredService<TradingCycle>());
    }

    private static IHost Build(Dictionary<string, string> settings)
    {
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(
            [.. settings.Select(pair => $"--{pair.Key}={pair.Value}")]);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddBot().AddTables().AddQueues().AddPush().AddExchange().AddPipeline().AddHttp()
            .AddTelemetry();

        builder.ConfigureContainer(new DefaultServiceProviderFactory(
            new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));

        return builder.Build();
    }
}
