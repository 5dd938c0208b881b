using System.Collections.Concurrent;

namespace Breakwater.Mutation;

/// <summary>A sample of small changes of the domain, judged by the domain's tests.</summary>
internal static class SampledRun
{
    private const string Domain = "Breakwater.Domain";
    private static readonly string[] Stages = ["Execution", "Positions", "Risk"];
    private static readonly string[] Tests = [.. Stages, "SeedDefects"];

    /// <summary>Judges <paramref name="sample"/> mutants; which ones follows from the seed.</summary>
    public static async Task<int> RunAsync(int sample, int seed)
    {
        string built = Repository.Built($"{Domain}.Tests");
        AssemblyCompiler compiler = new(Repository.Root, Domain, built);
        using (TestBench bench = new(built))
        {
            if (await bench.JudgeAsync(compiler, null, Tests) is var fate and not Fate.Survived)
            {
                await Console.Error.WriteLineAsync(
                    $"The domain as it is: {fate}. The tests must pass before mutants can be judged.");

                return 1;
            }
        }

        IReadOnlyList<Mutant> all = compiler.Mutants(Stages);
        ConcurrentQueue<Mutant> waiting = new(Sample.Of(all, sample, seed));
        ConcurrentBag<(Mutant Mutant, Fate Fate)> judged = [];
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(async _ =>
        {
            using TestBench bench = new(built);
            while (waiting.TryDequeue(out Mutant? mutant))
            {
                Fate fate = await bench.JudgeAsync(compiler, mutant, Tests);
                judged.Add((mutant, fate));
                await Console.Out.WriteLineAsync(
                    $"{judged.Count} {fate}: {mutant.File}:{mutant.Line} `{mutant.Before}` -> `{mutant.After}`");
            }
        }));

        foreach (string stage in Stages)
        {
            (Mutant Mutant, Fate Fate)[] of = [.. judged.Where(one => one.Mutant.Stage == stage)];
            IEnumerable<string> fates = of.CountBy(one => one.Fate).OrderBy(one => one.Key)
                .Select(one => $"{one.Value} {one.Key}");
            await Console.Out.WriteLineAsync($"{stage}: {of.Length} mutants, {string.Join(", ", fates)}");
        }

        await Console.Out.WriteLineAsync($"{all.Count} mutants there are, {judged.Count} were judged, seed {seed}");

        return 0;
    }
}
