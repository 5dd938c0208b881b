using System.Reflection;
using System.Text.RegularExpressions;
using Breakwater.Adapters.SignalR;
using Breakwater.Functions.Options;
using Breakwater.Pipeline.Messages;
using Breakwater.TestKit.Local;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Infra.Tests;

/// <summary>What the code calls things that Azure has to have, read from the code itself.</summary>
internal static partial class CodeNames
{
    private static readonly Assembly App = typeof(BotOptions).Assembly;

    /// <summary>Settings that the app's own code reads, with double underscores.</summary>
    public static IReadOnlyList<string> Settings =>
    [
        .. Section(BotOptions.Section, typeof(BotOptions), typeof(LiveOptions)),
        .. Section(ExchangeOptions.Section, typeof(ExchangeOptions), typeof(KeyOptions)),
        .. Section(TablesOptions.Section, typeof(TablesOptions)),
        $"{Constant("Composition.QueueConnection", "Setting")}__{Constant("Composition.QueueConnection", "Namespace")}",
        $"{Constant("Composition.PushConnection", "Setting")}__{Constant("Composition.PushConnection", "ServiceUri")}",
        Constant("Schedules", "Scan").Trim('%'),
        Constant("Composition.AddTelemetryExtensions", "Setting"),
    ];

    public static IReadOnlyList<string> Queues =>
    [
        .. typeof(Queues).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(constant => (string)constant.GetRawConstantValue()!),
    ];

    /// <summary>Tables that the app would make where Bicep had not, and those that any partition names.</summary>
    public static IReadOnlyList<string> Tables =>
    [
        .. ((IReadOnlyList<string>)App.GetType("Breakwater.Functions.Composition.TableCreation")!
                .GetField("Names")!.GetValue(null)!)
            .Union(Sources("shared").SelectMany(text => Partition().Matches(text))
                .Select(match => match.Groups["table"].Value)),
    ];

    public static string Hub => PushHub.Name;

    public static IReadOnlyList<string> Functions =>
    [
        .. App.GetTypes().SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name)
            .OfType<string>(),
    ];

    /// <summary>Every C# source below a folder.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(RepositoryRoot.Combine(folder), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText);

    private static IEnumerable<string> Section(string name, params Type[] options) =>
        options.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(property => $"{name}__{property.Name}");

    private static string Constant(string type, string field) =>
        (string)App.GetType($"Breakwater.Functions.{type}")!.GetField(field)!.GetRawConstantValue()!;

    [GeneratedRegex("""Partition [^\n]*new\("(?<table>[A-Z][A-Za-z]+)",|new Partition\("(?<table>[A-Z][A-Za-z]+)",""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Partition();
}
