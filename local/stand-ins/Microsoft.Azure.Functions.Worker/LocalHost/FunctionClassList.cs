namespace Breakwater.Local.Functions;

internal sealed record FunctionClassList(IReadOnlyList<Type> Classes);
