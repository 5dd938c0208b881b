using Breakwater.Local.Clock;
using Breakwater.Local.Functions;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly HostApplicationBuilder inner;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware = [];

    internal FunctionsApplicationBuilder(string[] args)
    {
        inner = LocalConfiguration.CreateBuilder(args);
        Settings = new HostSettings(inner.Configuration);
        PlainLogging.Use(inner.Logging, Settings.Quiet);
        Clock = HostClock.Create(Settings);
        ProcessClock.Use(Clock.Time);
        inner.Services.AddSingleton(Clock.Time);
        inner.Services.AddSingleton(Settings);
        inner.Services.AddSingleton(Clock);
        inner.Services.AddSingleton<OperationTally>();
        inner.Services.AddSingleton<FunctionInvoker>();
        inner.Services.AddSingleton<FunctionsRuntime>();
    }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)inner).Properties;

    public ConfigurationManager Configuration => inner.Configuration;

    public IHostEnvironment Environment => inner.Environment;

    public ILoggingBuilder Logging => inner.Logging;

    public IMetricsBuilder Metrics => inner.Metrics;

    public IServiceCollection Services => inner.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => inner.Configuration;

    internal HostSettings Settings { get; }

    internal HostClock Clock { get; }

    /// <summary>The classes to look for functions in; by default the public ones of the entry assembly.</summary>
    internal IEnumerable<Type> FunctionClasses { get; set; } = FunctionDiscovery.EntryAssemblyClasses();

    public IHost Build()
    {
        inner.Services.AddSingleton(new MiddlewarePipeline([.. middleware]));
        inner.Services.AddSingleton(new FunctionClassList([.. FunctionClasses]));
        return new LocalHost(inner.Build());
    }

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => inner.ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(
        Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        this.middleware.Add(middleware);
        return this;
    }
}
