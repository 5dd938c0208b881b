namespace Breakwater.Functions.Composition;

/// <summary>How push connects.</summary>
internal static class PushConnection
{
    /// <summary>A connection string, or a section with an address for the app's identity.</summary>
    public const string Setting = "AzureSignalRConnectionString";

    /// <summary>The key of that address within the section.</summary>
    public const string ServiceUri = "serviceUri";
}
