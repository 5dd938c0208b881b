namespace Breakwater.Infra.Tests.Bicep;

/// <summary>The functions and decorators of the language that these files may use.</summary>
internal static class BicepWords
{
    public static readonly IReadOnlySet<string> Functions = new HashSet<string>(StringComparer.Ordinal)
    {
        "any", "concat", "contains", "deployer", "deployment", "empty", "first", "format", "guid", "items", "join",
        "last", "length", "loadJsonContent", "loadTextContent", "max", "min", "range", "replace", "resourceGroup",
        "resourceId", "split", "string", "subscription", "subscriptionResourceId", "substring", "take", "tenant",
        "toLower", "toUpper", "trim", "union", "uniqueString", "utcNow",
    };

    public static readonly IReadOnlySet<string> Decorators = new HashSet<string>(StringComparer.Ordinal)
    {
        "allowed", "batchSize", "description", "export", "maxLength", "maxValue", "metadata", "minLength", "minValue",
        "sealed", "secure",
    };
}
