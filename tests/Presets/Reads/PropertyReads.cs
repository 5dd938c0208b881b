using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Breakwater.Presets.Tests.Reads;

/// <summary>Which properties built code reads, other than what the compiler wrote for records.</summary>
internal static class PropertyReads
{
    // The compiler makes these for a record: they read every property of it, which decides nothing.
    private static readonly HashSet<string> Synthesised = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "ToString", "PrintMembers", "Deconstruct", "<Clone>$", ".ctor", "op_Equality",
        "op_Inequality",
    };

    /// <summary>The properties of <paramref name="types"/> that no code of the assemblies reads.</summary>
    /// <param name="types">Records.</param>
    /// <param name="assemblies">Files.</param>
    /// <param name="exceptIn">Code in this namespace does not count.</param>
    public static IReadOnlyList<string> Unread(
        IReadOnlyCollection<Type> types, IEnumerable<string> assemblies, string exceptIn)
    {
        HashSet<string> names = [.. types.Select(type => type.FullName!)];
        HashSet<(string Type, string Method)> called =
            [.. assemblies.SelectMany(assembly => Calls(assembly, names, exceptIn))];

        return
        [
            .. types.SelectMany(type => type
                .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(property => !called.Contains((type.FullName!, property.GetMethod!.Name))
                    // Whoever takes a record apart reads all of its parts.
                    && !called.Contains((type.FullName!, "Deconstruct")))
                .Select(property => $"{type.Name}.{property.Name}")),
        ];
    }

    private static List<(string Type, string Method)> Calls(
        string assembly, HashSet<string> records, string exceptIn)
    {
        using PEReader file = new(File.OpenRead(assembly));
        MetadataReader reader = file.GetMetadataReader();
        MethodNames names = new(reader);
        List<(string Type, string Method)> calls = [];
        foreach (MethodDefinitionHandle handle in reader.MethodDefinitions)
        {
            MethodDefinition method = reader.GetMethodDefinition(handle);
            (string type, string name) = names.Of(handle)!.Value;
            if (method.RelativeVirtualAddress == 0 || IsIn(type, exceptIn)
                || (records.Contains(type) && Synthesised.Contains(name)))
            {
                continue;
            }

            BlobReader body = file.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
            calls.AddRange(IlCalls.In(body).Select(names.Of).OfType<(string Type, string Method)>());
        }

        return calls;
    }

    private static bool IsIn(string type, string space) =>
        type.StartsWith($"{space}.", StringComparison.Ordinal);
}
