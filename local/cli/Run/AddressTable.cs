using Spectre.Console;

namespace Breakwater.Local.Cli.Run;

/// <summary>Where to look and what to call, as one table.</summary>
internal static class AddressTable
{
    public static void Write(IAnsiConsole console, Addresses addresses, ExchangeAnnouncement exchange)
    {
        Table table = new() { Border = TableBorder.Simple, ShowHeaders = false };
        table.AddColumns("", "");
        Add(table, "Dashboard", $"{addresses.App}/?code={addresses.FunctionKey}");
        Add(table, "Health", $"{addresses.App}/api/health");
        Add(table, "Bots", $"{addresses.App}/api/bots");
        Add(table, "Exchange", exchange.Address);
        Add(table, "Azurite tables", addresses.Tables);
        Add(table, "SignalR", addresses.Push);
        Add(table, "Function key", Repository.Shown(Repository.FunctionKeyFile) + "  (header x-functions-key)");
        Add(table, "Logs", Repository.Shown(Repository.Logs));
        Add(table, "Telemetry", Repository.Shown(ChildPlans.TelemetryFile(addresses.Port)));
        Add(table, "Market", $"{exchange.Market}, {exchange.SymbolCount} symbols, {Instants.Show(exchange.Now)} UTC");
        console.Write(table);
        console.MarkupLine("[grey]Times below are simulated, in UTC. Ctrl-C stops everything.[/]");
    }

    private static void Add(Table table, string name, string value) =>
        table.AddRow($"[bold]{name}[/]", Markup.Escape(value));
}
