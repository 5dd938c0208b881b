using Breakwater.Functions.Options;
using Microsoft.Extensions.Configuration;

namespace Breakwater.Functions.Composition;

/// <summary>How the app reaches storage, queues and push: by a connection string or by its identity.</summary>
internal static class ConnectionCheck
{
    private const string TablesString = $"{TablesOptions.Section}:{nameof(TablesOptions.ConnectionString)}";
    private const string TablesAddress = $"{TablesOptions.Section}:{nameof(TablesOptions.ServiceUri)}";
    private const string TablesCreate = $"{TablesOptions.Section}:{nameof(TablesOptions.Create)}";
    private const string QueuesName = $"{QueueConnection.Setting}:{QueueConnection.Namespace}";
    private const string PushAddress = $"{PushConnection.Setting}:{PushConnection.ServiceUri}";

    public static IEnumerable<SettingProblem> Tables(IConfiguration settings)
    {
        const string Allowed = "AccountName=...;AccountKey=...;TableEndpoint=... or UseDevelopmentStorage=true; "
            + $"or {TablesAddress} for the app's identity";
        if (Has(settings, TablesString) && Has(settings, TablesAddress))
        {
            yield return new SettingProblem(TablesString, $"and {TablesAddress} are both set", "one of the two");
        }

        if (settings[TablesCreate] is { Length: > 0 } create && !bool.TryParse(create, out _))
        {
            yield return SettingProblem.Value(TablesCreate, create, "true or false");
        }

        SettingProblem? problem =
            Either(settings, (TablesString, Storage), (TablesAddress, WebAddress.IsSound), Allowed);
        if (problem is not null)
        {
            yield return problem;
        }
    }

    public static IEnumerable<SettingProblem> Queues(IConfiguration settings)
    {
        const string Allowed = "Endpoint=sb://...;SharedAccessKeyName=...;SharedAccessKey=...; "
            + $"or {QueuesName} for the app's identity";
        SettingProblem? problem =
            Either(settings, (QueueConnection.Setting, Bus), (QueuesName, IsHostName), Allowed);

        return problem is null ? [] : [problem];
    }

    public static IEnumerable<SettingProblem> Push(IConfiguration settings)
    {
        const string Allowed = "Endpoint=https://...;AccessKey=...;Version=1.0; "
            + $"or {PushAddress} for the app's identity";
        SettingProblem? problem =
            Either(settings, (PushConnection.Setting, SignalR), (PushAddress, WebAddress.IsSound), Allowed);

        return problem is null ? [] : [problem];
    }

    private static SettingProblem? Either(
        IConfiguration settings,
        (string Setting, Func<string, string?> FaultOf) connection,
        (string Setting, Func<string, bool> IsSound) identity,
        string allowed)
    {
        if (settings[connection.Setting] is { Length: > 0 } text)
        {
            return connection.FaultOf(text) is { } fault
                ? SettingProblem.Secret(connection.Setting, fault, allowed)
                : null;
        }

        return settings[identity.Setting] switch
        {
            null or "" => SettingProblem.Missing(connection.Setting, allowed),
            { } value when !identity.IsSound(value) => SettingProblem.Value(identity.Setting, value, allowed),
            _ => null,
        };
    }

    private static string? Storage(string text)
    {
        ConnectionParts parts = ConnectionParts.Read(text);
        if (parts.Has("UseDevelopmentStorage"))
        {
            return parts.Fault;
        }

        bool signed = parts.Has("SharedAccessSignature");

        return (signed ? parts.Require("TableEndpoint") : parts.Require("AccountName").Require("AccountKey"))
            .Base64("AccountKey")
            .Address("TableEndpoint", Uri.UriSchemeHttps, Uri.UriSchemeHttp)
            .Fault;
    }

    private static string? Bus(string text)
    {
        ConnectionParts parts = ConnectionParts.Read(text).Require("Endpoint").Address("Endpoint", "sb");

        return parts.Has("SharedAccessSignature")
            ? parts.Fault
            : parts.Require("SharedAccessKeyName").Require("SharedAccessKey").Fault;
    }

    private static string? SignalR(string text)
    {
        ConnectionParts parts = ConnectionParts.Read(text)
            .Require("Endpoint")
            .Address("Endpoint", Uri.UriSchemeHttps, Uri.UriSchemeHttp)
            .Port("Port");

        return parts.Has("AuthType") ? parts.Fault : parts.Require("AccessKey").Fault;
    }

    private static bool Has(IConfiguration settings, string setting) => settings[setting] is { Length: > 0 };

    private static bool IsHostName(string text) => Uri.CheckHostName(text) is UriHostNameType.Dns;
}
