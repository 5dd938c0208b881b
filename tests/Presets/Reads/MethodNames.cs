using System.Reflection.Metadata;

namespace Breakwater.Presets.Tests.Reads;

/// <summary>What the metadata calls a method and the types around it.</summary>
internal sealed class MethodNames(MetadataReader reader)
{
    /// <summary>The full name of a method's type, nested ones after <c>+</c>, and its own name; null when its type is
    /// no plain type.</summary>
    public (string Type, string Method)? Of(EntityHandle method) => method.Kind switch
    {
        HandleKind.MethodDefinition => Of((MethodDefinitionHandle)method),
        HandleKind.MemberReference => Of(reader.GetMemberReference((MemberReferenceHandle)method)),
        HandleKind.MethodSpecification =>
            Of(reader.GetMethodSpecification((MethodSpecificationHandle)method).Method),
        _ => null,
    };

    public string OfType(TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string name = reader.GetString(type.Name);

        return type.GetDeclaringType() is { IsNil: false } outer
            ? $"{OfType(outer)}+{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }

    private (string Type, string Method)? Of(MethodDefinitionHandle handle)
    {
        MethodDefinition method = reader.GetMethodDefinition(handle);

        return (OfType(method.GetDeclaringType()), reader.GetString(method.Name));
    }

    private (string Type, string Method)? Of(MemberReference member) => member.Parent.Kind switch
    {
        HandleKind.TypeReference =>
            (OfReference((TypeReferenceHandle)member.Parent), reader.GetString(member.Name)),
        HandleKind.TypeDefinition =>
            (OfType((TypeDefinitionHandle)member.Parent), reader.GetString(member.Name)),
        _ => null,
    };

    private string OfReference(TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);

        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{OfReference((TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
