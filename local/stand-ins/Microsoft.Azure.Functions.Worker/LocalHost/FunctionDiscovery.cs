using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Breakwater.Local.Functions;

/// <summary>Finds the functions in the app's classes, and refuses what the cloud's build would refuse.</summary>
internal static class FunctionDiscovery
{
    internal static IEnumerable<Type> EntryAssemblyClasses() => Assembly.GetEntryAssembly()?.GetExportedTypes() ?? [];

    internal static IReadOnlyList<FunctionEntry> Find(IEnumerable<Type> classes)
    {
        Dictionary<string, FunctionEntry> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (Type type in classes.Where(type => type is { IsClass: true, IsGenericTypeDefinition: false }))
        {
            foreach (MethodInfo method in type.GetMethods(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                if (method.GetCustomAttribute<FunctionAttribute>() is FunctionAttribute attribute)
                {
                    Add(found, Read(attribute.Name, method));
                }
            }
        }

        return [.. found.Values.OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static void Add(Dictionary<string, FunctionEntry> found, FunctionEntry entry)
    {
        if (!found.TryAdd(entry.Name, entry))
        {
            FunctionEntry first = found[entry.Name];
            throw new HostStartException(
                $"Two functions have one name: '{first.Name}' ({first.EntryPoint}) and "
                + $"'{entry.Name}' ({entry.EntryPoint}).");
        }
    }

    private static FunctionEntry Read(string name, MethodInfo method)
    {
        ParameterInfo[] triggers =
            [.. method.GetParameters().Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute)))];
        return triggers.Length == 1
            ? new FunctionEntry(name, method, triggers[0])
            : throw new HostStartException($"{name}: a function has one trigger, this one has {triggers.Length}.");
    }
}
