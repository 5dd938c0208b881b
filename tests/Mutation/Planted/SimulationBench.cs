using System.Globalization;
using System.Text.RegularExpressions;

namespace Breakwater.Mutation.Planted;

/// <summary>The simulation, with a defect in one of its assemblies.</summary>
internal sealed partial class SimulationBench(int seeds) : IDisposable
{
    public const string Program = "Breakwater.Simulation";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly ProgramCopy copy = new(Repository.Built(Program));

    /// <summary>Where it takes an assembly from.</summary>
    public string PathOf(string assembly) => copy.PathOf($"{assembly}.dll");

    /// <summary>How the first seeds end; null when they break no law.</summary>
    public async Task<Sighting?> LookAsync()
    {
        ProgramEnd end = await copy.RunAsync(
            Program, ["--seeds", string.Create(CultureInfo.InvariantCulture, $"1..{seeds}"), "--first"], Patience);
        Match broken = FirstBroken().Match(end.Output);

        return end switch
        {
            { ExitCode: 0 } => null,
            { ExitCode: null } => new Sighting($"hang, ended after {Patience.TotalMinutes:0} min", null, string.Empty),
            { ExitCode: 1 } when broken.Success => new Sighting(
                broken.Groups["law"].Value,
                int.Parse(broken.Groups["seed"].Value, CultureInfo.InvariantCulture),
                broken.Groups["text"].Value),
            _ => new Sighting("crash of the simulation", null, end.Errors.Trim().Split('\n')[0]),
        };
    }

    public void Dispose() => copy.Dispose();

    [GeneratedRegex(@"^seed (?<seed>\d+) step \d+ (?<law>\w+): (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex FirstBroken();
}

/// <summary>What showed a defect.</summary>
/// <param name="By">The law that was broken; or that the program did not end, or crashed.</param>
/// <param name="Seed">At which seed; null when that is not known.</param>
/// <param name="Text">The first words of it.</param>
internal sealed record Sighting(string By, int? Seed, string Text);
