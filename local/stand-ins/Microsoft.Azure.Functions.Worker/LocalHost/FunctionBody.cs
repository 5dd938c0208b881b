using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Local.Functions;

/// <summary>Calls the function's method: makes its class, binds its parameters, awaits its result.</summary>
internal sealed class FunctionBody
{
    private readonly ParameterBinder[] binders;
    private readonly MethodInvoker method;
    private readonly ObjectFactory? factory;
    private readonly PropertyInfo? result;
    private readonly Type type;

    internal FunctionBody(ITriggerListener listener)
    {
        FunctionEntry function = listener.Function;
        type = function.Class;
        method = MethodInvoker.Create(function.Method);
        binders = [.. function.Method.GetParameters().Select(parameter => Binder(listener, parameter))];
        factory = function.Method.IsStatic ? null : ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);
        Type returns = function.Method.ReturnType;
        result = returns.IsGenericType && returns.IsAssignableTo(typeof(Task)) ? returns.GetProperty("Result") : null;
        if (returns == typeof(void) && function.Method.IsDefined(
            typeof(System.Runtime.CompilerServices.AsyncStateMachineAttribute)))
        {
            throw new HostStartException($"{function.Name}: an async void function cannot be awaited; return a Task.");
        }
    }

    internal async Task RunAsync(FunctionContext context)
    {
        InvocationContext invocation = (InvocationContext)context;
        object? registered = factory is null ? null : context.InstanceServices.GetService(type);
        object? made = registered is null ? factory?.Invoke(context.InstanceServices, null) : null;
        try
        {
            object?[] arguments = Array.ConvertAll(binders, binder => binder(invocation));
            object? returned = method.Invoke(registered ?? made, arguments.AsSpan());
            if (returned is Task task)
            {
                await task;
                returned = result?.GetValue(task);
            }
            else if (returned is ValueTask valueTask)
            {
                await valueTask;
                returned = null;
            }

            invocation.Result = returned;
        }
        finally
        {
            await DisposeAsync(made);
        }
    }

    private static async ValueTask DisposeAsync(object? instance)
    {
        if (instance is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else if (instance is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }

    private static ParameterBinder Binder(ITriggerListener listener, ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(FunctionContext))
        {
            return static context => context;
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return static context => context.CancellationToken;
        }

        return listener.Bind(parameter) ?? throw new HostStartException(
            $"{listener.Function.Name}: the parameter '{parameter.Name}' of type {parameter.ParameterType.Name} "
            + "cannot be bound.");
    }
}
