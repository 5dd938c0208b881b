using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Breakwater.Mutation;

/// <summary>The generators that the compiler of the build runs over the shared projects.</summary>
internal static class SourceGenerators
{
    /// <summary>Every one; their file is that of the package that the build took.</summary>
    public static IEnumerable<IIncrementalGenerator> All() =>
        from attribute in typeof(SourceGenerators).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        where attribute.Key == "Generator"
        from type in Assembly.LoadFrom(attribute.Value!).GetTypes()
        where type.GetCustomAttribute<GeneratorAttribute>() is not null
            && type.IsAssignableTo(typeof(IIncrementalGenerator))
        select (IIncrementalGenerator)Activator.CreateInstance(type)!;
}
