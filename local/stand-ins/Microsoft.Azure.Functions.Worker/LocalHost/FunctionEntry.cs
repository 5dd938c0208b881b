using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Breakwater.Local.Functions;

/// <summary>One function as found in the app: its method, its trigger, and what it has done so far.</summary>
internal sealed class FunctionEntry(string name, MethodInfo method, ParameterInfo trigger) : FunctionDefinition
{
    public override string Name { get; } = name;

    public override string Id { get; } = InvocationIds.Derive(method.DeclaringType!.FullName + "." + method.Name);

    public override string EntryPoint { get; } = $"{method.DeclaringType!.FullName}.{method.Name}";

    public override string PathToAssembly { get; } = method.DeclaringType!.Assembly.Location;

    internal MethodInfo Method { get; } = method;

    internal Type Class { get; } = method.DeclaringType!;

    internal ParameterInfo TriggerParameter { get; } = trigger;

    internal TriggerBindingAttribute Trigger { get; } = trigger.GetCustomAttribute<TriggerBindingAttribute>()!;

    internal RetryAttribute? Retry { get; } = method.GetCustomAttribute<RetryAttribute>();

    internal FunctionStatistics Statistics { get; } = new();
}
