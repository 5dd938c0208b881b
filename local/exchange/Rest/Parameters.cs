using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Breakwater.Local.Exchange.Market;
using Microsoft.Extensions.Primitives;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>The parameters of one request, read with Binance's checks; what nobody read is an error.</summary>
public sealed class Parameters(IReadOnlyDictionary<string, StringValues> query)
{
    private const int MaxDecimals = 8;

    private static readonly SearchValues<char> SymbolLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    public bool Has(string name) => query.ContainsKey(name);

    /// <summary>A number without marking it read; null when it is none.</summary>
    public long? PeekWholeNumber(string name) =>
        long.TryParse(ValueOf(name), NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

    /// <summary>A text without marking it read; null when it was not sent.</summary>
    public string? PeekText(string name) => Has(name) ? ValueOf(name) : null;

    /// <summary>How many parts a list has, without marking it read; 0 when it was not sent.</summary>
    public int CountOf(string name, char separator) =>
        Has(name) ? ValueOf(name).Count(letter => letter == separator) + 1 : 0;

    public string? Text(string name)
    {
        if (!query.TryGetValue(name, out StringValues values))
        {
            return null;
        }

        _ = read.Add(name);
        string text = values.Count == 1 ? values[0] ?? string.Empty : throw Errors.DuplicateValues;
        return text.Length > 0 ? text : throw Errors.Empty(name);
    }

    public string MandatoryText(string name) =>
        ValueOf(name).Length == 0 ? throw Errors.Missing(name) : Text(name)!;

    public string? Symbol()
    {
        string? symbol = Text("symbol");
        return symbol is null || IsSymbol(symbol)
            ? symbol
            : throw Errors.IllegalCharacters("symbol", Errors.SymbolRange);
    }

    public string MandatorySymbol()
    {
        string symbol = MandatoryText("symbol");
        return IsSymbol(symbol) ? symbol : throw Errors.IllegalCharacters("symbol", Errors.SymbolRange);
    }

    public Interval MandatoryInterval() =>
        Interval.TryParse(MandatoryText("interval"), out Interval? interval) ? interval : throw Errors.InvalidInterval;

    public long? WholeNumber(string name)
    {
        string? text = Text(name);
        return text is null ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value
            : throw Errors.IllegalCharacters(name, Errors.IntegerRange);
    }

    /// <summary>A decimal number without sign or exponent, of at most 8 decimals.</summary>
    public decimal? Amount(string name) => Text(name) is { } text ? AmountOf(name, text) : null;

    public static decimal AmountOf(string name, string text)
    {
        string[] parts = text.Split('.');
        bool isNumber = parts.Length <= 2
            && Array.TrueForAll(parts, part => part.Length is > 0 and <= 20 && part.All(char.IsAsciiDigit));
        if (!isNumber)
        {
            throw Errors.IllegalCharacters(name, Errors.NumberRange);
        }

        string fraction = parts.Length == 2 ? parts[1].TrimEnd('0') : string.Empty;
        return fraction.Length <= MaxDecimals
            ? decimal.Parse(parts[0] + "." + fraction + "0", CultureInfo.InvariantCulture)
            : throw Errors.TooPrecise(name);
    }

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw Errors.NotValid(name),
    };

    /// <summary>The names in `symbol` or `symbols`; null when neither was sent.</summary>
    public IReadOnlyList<string>? SymbolOrSymbols()
    {
        if (Has("symbol") && Has("symbols"))
        {
            throw Errors.BadCombination;
        }

        return Symbol() is { } symbol ? [symbol] : Text("symbols") is { } list ? ParseList(list) : null;
    }

    /// <summary>Call when all known parameters were read.</summary>
    public void End()
    {
        if (read.Count < query.Count)
        {
            throw Errors.NotRead(read.Count, query.Count);
        }
    }

    /// <summary>Call where no parameter is known.</summary>
    public void EndWithout()
    {
        if (query.Count > 0)
        {
            throw Errors.TooMany(0, query.Count);
        }
    }

    private string ValueOf(string name) =>
        query.TryGetValue(name, out StringValues values) ? values.ToString() : string.Empty;

    private static bool IsSymbol(string text) =>
        text.Length is > 0 and <= 20 && !text.AsSpan().ContainsAnyExcept(SymbolLetters);

    private static string[] ParseList(string text)
    {
        string[]? symbols = null;
        try
        {
            symbols = JsonSerializer.Deserialize<string[]>(text);
        }
        catch (JsonException)
        {
            // Reported below, as for any other text that is not a list.
        }

        if (symbols is null || !symbols.All(symbol => symbol is not null && IsSymbol(symbol)))
        {
            throw Errors.IllegalCharacters("symbols", Errors.SymbolsRange);
        }

        return symbols.Length == 0 ? throw Errors.Missing("symbols")
            : symbols.Distinct(StringComparer.Ordinal).Count() == symbols.Length ? symbols
            : throw Errors.DuplicateSymbols;
    }
}
