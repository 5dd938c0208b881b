using System.Collections;
using Breakwater.Domain.Markets;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>
/// What a log line knows: its words for those who read, its fields for those who ask. The words are the line that
/// consoles show; no query parses them.
/// </summary>
internal sealed class EventRecord(string words) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> fields = [];

    public int Count => fields.Count;

    public KeyValuePair<string, object?> this[int index] => fields[index];

    /// <summary>Adds what is known; null is left out.</summary>
    public EventRecord With(string field, object? value)
    {
        if (value is not null)
        {
            fields.Add(new(field, value is decimal number ? number.Plain() : value));
        }

        return this;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => words;
}
