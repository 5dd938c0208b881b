using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Breakwater.TestKit.Local;

namespace Breakwater.Exchange.Tests;

/// <summary>Clients branch on codes and texts: each that the simulator's source can make is Binance's own.</summary>
public sealed partial class PublishedErrorTests
{
    /// <summary>Answers of the real venue that its list of errors leaves out or words differently.</summary>
    private static readonly Dictionary<string, string> Unlisted = new(StringComparer.Ordinal)
    {
        ["-1131 recvWindow must be less than 60000."] = "in earlier editions of the list",
        ["-2018 Order list does not exist."] = "seen in answers; the list ends before it",
        ["-2038 Order amend is not supported for this symbol."] = "the text is listed without its code",
        ["-1145 Invalid cancelRestrictions"] = "the published example of a cancel",
        ["-1013 This symbol does not allow the specified self-trade prevention mode."] = "seen in answers",
        ["-1013 Filter failure: PERCENT_PRICE_BY_SIDE"] = "listed under the name of the older filter",
        ["-1013 * are not supported for this symbol."] = "listed once for each type of order",
        ["-1160 Parameter '*' is not supported if aboveTimeInForce/belowTimeInForce is not GTC."] = "listed with marks",
    };

    [Fact]
    public void Source_EveryErrorItCanMake_IsPublished()
    {
        using JsonDocument published = JsonDocument.Parse(
            File.ReadAllText(SharedMaterial.Require("data/binance-api/error-codes.json")));
        string[] listed =
        [
            .. published.RootElement.GetProperty("codes").EnumerateArray().SelectMany(code =>
                code.GetProperty("messages").EnumerateArray().Select(message => Pattern(
                    code.GetProperty("code").GetInt32().ToString(CultureInfo.InvariantCulture),
                    message.GetString()!))),
            .. published.RootElement.GetProperty("matchingEngineAndFilterMessages").EnumerateArray().Select(entry =>
                Pattern("-(1013|2010|2011)", entry.GetProperty("message").GetString()!)),
        ];
        string[] made = [.. Directory
            .GetFiles(RepositoryRoot.Combine("local/exchange"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => MadeIn(File.ReadAllText(file)))
            .Distinct(StringComparer.Ordinal)];
        Assert.True(made.Length > 40, $"{made.Length} errors found in the source");
        string[] strange = [.. made.Where(error => !listed.Any(pattern => Regex.IsMatch(error, pattern)))];
        Assert.Equal([], strange.Where(error => !Unlisted.ContainsKey(error)));
    }

    // What the simulator fills in stands as a star in the texts found, and as anything in the pattern.
    private static string Pattern(string code, string message) => "^" + code + " "
        + Regex.Replace(Regex.Escape(message.Replace("`", "", StringComparison.Ordinal)), "%s|\\{param}", ".*") + "$";

    private static IEnumerable<string> MadeIn(string source)
    {
        string joined = Joints().Replace(source, string.Empty);
        foreach (Match match in Coded().Matches(joined))
        {
            yield return $"{match.Groups[1].Value} {Text(match.Groups[2].Value)}";
        }

        foreach (Match match in Refused().Matches(joined))
        {
            yield return "-2010 " + Text(match.Groups[1].Value);
        }

        foreach (Match match in Filtered().Matches(joined))
        {
            yield return "-1013 Filter failure: " + match.Groups[1].Value;
        }
    }

    private static string Text(string literal) => Regex.Replace(literal, "\\{[^}]*\\}", "*");

    [GeneratedRegex("\"\\s*\\+ \\$?\"")]
    private static partial Regex Joints();

    [GeneratedRegex("\\(\\s*(-[12]\\d{3}),\\s*\\$?\"([^\"]+)\"\\s*[,)]")]
    private static partial Regex Coded();

    [GeneratedRegex("New\\(\"([^\"]+)\"\\)")]
    private static partial Regex Refused();

    [GeneratedRegex("Filter\\(\"([A-Z_]+)\"\\)")]
    private static partial Regex Filtered();
}
