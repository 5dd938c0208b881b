using System.Diagnostics;
using Breakwater.Local.Functions;
using Breakwater.Local.Functions.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Azure.Functions.Worker.Builder;

public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(
        this FunctionsApplicationBuilder builder)
    {
        // Results are executed by MVC, with whatever options the app gives it.
        builder.Services.AddMvcCore();
        builder.Services.TryAddSingleton<IWebHostEnvironment>(new WebEnvironment(builder.Environment));
        builder.Services.TryAddSingleton(static _ => new DiagnosticListener("Microsoft.AspNetCore"));
        builder.Services.TryAddSingleton<FunctionKey>();
        builder.Services.TryAddSingleton<WebFront>();
        builder.Services.AddSingleton<IHostFront>(services => services.GetRequiredService<WebFront>());
        return builder;
    }
}
