using System.Xml;
using System.Xml.Linq;

namespace Breakwater.Local.Cli.Testing;

/// <summary>What a test project's run came to.</summary>
internal sealed record TestReport(int Passed, int Failed, int Skipped, IReadOnlyList<TestFailure> Failures)
{
    public static TestReport Empty { get; } = new(0, 0, 0, []);

    /// <summary>Reads xunit's own XML; null when the file is missing or broken off.</summary>
    public static TestReport? Read(string file)
    {
        try
        {
            return File.Exists(file) ? Read(XDocument.Load(file)) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>A process that ended without a full report counts as one failed test.</summary>
    public static TestReport Crashed(string name, string reason) =>
        new(0, 1, 0, [new TestFailure(name, reason)]);

    public TestReport With(TestReport other) => new(
        Passed + other.Passed, Failed + other.Failed, Skipped + other.Skipped, [.. Failures, .. other.Failures]);

    private static TestReport Read(XDocument document)
    {
        XElement[] tests = [.. document.Descendants("test")];
        TestFailure[] failures =
        [
            .. from test in tests
               where Result(test) == "Fail"
               select new TestFailure((string?)test.Attribute("name") ?? "a test", Text(test)),
            .. from error in document.Descendants("error")
               select new TestFailure((string?)error.Attribute("name") ?? "a fixture", Text(error)),
        ];
        return new TestReport(
            tests.Count(test => Result(test) == "Pass"),
            failures.Length,
            tests.Count(test => Result(test) is "Skip" or "NotRun"),
            failures);
    }

    private static string? Result(XElement test) => (string?)test.Attribute("result");

    private static string Text(XElement element) => string.Join('\n',
        ((string?[])[
            element.Descendants("message").FirstOrDefault()?.Value,
            element.Descendants("stack-trace").FirstOrDefault()?.Value,
            element.Element("output")?.Value,
        ]).Where(part => !string.IsNullOrWhiteSpace(part)));
}

internal sealed record TestFailure(string Name, string Text);
