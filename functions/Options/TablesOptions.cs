namespace Breakwater.Functions.Options;

/// <summary>Section <c>Tables</c>: where state lives. One of the two is needed.</summary>
public sealed class TablesOptions
{
    public const string Section = "Tables";

    /// <summary>For Azurite and keys.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>For the app's identity: https://ACCOUNT.table.core.windows.net.</summary>
    public Uri? ServiceUri { get; init; }

    /// <summary>Whether to make the tables at start; in Azure Bicep makes them.</summary>
    public bool Create { get; init; }
}
