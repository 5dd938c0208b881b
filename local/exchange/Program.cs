using System.Text.Json;
using Breakwater.Local.Exchange;

return await new ProgramOptions().InvokeAsync(args, async settings =>
{
    try
    {
        await using ExchangeServer server = await ExchangeServer.StartAsync(settings, TimeProvider.System);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            address = server.Address.ToString().TrimEnd('/'),
            symbols = server.Market.Symbols.Count,
            from = RunWindow.Text(server.Clock.From),
            until = RunWindow.Text(server.Clock.Until),
            now = RunWindow.Text(server.Clock.Now),
            market = server.Market.Origin,
        }));
        await server.WaitForShutdownAsync();
        return 0;
    }
    catch (StartupException problem)
    {
        await Console.Error.WriteLineAsync(problem.Message);
        return 1;
    }
});
