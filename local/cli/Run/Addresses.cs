namespace Breakwater.Local.Cli.Run;

/// <summary>Where the parts of one run listen, and its secrets.</summary>
internal sealed record Addresses(int Port, int TablePort, int PushPort, string FunctionKey, string PushKey)
{
    /// <summary>The storage emulator's public account, the same on every machine.</summary>
    public const string Account = "devstoreaccount1";

    public const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public string App => $"http://localhost:{Port}";

    public string Tables => $"http://127.0.0.1:{TablePort}/{Account}";

    public string Push => $"http://localhost:{PushPort}";

    public string Storage => StorageOf(Tables);

    public string ServiceBus =>
        $"Endpoint=sb://127.0.0.1:{TablePort};SharedAccessKeyName={Account};SharedAccessKey={AccountKey};"
        + "UseDevelopmentEmulator=true;";

    /// <summary>The connection string of an emulator's tables.</summary>
    public static string StorageOf(string tables) =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};TableEndpoint={tables};";

    public string SignalR => $"Endpoint=http://localhost;Port={PushPort};AccessKey={PushKey};Version=1.0;";
}
