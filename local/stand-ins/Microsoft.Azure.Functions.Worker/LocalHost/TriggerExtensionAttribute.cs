namespace Breakwater.Local.Functions;

/// <summary>Names the <see cref="ITriggerExtension"/> of the assembly that declares a trigger attribute.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class TriggerExtensionAttribute(Type extension) : Attribute
{
    internal Type Extension { get; } = extension;
}
