namespace Breakwater.Presets.Tests.Reads
{
    /// <summary>A record of which only some properties are read, in every way that C# has.</summary>
    internal sealed record Planted(int Plain, int InLambda, int InPattern, int InIterator, int Nowhere, int OnlySet)
    {
        public int OnlyAside { get; init; }

        public int Own { get; init; }

        public bool IsLarge => Own > 10;
    }

    /// <summary>A record that is read by taking it apart.</summary>
    internal sealed record PlantedPair(int Left, int Right);

    /// <summary>A record that is only compared and printed.</summary>
    internal sealed record PlantedCompared(int Value);

    internal static class PlantedReader
    {
        public static int Read(Planted planted) => planted.Plain switch
        {
            1 => new[] { 1, 2 }.Count(value => value == planted.InLambda),
            2 => 2,
            3 => 3,
            4 => planted is { InPattern: > 3 } ? 1 : 0,
            5 => 5,
            6 => 6,
            _ => Iterate(planted).Sum() + (planted with { OnlySet = 4 }).Plain,
        };

        public static int Read(PlantedPair pair)
        {
            (int left, int right) = pair;

            return left + right;
        }

        public static string Read(PlantedCompared one, PlantedCompared other) =>
            one == other ? one.ToString() : $"{other.GetHashCode()}";

        private static IEnumerable<int> Iterate(Planted planted)
        {
            yield return planted.InIterator;
        }
    }
}

namespace Breakwater.Presets.Tests.Reads.Aside
{
    internal static class PlantedAside
    {
        public static int Read(Planted planted) => planted.OnlyAside;
    }
}
