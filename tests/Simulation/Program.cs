using Breakwater.Simulation;
using Breakwater.Simulation.Scenarios;

Report report = SimulationRun.Execute(new RunRequest(1) { KeepsTrace = true });
foreach (string line in report.Trace.TakeLast(200))
{
    Console.WriteLine(line);
}

return report.Violations.Count;
