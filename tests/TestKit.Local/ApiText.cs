using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Breakwater.TestKit.Local;

/// <summary>Types and members as text, the same on every machine and close to C#.</summary>
internal static class ApiText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    internal static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        if (type.IsByRef || type.IsArray)
        {
            string element = Name(type.GetElementType()!);
            return type.IsArray ? $"{element}[{new string(',', type.GetArrayRank() - 1)}]" : element;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        return Nullable.GetUnderlyingType(type) is { } underlying ? Name(underlying) + "?" : FullName(type);
    }

    internal static string Kind(Type type)
    {
        string kind = type switch
        {
            { IsEnum: true } => $"enum {Name(Enum.GetUnderlyingType(type))}",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        return string.Join(", ", [kind, .. Parents(type)]) + Constraints(type.GetGenericArguments());
    }

    internal static string Constructor(ConstructorInfo constructor) =>
        $"ctor({Parameters(constructor)}){Access(constructor)}";

    internal static string Method(MethodInfo method)
    {
        Type[] arguments = method.GetGenericArguments();
        string generic = arguments.Length == 0 ? string.Empty : $"<{string.Join(", ", arguments.Select(Name))}>";
        return $"{method.Name}{generic}({Parameters(method)}) : {Name(method.ReturnType)}{Access(method)}"
            + Constraints(arguments);
    }

    internal static string Property(PropertyInfo property, Func<MethodBase, bool> visible)
    {
        MethodBase[] accessors = [.. property.GetAccessors(nonPublic: true).Where(visible)];
        bool get = accessors.Contains(property.GetMethod);
        bool set = accessors.Contains(property.SetMethod);
        bool init = set
            && property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        string index = string.Join(", ", property.GetIndexParameters().Select(Parameter));
        string name = index.Length == 0 ? property.Name : $"this[{index}]";
        string body = (get ? " get;" : string.Empty) + (init ? " init;" : set ? " set;" : string.Empty);
        return $"{name} : {Name(property.PropertyType)} {{{body} }}{Access(accessors[0])}";
    }

    internal static string Field(FieldInfo field)
    {
        string constant = field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : string.Empty;
        string modifier = field.IsLiteral ? " const" : field.IsStatic ? " static" : string.Empty;
        string writable = field.IsInitOnly ? " readonly" : string.Empty;
        return $"{field.Name} : {Name(field.FieldType)}{modifier}{writable}{constant}";
    }

    private static string FullName(Type type)
    {
        string prefix = type.IsNested ? Name(type.DeclaringType!) : type.Namespace ?? string.Empty;
        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        string name = tick < 0 ? type.Name : type.Name[..tick];
        string arguments = tick < 0 ? string.Empty : $"<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
        return prefix.Length == 0 ? name + arguments : $"{prefix}.{name}{arguments}";
    }

    private static IEnumerable<string> Parents(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        IEnumerable<string> interfaces = type.GetInterfaces().Where(static parent => parent.IsVisible)
            .Select(Name).Order(StringComparer.Ordinal);
        return type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)
            ? interfaces.Prepend(Name(parent))
            : interfaces;
    }

    private static string Parameters(MethodBase method)
    {
        string text = string.Join(", ", method.GetParameters().Select(Parameter));
        return method.IsDefined(typeof(ExtensionAttribute)) ? $"this {text}" : text;
    }

    private static string Parameter(ParameterInfo parameter)
    {
        string direction = parameter switch
        {
            { IsOut: true } => "out ",
            { IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) => "params ",
            _ => string.Empty,
        };
        string value = parameter.HasDefaultValue ? $" = {Default(parameter)}" : string.Empty;
        return $"{direction}{Name(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Default(ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return parameter.RawDefaultValue switch
        {
            null when type.IsValueType && type == parameter.ParameterType => "default",
            object value when type.IsEnum => Enum.ToObject(type, value).ToString()!,
            object value => Literal(value),
            null => "null",
        };
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Access(MethodBase method)
    {
        string visibility = method.IsPublic ? string.Empty : " protected";
        bool overrides = method is MethodInfo info && info.GetBaseDefinition() != info;
        string kind = method switch
        {
            { IsStatic: true } => " static",
            { DeclaringType.IsInterface: true } => string.Empty,
            { IsAbstract: true } => " abstract",
            _ when overrides => " override",
            { IsVirtual: true, IsFinal: false } => " virtual",
            _ => string.Empty,
        };
        return visibility + kind;
    }

    private static string Constraints(IEnumerable<Type> arguments) =>
        string.Concat(arguments.Where(static argument => argument.IsGenericParameter).Select(Constraint));

    private static string Constraint(Type argument)
    {
        GenericParameterAttributes flags = argument.GenericParameterAttributes;
        bool isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        List<string> parts = isStruct ? ["struct"] : [];
        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            parts.Add("class");
        }

        parts.AddRange(
            argument.GetGenericParameterConstraints().Where(static type => type != typeof(ValueType)).Select(Name));
        if (!isStruct && flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            parts.Add("new()");
        }

        return parts.Count == 0 ? string.Empty : $" where {argument.Name} : {string.Join(", ", parts)}";
    }
}
