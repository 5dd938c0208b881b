using System.Security.Cryptography;
using Breakwater.Local.Cli.Output;
using Breakwater.Local.Cli.Processes;
using Breakwater.Local.Cli.Setup;
using Breakwater.Local.Cli.Summary;

namespace Breakwater.Local.Cli.Run;

/// <summary>One local run from the first check to the last process.</summary>
internal sealed class LocalRun(RunOptions options, Screen screen, TimeProvider time)
{
    private const int PushKeyLength = 48;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SummaryPatience = TimeSpan.FromSeconds(120);

    /// <returns>Null when the run was stopped before there was anything to sum up.</returns>
    /// <exception cref="CliException">A check fails, or a process ends that should not.</exception>
    public async Task<RunSummary?> ExecuteAsync(CancellationToken stop)
    {
        CheckInputs();
        await NodeTools.DemandNodeAsync(stop);
        await using ChildGroup children = new();
        try
        {
            await PrepareAsync(children.Guard, stop);
            return await StartAndWatchAsync(children, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            screen.Note("Stopping ...");
        }
    }

    // Everything that can be refused is refused here, before anything is installed, built or started.
    private void CheckInputs()
    {
        Port.DemandFree(options.Port);
        Inputs.DemandPreset(options.Preset);
        if (options.Replay is string folder)
        {
            Inputs.DemandCandles(folder);
        }
    }

    private async Task PrepareAsync(Guard guard, CancellationToken stop)
    {
        using IDisposable setup = await SetupLock.TakeAsync(screen, stop);
        await NodeTools.InstallPackagesAsync(screen, guard, stop);
        await screen.StepAsync("Building the exchange simulator and the function app", async () =>
        {
            await DotnetBuild.BuildAsync(ChildPlans.ExchangeProject, guard, stop);
            await DotnetBuild.BuildAsync(ChildPlans.FunctionsProject, guard, stop);
        });
    }

    private async Task<RunSummary?> StartAndWatchAsync(ChildGroup children, CancellationToken stop)
    {
        IReadOnlyList<int> ports = Port.FindFree(3);
        Addresses addresses = new(
            options.Port, ports[0], ports[1], FunctionKey.Obtain(), RandomNumberGenerator.GetHexString(PushKeyLength));
        ExchangeAnnouncement exchange = await StartExchangeAsync(children, addresses, ports[2], stop);
        using AppClient app = await StartAppAsync(children, addresses, exchange, stop);
        RunRecord record = new(
            Environment.ProcessId, options.Port, exchange.Address, addresses.Tables, addresses.Push, exchange.Market);
        record.Save();
        try
        {
            AddressTable.Write(screen.Console, addresses, exchange);
            RunWatch watch = new(app, options, time);
            await children.WhileAliveAsync(app.CommandAsync(AppClient.Bot, new CommandOrder("start", "bw run"), stop));
            TimeSpan elapsed = await children.WhileAliveAsync(watch.UntilOverAsync(screen, stop));
            return options.HasSummary ? await SumUpAsync(children, app, exchange, elapsed) : null;
        }
        finally
        {
            record.Delete();
        }
    }

    private async Task<ExchangeAnnouncement> StartExchangeAsync(
        ChildGroup children, Addresses addresses, int port, CancellationToken stop)
    {
        await screen.StepAsync("Starting the storage emulator (Azurite, in memory)", async () =>
        {
            children.Start(ChildPlans.Azurite(addresses));
            await children.WhileAliveAsync(Listener.WaitAsync(addresses.TablePort, StartPatience, stop));
        });
        return await screen.StepAsync("Starting the exchange simulator", async () =>
        {
            ChildProcess exchange = children.Start(ChildPlans.Exchange(options, port));
            return ExchangeAnnouncement.Parse(
                await children.WhileAliveAsync(FirstLineAsync(exchange, stop)));
        });
    }

    private static async Task<string> FirstLineAsync(ChildProcess child, CancellationToken stop)
    {
        try
        {
            return await child.FirstLine.WaitAsync(StartPatience, stop);
        }
        catch (TimeoutException problem)
        {
            throw new CliException($"{child.Name} says nothing after {StartPatience.TotalSeconds:0} s.", problem);
        }
    }

    private Task<AppClient> StartAppAsync(
        ChildGroup children, Addresses addresses, ExchangeAnnouncement exchange, CancellationToken stop) =>
        screen.StepAsync("Starting the function app", async () =>
        {
            Port.DemandFree(options.Port);
            DeleteOldState();
            LiveAccount? account = options.Mode == RunOptions.Live
                ? await LiveAccount.OpenAsync(exchange.Address, stop)
                : null;
            Dictionary<string, string> settings = FunctionSettings.For(options, addresses, exchange, account);
            children.Start(ChildPlans.Functions(options, settings, ShowEvent));
            AppClient app = new(addresses.App, addresses.FunctionKey);
            await children.WhileAliveAsync(app.WaitUntilReadyAsync(StartPatience, stop));
            return app;
        });

    private async Task<RunSummary> SumUpAsync(
        ChildGroup children, AppClient app, ExchangeAnnouncement exchange, TimeSpan elapsed)
    {
        // Its own limit: the run may have been ended by Ctrl-C, and its summary is still wanted.
        using CancellationTokenSource limit = new(SummaryPatience);
        AccountSummary? account = options.Mode == RunOptions.Live
            ? await children.WhileAliveAsync(new AccountReader(app, time).ReadAsync(limit.Token))
            : null;
        RunSummary summary = await children.WhileAliveAsync(
            new SummaryReader(app).ReadAsync(exchange, options.Until ?? exchange.Until, elapsed, limit.Token));
        return summary with { Account = account, LogLines = LogLines() };
    }

    // The app has it open for writing.
    private long LogLines()
    {
        using FileStream log = new(
            ChildPlans.LogOf("functions", options.Port), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader lines = new(log);
        long count = 0;
        while (lines.ReadLine() is not null)
        {
            count++;
        }

        return count;
    }

    private void DeleteOldState()
    {
        string folder = ChildPlans.StateFolder(options.Port);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
    }

    private void ShowEvent(string line)
    {
        if (EventLine.Find(line) is { } shown)
        {
            screen.Between(() => shown.WriteTo(screen.Console));
        }
    }
}
