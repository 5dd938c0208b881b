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
        from type in TypesOf(Assembly.LoadFrom(attribute.Value!))
        where type.GetCustomAttribute<GeneratorAttribute>() is not null
            && type.IsAssignableTo(typeof(IIncrementalGenerator))
        select (IIncrementalGenerator)Activator.CreateInstance(type)!;

    // Beside a generator there may be an editor's corrections, whose libraries are not here.
    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException some)
        {
            return some.Types.OfType<Type>();
        }
    }
}
