using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Local.Functions.Http;

/// <summary>One HTTP function: its route, its key, and its answer.</summary>
internal sealed class HttpListener : ITriggerListener
{
    internal const string ContextKey = "HttpRequestContext";

    private readonly FunctionsRuntime runtime;
    private readonly WebFront front;
    private readonly HttpTriggerAttribute trigger;
    private readonly FunctionKey key;

    internal HttpListener(FunctionEntry function, FunctionsRuntime runtime, WebFront front)
    {
        Function = function;
        this.runtime = runtime;
        this.front = front;
        trigger = (HttpTriggerAttribute)function.Trigger;
        key = runtime.Services.GetRequiredService<FunctionKey>();
        string route = runtime.Settings.Resolve(trigger.Route ?? function.Name, function.Name).Trim('/');
        string prefix = runtime.Settings.Host.RoutePrefix.Trim('/');
        Route = string.Join('/', new[] { prefix, route }.Where(part => part.Length > 0));
    }

    public FunctionEntry Function { get; }

    public string Description => $"[{Methods}] {front.Address}/{Route}";

    internal string Route { get; }

    internal IReadOnlyList<string>? AllowedMethods =>
        trigger.Methods is { Length: > 0 } methods ? [.. methods.Select(method => method.ToUpperInvariant())] : null;

    private string Methods => AllowedMethods is null ? "ANY" : string.Join(',', AllowedMethods);

    public Task OpenAsync(CancellationToken token) => Task.CompletedTask;

    public Task RunAsync(CancellationToken token) => Task.CompletedTask;

    public ParameterBinder? Bind(ParameterInfo parameter)
    {
        if (parameter == Function.TriggerParameter)
        {
            return parameter.ParameterType == typeof(HttpRequest) ? static context => context.TriggerValue : null;
        }

        Type target = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        bool simple = target == typeof(string) || target.IsAssignableTo(typeof(IConvertible)) || target == typeof(Guid);
        return simple ? context => Convert(context, parameter, target) : null;
    }

    internal async Task HandleAsync(HttpContext http)
    {
        if (trigger.AuthLevel > AuthorizationLevel.User && !key.Admits(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await runtime.Ready;
        await runtime.Gate.EnterAsync();
        try
        {
            Exception? failure = await runtime.Invoker.InvokeAsync(Function, Input(http));
            if (failure is not null && !http.Response.HasStarted)
            {
                http.Response.Clear();
                http.Response.StatusCode = (failure as BadHttpRequestException)?.StatusCode
                    ?? StatusCodes.Status500InternalServerError;
            }
        }
        finally
        {
            if (!HttpMethods.IsGet(http.Request.Method))
            {
                runtime.Clock.Release();
            }

            runtime.Gate.Leave();
        }
    }

    private static TriggerInput Input(HttpContext http)
    {
        Dictionary<string, object?> data = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues value) in http.Request.Query)
        {
            data[name] = value.ToString();
        }

        foreach ((string name, object? value) in http.Request.RouteValues)
        {
            data[name] = value;
        }

        return new TriggerInput(http.Request)
        {
            BindingData = data,
            TraceParent = http.Request.Headers.TraceParent.FirstOrDefault(),
            Prepare = context =>
            {
                context.Items[ContextKey] = http;
                http.RequestServices = context.InstanceServices;
            },
            Finish = context => AnswerAsync(http, context.Result),
        };
    }

    private static Task AnswerAsync(HttpContext http, object? result)
    {
        IActionResult? action = result switch
        {
            null => null,
            IActionResult ready => ready,
            IResult minimal => new MinimalResult(minimal),
            _ => new ObjectResult(result),
        };
        return action?.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()))
            ?? Task.CompletedTask;
    }

    private static object? Convert(InvocationContext context, ParameterInfo parameter, Type target)
    {
        object? value = context.BindingContext.BindingData.GetValueOrDefault(parameter.Name!);
        string? text = value is null ? null : System.Convert.ToString(value, CultureInfo.InvariantCulture);
        try
        {
            return text switch
            {
                null when parameter.HasDefaultValue => parameter.DefaultValue,
                null when target == parameter.ParameterType && target.IsValueType =>
                    throw new BadHttpRequestException($"'{parameter.Name}' is missing."),
                null => null,
                _ when target == typeof(Guid) => Guid.Parse(text),
                _ when target.IsEnum => Enum.Parse(target, text, ignoreCase: true),
                _ => System.Convert.ChangeType(text, target, CultureInfo.InvariantCulture),
            };
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            throw new BadHttpRequestException($"'{parameter.Name}' is not a valid {target.Name}.", error);
        }
    }

    private sealed class MinimalResult(IResult result) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) => result.ExecuteAsync(context.HttpContext);
    }
}
