using System.Reflection;
using Xunit;

namespace Breakwater.TestKit.Local;

/// <summary>An assembly's public and protected API as sorted lines, for an api.txt beside its project.</summary>
public static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Describe(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(Describe).Order(StringComparer.Ordinal)];

    /// <summary>Fails with the differing lines; the actual listing is written beside the test assembly.</summary>
    public static void AssertMatches(Assembly assembly, string apiFile)
    {
        IReadOnlyList<string> actual = Describe(assembly);
        string path = RepositoryRoot.Combine(apiFile);
        string[] expected = File.Exists(path) ? File.ReadAllLines(path) : [];
        string written = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.api.txt");
        File.WriteAllText(written, string.Concat(actual.Select(static line => line + "\n")));
        string[] difference =
        [
            .. expected.Except(actual).Select(static line => $"gone:  {line}"),
            .. actual.Except(expected).Select(static line => $"added: {line}"),
        ];
        Assert.True(
            actual.SequenceEqual(expected),
            $"{apiFile} differs from the assembly; its listing is in {written}\n{string.Join('\n', difference)}");
    }

    private static IEnumerable<string> Describe(Type type)
    {
        string name = ApiText.Name(type);
        yield return $"{name} : {ApiText.Kind(type)}";
        if (type.IsEnum)
        {
            foreach (string member in Enum.GetNames(type))
            {
                yield return $"{name}.{member} = {Convert.ToInt64(Enum.Parse(type, member), null)}";
            }

            yield break;
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield return $"{name}.{ApiText.Method(type.GetMethod("Invoke")!)}";
            yield break;
        }

        foreach (string member in type.GetMembers(Declared).Select(Describe).OfType<string>())
        {
            yield return $"{name}.{member}";
        }
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when Visible(constructor) && !constructor.IsStatic =>
            ApiText.Constructor(constructor),
        MethodInfo method when Visible(method) && !IsAccessor(method) => ApiText.Method(method),
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(Visible) =>
            ApiText.Property(property, Visible),
        FieldInfo field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly => ApiText.Field(field),
        EventInfo happening when Visible(happening.AddMethod!) =>
            $"{happening.Name} : event {ApiText.Name(happening.EventHandlerType!)}",
        _ => null,
    };

    private static bool Visible(MethodBase method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
        && !method.Name.Contains('<', StringComparison.Ordinal);

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
