namespace Breakwater.Local.Exchange.Rest;

/// <summary>Error answers in Binance's words; clients branch on some of the texts.</summary>
public static class Errors
{
    public const int TooMuchWeightCode = -1003;
    public const string SymbolRange = "^[A-Z0-9-_.]{1,20}$";
    public const string SymbolsRange = "^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$";
    public const string NumberRange = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
    public const string IntegerRange = "^[0-9]{1,20}$";

    public static RestException InvalidSymbol => new(-1121, "Invalid symbol.");

    public static RestException InvalidInterval => new(-1120, "Invalid interval.");

    public static RestException InvalidTickerType => new(-1139, "Invalid ticker type.");

    public static RestException InvalidSymbolStatus => new(-1122, "Invalid symbolStatus.");

    public static RestException DuplicateSymbols => new(-1151, "Symbol is present multiple times in the list.");

    public static RestException DuplicateValues => new(-1101, "Duplicate values for a parameter detected.");

    public static RestException BadCombination => new(-1128, "Combination of optional parameters invalid.");

    public static RestException Missing(string parameter) =>
        new(-1102, $"Mandatory parameter '{parameter}' was not sent, was empty/null, or malformed.");

    public static RestException Empty(string parameter) => new(-1105, $"Parameter '{parameter}' was empty.");

    public static RestException NotValid(string parameter) =>
        new(-1130, $"Data sent for parameter '{parameter}' is not valid.");

    public static RestException IllegalCharacters(string parameter, string range) =>
        new(-1100, $"Illegal characters found in parameter '{parameter}'; legal range is '{range}'.");

    public static RestException TooMany(int expected, int received) =>
        new(-1101, $"Too many parameters; expected '{expected}' and received '{received}'.");

    public static RestException NotRead(int read, int sent) =>
        new(-1104, $"Not all sent parameters were read; read '{read}' parameter(s) but was sent '{sent}'.");

    public static RestException TooPrecise(string parameter) =>
        new(-1111, $"Parameter '{parameter}' has too much precision.");

    public static RestException NeitherOf(string one, string other) =>
        new(-1102, $"Param '{one}' or '{other}' must be sent, but both were empty/null!");

    public static RestException NotRequired(string parameter) =>
        new(-1106, $"Parameter '{parameter}' sent when not required.");

    public static RestException TooMuchWeight(int limit) => new(
        TooMuchWeightCode,
        $"Too much request weight used; current limit is {limit} request weight per 1 MINUTE. "
            + "Please use WebSocket Streams for live updates to avoid polling the API.",
        429);

    public static RestException Banned(long until) => new(
        TooMuchWeightCode,
        $"Way too much request weight used; IP banned until {until}. "
            + "Please use WebSocket Streams for live updates to avoid bans.",
        418);
}
