using System.Data.Common;
using Azure.Data.Tables;

namespace Azure.Messaging.ServiceBus.Local;

/// <summary>Which storage account holds the messages.</summary>
internal sealed record BrokerAddress(string Host, int Port, string AccountName, string AccountKey)
{
    private const string Form = "Endpoint=sb://127.0.0.1:PORT;SharedAccessKeyName=ACCOUNT;SharedAccessKey=KEY;"
        + "UseDevelopmentEmulator=true;";

    private const int DefaultTablePort = 10002;

    public static BrokerAddress Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        DbConnectionStringBuilder parts = new() { ConnectionString = connectionString };
        if (!bool.TryParse(Part(parts, "UseDevelopmentEmulator"), out bool local) || !local)
        {
            throw OnlyLocal();
        }

        if (!Uri.TryCreate(Part(parts, "Endpoint"), UriKind.Absolute, out Uri endpoint))
        {
            throw new FormatException($"The connection string has no valid Endpoint; its form is {Form}");
        }

        string account = Part(parts, "SharedAccessKeyName");
        string key = Part(parts, "SharedAccessKey");
        return account is null || key is null
            ? throw new FormatException($"The connection string lacks the account or its key; its form is {Form}")
            : new BrokerAddress(HostOf(endpoint), endpoint.Port > 0 ? endpoint.Port : DefaultTablePort, account, key);
    }

    public static NotSupportedException OnlyLocal() => new(
        "This is the local stand-in for Azure.Messaging.ServiceBus: it keeps messages in a local storage emulator and "
        + $"cannot reach a real namespace; build with the official package for that. Connection string here: {Form}");

    public TableServiceClient Tables() => new(
        new UriBuilder("http", Host, Port, AccountName).Uri,
        new TableSharedKeyCredential(AccountName, AccountKey));

    // One name for one machine: two brokers on the same rows would not see each other's locks.
    private static string HostOf(Uri endpoint) => endpoint.IsLoopback ? "127.0.0.1" : endpoint.Host;

    private static string Part(DbConnectionStringBuilder parts, string name) =>
        parts.TryGetValue(name, out object value) ? value as string : null;
}
