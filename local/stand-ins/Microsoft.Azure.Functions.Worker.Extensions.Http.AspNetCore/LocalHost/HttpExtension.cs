using Breakwater.Local.Functions;
using Breakwater.Local.Functions.Http;
using Microsoft.Extensions.DependencyInjection;

[assembly: TriggerExtension(typeof(HttpExtension))]

namespace Breakwater.Local.Functions.Http;

internal sealed class HttpExtension : ITriggerExtension
{
    public ITriggerListener Listen(FunctionEntry function, FunctionsRuntime runtime)
    {
        WebFront front = runtime.Services.GetService<WebFront>() ?? throw new HostStartException(
            $"{function.Name}: an HTTP trigger needs builder.ConfigureFunctionsWebApplication() in Program.cs.");
        return new HttpListener(function, runtime, front);
    }
}
