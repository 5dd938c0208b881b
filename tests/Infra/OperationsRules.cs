using System.Text.RegularExpressions;
using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests;

/// <summary>What a page for operators names, held against the code.</summary>
internal static partial class OperationsRules
{
    private static readonly string Functions = string.Join('\n', CodeNames.Sources("functions"));
    private static readonly string Cli = string.Join('\n', CodeNames.Sources("local/cli"));

    private static readonly (string Verb, Regex Route)[] Routes =
    [
        .. from route in Route().Matches(Functions)
           from verb in Verb().Matches(route.Groups["verbs"].Value)
           select (verb.Groups["verb"].Value.ToUpperInvariant(), Matcher(route.Groups["route"].Value)),
    ];

    private static readonly HashSet<string> Words = [.. AllWords()];

    public static IEnumerable<string> Unknown(string text) =>
    [
        .. Asked().Matches(text).Where(asked => !IsRoute(asked)).Select(asked => $"{asked.Value} is no route"),
        .. Tool().Matches(text)
            .Where(tool => tool.Groups["name"].Success && !IsDefined(Cli, $"new(\"{tool.Groups["name"].Value}\", "))
            .Select(tool => $"{tool.Value} is no command"),
        .. Tool().Matches(text).SelectMany(tool => Option().Matches(tool.Value))
            .Where(option => !IsDefined(Cli, $"\"{option.Value}\""))
            .Select(option => $"{option.Value} is no option of it"),
        .. Query().Matches(text)
            .Where(query => !File.Exists(RepositoryRoot.Combine($"infra/queries/{query.Value}")))
            .Select(query => $"{query.Value} is no query"),
        .. Issue().Matches(text)
            .Where(issue => !IsDefined(Functions, $"\"{issue.Groups["code"].Value}\""))
            .Select(issue => $"{issue.Value} is said nowhere"),
        .. Command().Matches(text)
            .Where(command => !IsDefined(Functions, $"[\"{command.Groups["name"].Value}\"] = BotCommand."))
            .Select(command => $"{command.Value} is no command of the bot"),
        .. Word().Matches(text)
            .Where(word => !Words.Contains(Plain(word.Groups["word"].Value)))
            .Select(word => $"{word.Value} is no name of the code"),
        .. Link().Matches(text).Where(link => !Leads(link)).Select(link => $"{link.Value} leads nowhere"),
    ];

    private static bool IsDefined(string sources, string text) => sources.Contains(text, StringComparison.Ordinal);

    private static bool IsRoute(Match asked)
    {
        string verb = asked.Groups["verb"].Success
            ? asked.Groups["verb"].Value
            : asked.Value.StartsWith("tell", StringComparison.Ordinal) ? "POST" : "GET";
        string path = $"api/{asked.Groups["path"].Value}";

        return Routes.Any(route => route.Verb == verb && route.Route.IsMatch(path)) && IsPart(path);
    }

    // Parts of health share one route; the function knows their names.
    private static bool IsPart(string path) => !path.StartsWith("api/health/", StringComparison.Ordinal)
        || IsDefined(Functions, $"\"{path["api/health/".Length..]}\" => ");

    private static Regex Matcher(string route) =>
        new($"^{Parameter().Replace(route, "[^/]+")}$", RegexOptions.CultureInvariant);

    private static bool Leads(Match link)
    {
        string file = link.Groups["file"].Value;
        string path = RepositoryRoot.Combine(file.Length == 0 ? "docs/OPERATIONS.md" : $"docs/{file}");
        string anchor = link.Groups["anchor"].Value;

        return Path.Exists(path) && (anchor.Length == 0 || Title().Matches(File.ReadAllText(path))
            .Any(title => Anchor(title.Groups["title"].Value) == anchor));
    }

    private static string Anchor(string title) =>
        NotInAnchor().Replace(title.ToLowerInvariant(), string.Empty).Replace(' ', '-');

    // camelCase, snake_case and PascalCase of one name are the same.
    private static string Plain(string word) => word.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static IEnumerable<string> AllWords()
    {
        string[] others =
        [
            "infra/bicep/main.parameters.json", "presets/breakout_v1.json", "functions/host.json", "docs/DEPLOY.md",
            "dashboard/assets/api.js",
        ];
        IEnumerable<string> sources = new[] { "functions", "shared", "local/cli", "local/exchange" }
            .SelectMany(CodeNames.Sources)
            .Concat(others.Select(other => File.ReadAllText(RepositoryRoot.Combine(other))));

        return sources.SelectMany(source => Identifier().Matches(source)).Select(word => Plain(word.Value));
    }

    [GeneratedRegex("""HttpTrigger\(\s*AuthorizationLevel\.\w+, (?<verbs>("\w+", )+)Route = "(?<route>[^"]+)""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Route();

    [GeneratedRegex("\"(?<verb>\\w+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<verb>GET|PUT|POST) /api/(?<path>[^\s`?]+)|\b(ask|tell) (?<path>(bots|health|presets)[^\s`?]*)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\./bw (?<name>[a-z-]+)[^`\n]*|\./run[^`\n]*", RegexOptions.ExplicitCapture)]
    private static partial Regex Tool();

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"[a-z-]+\.kql")]
    private static partial Regex Query();

    [GeneratedRegex(@"[Ii]ssue `(?<code>[A-Z]+-\d+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Issue();

    [GeneratedRegex("""`(?<name>[a-z-]+)`( \([^)]*\))? command\b|"command":"(?<name>[^"]*)""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex(@"`(?<word>[A-Za-z_]{3,})`(?! command\b)", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex("[A-Za-z_][A-Za-z_0-9]+")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\]\((?<file>[^)#\s]*)(#(?<anchor>[^)\s]+))?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Title();

    [GeneratedRegex(@"[^a-z0-9 _-]")]
    private static partial Regex NotInAnchor();
}
