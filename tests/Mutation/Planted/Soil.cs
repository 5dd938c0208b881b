namespace Breakwater.Mutation.Planted;

/// <summary>The programs that look for defects, and the assemblies that are exchanged in them.</summary>
internal sealed class Soil(int seeds) : IDisposable
{
    private static readonly string[] Assemblies = ["Breakwater.Domain", "Breakwater.Pipeline"];

    private readonly SimulationBench simulation = new(seeds);
    private readonly Dictionary<string, SuiteBench> suites = [];
    private readonly Dictionary<string, byte[]> sound = [];
    private readonly Dictionary<string, AssemblyCompiler> compilers = Assemblies.ToDictionary(
        name => name,
        name => new AssemblyCompiler(Repository.Root, name, Repository.Built(SimulationBench.Program)));

    /// <summary>What is found although nothing is planted; null when all is well.</summary>
    public async Task<string?> TroubleAsync(IReadOnlyList<PlantedDefect> defects)
    {
        foreach (string suite in defects.Select(one => one.Test).OfType<string>().Select(SuiteBench.SuiteOf).Distinct())
        {
            suites[suite] = new SuiteBench(suite);
        }

        foreach (string assembly in Assemblies)
        {
            sound[assembly] = compilers[assembly].Compile(null)
                ?? throw new InvalidOperationException(string.Join('\n', compilers[assembly].Errors()));
            Write(assembly, sound[assembly]);
        }

        if (await simulation.LookAsync() is { } found)
        {
            return $"Without a defect the simulation finds {found.By} at seed {found.Seed}: {found.Text}";
        }

        foreach (string test in defects.Select(one => one.Test).OfType<string>().Distinct())
        {
            if (await suites[SuiteBench.SuiteOf(test)].PassesAsync(test) is var passes and not true)
            {
                return $"Without a defect {test} {(passes is null ? "is not there" : "fails")}.";
            }
        }

        return null;
    }

    /// <summary>Puts a defect in; false when it does not compile.</summary>
    public bool Plant(PlantedDefect defect)
    {
        byte[]? assembly = compilers[defect.Assembly].Compile((defect.File, defect.Plant()));
        Write(defect.Assembly, assembly ?? sound[defect.Assembly]);

        return assembly is not null;
    }

    /// <summary>Takes it out again.</summary>
    public void Clean(PlantedDefect defect) => Write(defect.Assembly, sound[defect.Assembly]);

    /// <summary>What the simulation finds.</summary>
    public Task<Sighting?> LookAsync() => simulation.LookAsync();

    /// <summary>Whether the test that a defect names fails; null when it names none, or none was run.</summary>
    public async Task<bool?> IsRedAsync(PlantedDefect defect) => defect.Test is { } test
        ? !await suites[SuiteBench.SuiteOf(test)].PassesAsync(test)
        : null;

    public void Dispose()
    {
        simulation.Dispose();
        foreach (SuiteBench suite in suites.Values)
        {
            suite.Dispose();
        }
    }

    private void Write(string assembly, byte[] bytes)
    {
        foreach (string path in suites.Values.Select(suite => suite.PathOf(assembly))
            .Append(simulation.PathOf(assembly)))
        {
            File.WriteAllBytes(path, bytes);
        }
    }
}
