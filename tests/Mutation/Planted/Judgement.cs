using System.Globalization;

namespace Breakwater.Mutation.Planted;

/// <summary>What became of a planted defect.</summary>
/// <param name="Defect">Which.</param>
/// <param name="Found">What the simulation saw; null for nothing.</param>
/// <param name="IsTestRed">Whether its test failed; null when it has none, or it was not run.</param>
/// <param name="Took">How long the simulation needed.</param>
internal sealed record Judgement(PlantedDefect Defect, Sighting? Found, bool? IsTestRed, TimeSpan Took)
{
    public const string Head =
        "| defect | what it would cost | found by | seed | s | or by the test |\n|---|---|---|---:|---:|---|";

    /// <summary>Whether it did not compile, so that nothing was looked for.</summary>
    public bool IsNoProgram { get; init; }

    /// <summary>Whether anything showed it; a test that is named must.</summary>
    public bool IsFound => Defect.Test is null ? Found is not null : IsTestRed is true;

    /// <summary>A line of the table.</summary>
    public string Row => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Defect.Name} | {Defect.Costs} | {By} | {Found?.Seed} | {Took.TotalSeconds:0} | {Test} |");

    private string By => true switch
    {
        _ when IsNoProgram => "**does not compile**",
        _ when Found is not null => Found.By,
        _ => IsTestRed is true ? string.Empty : "**nothing**",
    };

    private string Test => (Defect.Test, IsTestRed) switch
    {
        (null, _) => string.Empty,
        (var test, true) => string.Join('.', test.Split('.')[^2..]),
        (var test, false) => $"**passes**: {test}",
        (var test, null) => $"**not run**: {test}",
    };
}
