using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Breakwater.Adapters.Tables;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Reports;
using Microsoft.Extensions.Configuration;

namespace Breakwater.Functions.Http;

/// <summary>
/// Everything that somebody needs who is to say what is wrong, as one zip of JSON files without secrets.
/// </summary>
/// <remarks>A part that cannot be had says why in its own file; the others are there all the same.</remarks>
public sealed class DiagnosticsBundle(
    BotSettings settings, IConfiguration configuration, DetailedProbe health, EngineDesk desk, BotReports reports,
    RiskReports risk, IncidentDesk incidents, FunnelLookup funnel, TableJournal journal, DeadLetterDesk letters,
    TimeProvider clock)
{
    private const int Rows = 500;
    private const int FunnelHours = 24;

    public async Task<byte[]> MakeAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync("versions", () => Task.FromResult<object>(Versions(now)));
            await AddAsync("settings", () => Task.FromResult<object>(ShownSettings.Of(configuration)));
            await AddAsync("health", async () => await health.LookAsync(cancellationToken), Answers.SnakeText);
            await AddAsync("control", async () => (await desk.ControlAsync(cancellationToken)).Value);
            await AddAsync("engine", async () => (await desk.LogAsync(cancellationToken)).Value);
            await AddAsync("positions", async () => await reports.PositionsAsync(cancellationToken));
            await AddAsync("orders", async () => await reports.OrdersAsync(Rows, cancellationToken));
            await AddAsync("trades", async () => await reports.TradesAsync(null, Rows, cancellationToken));
            await AddAsync("risk", async () => await risk.ReadAsync(cancellationToken));
            await AddAsync("incidents", async () => await incidents.ListAsync(cancellationToken));
            await AddAsync("funnel", async () => await funnel.ReadAsync(FunnelHours, cancellationToken));
            await AddAsync("decisions", async () => await DecisionsAsync(now, cancellationToken));
            await AddAsync("deadletters", async () => await letters.ListAsync(Rows, cancellationToken));

            async Task AddAsync(string name, Func<Task<object>> part, Func<object, string>? write = null)
            {
                ZipArchiveEntry entry = zip.CreateEntry($"{name}.json");
                entry.LastWriteTime = now;
                await using Stream file = await entry.OpenAsync(cancellationToken);
                string text = await TextAsync(part, write ?? Answers.Text);
                await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
            }
        }

        return bytes.ToArray();
    }

    private static async Task<string> TextAsync(Func<Task<object>> part, Func<object, string> write)
    {
        try
        {
            return write(await part());
        }
        catch (OutsideTroubleException trouble)
        {
            return write(new { Error = trouble.Message });
        }
    }

    // The newest of today, and of yesterday when today is young.
    private async Task<IReadOnlyList<JournalLine>> DecisionsAsync(
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<JournalLine> today = await journal.PageAsync(settings.Bot, now, null, Rows, cancellationToken);

        return today.Count == Rows
            ? today
            :
            [
                .. today,
                .. await journal.PageAsync(
                    settings.Bot, now.AddDays(-1), null, Rows - today.Count, cancellationToken),
            ];
    }

    private static object Versions(DateTimeOffset now) => new
    {
        At = now,
        App = typeof(DiagnosticsBundle).Assembly.GetName().Version?.ToString(),
        Module = typeof(DiagnosticsBundle).Module.ModuleVersionId,
        Runtime = RuntimeInformation.FrameworkDescription,
        Os = RuntimeInformation.OSDescription,
        Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
        Processors = Environment.ProcessorCount,
    };
}
