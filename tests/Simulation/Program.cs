using System.Diagnostics;
using Breakwater.Simulation;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Scenarios;

if (args is ["trace", var one])
{
    Report report = SimulationRun.Execute(new RunRequest(ulong.Parse(one)) { KeepsTrace = true });
    foreach (string line in report.Trace)
    {
        Console.WriteLine(line);
    }

    return report.Violations.Count;
}

ulong first = ulong.Parse(args[0]);
ulong last = ulong.Parse(args[1]);
long start = Stopwatch.GetTimestamp();
Campaign campaign = Campaign.Run(first, last, seed => new RunRequest(seed));
double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
Console.WriteLine($"{campaign.Runs} runs, {campaign.Steps} steps, {campaign.Steps / seconds:0} a second, fewest {campaign.FewestSteps}");
Console.WriteLine($"bare: {campaign.BareTimes}, max {campaign.LongestBare:0.0}, p99 {campaign.BareP99:0.0}, fair {campaign.LongestBareInFairWeather:0.0}; kill race {campaign.LongestKillRace:0.000}");
foreach (Fault fault in FaultPlan.All) { Console.Write($"{fault} {campaign.Faults[(int)fault]}, "); }
Console.WriteLine();
foreach (Outcome outcome in Enum.GetValues<Outcome>()) { Console.Write($"{outcome} {campaign.Outcomes[(int)outcome]}, "); }
Console.WriteLine();
foreach (var group in campaign.Failed.GroupBy(report => report.Violations[0].Law))
{
    Console.WriteLine($"{group.Key}: {group.Count()}");
    foreach (Report report in group.OrderBy(report => report.Seed).Take(6))
    {
        Console.WriteLine($"   seed {report.Seed} step {report.Violations[0].Step}: {report.Violations[0].Text}");
    }
}

return campaign.Failed.Count;
