using Breakwater.Simulation;
using Breakwater.Simulation.Scenarios;

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException problem)
{
    await Console.Error.WriteLineAsync($"error: {problem.Message} (options: {Options.Usage})");

    return 2;
}

RunRequest Request(ulong seed) => new(seed)
{
    Steps = options.Steps, Faults = options.Faults, Intensity = options.Intensity,
};

if (options.ShowsTrace)
{
    RunRequest request = Request(options.First) with { KeepsTrace = true };
    Report whole = SimulationRun.Execute(request);
    Write(ReportText.Of(request, whole));

    return whole.Violations.Count == 0 ? 0 : 1;
}

if (options.StopsAtFirst)
{
    Report? failed = Campaign.FirstFailure(options.First, options.Last, Request);
    Write(failed is null ? [] : [ReportText.Of(failed)]);

    return failed is null ? 0 : 1;
}

TimeProvider clock = TimeProvider.System;
long start = clock.GetTimestamp();
Campaign campaign = Campaign.Run(options.First, options.Last, Request);
Write(ReportText.Of(campaign, clock.GetElapsedTime(start)));
if (campaign.Failed.Count == 0)
{
    return 0;
}

(RunRequest smallest, Report shrunk) = Shrinker.Shrink(Request(campaign.Failed.Min(report => report.Seed)));
Console.WriteLine("the first of them, made as small as it still fails:");
Write(ReportText.Of(smallest, shrunk));

return 1;

static void Write(IEnumerable<string> lines)
{
    foreach (string line in lines)
    {
        Console.WriteLine(line);
    }
}
