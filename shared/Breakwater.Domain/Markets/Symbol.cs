using System.Text.Json.Serialization;

namespace Breakwater.Domain.Markets;

/// <summary>An instrument's name at its venue, upper case, for example <c>BTCUSDT</c>.</summary>
/// <remarks>
/// The default value is the empty name and marks a field nobody set; <see cref="Of"/> never returns it.
/// </remarks>
[JsonConverter(typeof(SymbolJsonConverter))]
public readonly record struct Symbol : IComparable<Symbol>
{
    private readonly string? value;

    private Symbol(string value) => this.value = value;

    /// <summary>The venue's spelling.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>Wraps <paramref name="value"/>, upper-cased.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is blank.</exception>
    public static Symbol Of(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);

        return new Symbol(value.ToUpperInvariant());
    }

    /// <summary>Ordinal order of the names.</summary>
    public static bool operator <(Symbol left, Symbol right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order of the names.</summary>
    public static bool operator >(Symbol left, Symbol right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order of the names.</summary>
    public static bool operator <=(Symbol left, Symbol right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order of the names.</summary>
    public static bool operator >=(Symbol left, Symbol right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public int CompareTo(Symbol other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
