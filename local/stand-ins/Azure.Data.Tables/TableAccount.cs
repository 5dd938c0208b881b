namespace Azure.Data.Tables;

/// <summary>Where an account's tables are and who asks; reads the documented connection string forms.</summary>
internal sealed record TableAccount(Uri Endpoint, string Name, TableSharedKeyCredential Credential)
{
    private const string EmulatorName = "devstoreaccount1";

    // The emulator's key is public: it is printed in the storage documentation and protects nothing.
    private const string EmulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    internal static TableAccount Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        Dictionary<string, string> settings = Settings(connectionString);
        if (settings.TryGetValue("UseDevelopmentStorage", out string emulator)
            && string.Equals(emulator, "true", StringComparison.OrdinalIgnoreCase))
        {
            string host = settings.GetValueOrDefault("DevelopmentStorageProxyUri", "http://127.0.0.1").TrimEnd('/');
            return WithKey($"{host}:10002/{EmulatorName}", EmulatorName, EmulatorKey);
        }

        if (!settings.TryGetValue("AccountName", out string name)
            || !settings.TryGetValue("AccountKey", out string key))
        {
            throw new ArgumentException("Connection string parsing error: AccountName and AccountKey are needed.");
        }

        string protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        string suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return WithKey(settings.GetValueOrDefault("TableEndpoint", $"{protocol}://{name}.table.{suffix}"), name, key);
    }

    internal static TableAccount At(Uri endpoint, TableSharedKeyCredential credential)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new TableAccount(endpoint, credential?.AccountName ?? NameIn(endpoint), credential);
    }

    private static TableAccount WithKey(string endpoint, string name, string key) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out Uri uri)
            ? new TableAccount(uri, name, new TableSharedKeyCredential(name, key))
            : throw new ArgumentException($"Connection string parsing error: '{endpoint}' is not an address.");

    private static Dictionary<string, string> Settings(string connectionString)
    {
        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !settings.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
            {
                throw new InvalidOperationException("Connection string parts must be distinct name=value pairs.");
            }
        }

        return settings;
    }

    /// <summary>account.table.core.windows.net, or 127.0.0.1:10002/account as emulators have it.</summary>
    private static string NameIn(Uri endpoint) =>
        endpoint.HostNameType == UriHostNameType.Dns && !endpoint.IsLoopback
            ? endpoint.Host.Split('.')[0]
            : endpoint.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
}
