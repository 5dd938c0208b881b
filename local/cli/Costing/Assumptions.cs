namespace Breakwater.Local.Cli.Costing;

/// <summary>What cannot be counted on this machine. Every one is printed with the bill.</summary>
internal static class Assumptions
{
    /// <summary>The least that an execution is billed for; none is expected to be longer.</summary>
    public const double SecondsPerExecution = 1;

    /// <summary>Measured once, see <see cref="All"/>.</summary>
    public const int RecordsPerExecution = 3;

    public const int BytesPerRecord = 1000;

    /// <summary>The lease of each timer lasts a minute and is renewed half way.</summary>
    public const double LeaseRenewalsPerMinute = 2;

    /// <summary>Ten instances look at both secrets of the key once a day.</summary>
    public const int SecretReadsPerDay = 20;

    /// <summary>Calls that wait for a message on each queue, and end empty once a minute.</summary>
    public const int WaitingReceives = 8;

    public static IReadOnlyList<string> All { get; } =
    [
        $"Every execution is billed {SecondsPerExecution} s, the least there is. The longest chain of requests, of "
            + "Reconcile, would take that at 15 ms for each to a table and 100 ms for each to the exchange.",
        $"{RecordsPerExecution} rows of telemetry for each execution (an hour of 100 instruments wrote 2,062 for 728, "
            + $"most of them metrics) and one for each line of ours, of {BytesPerRecord} bytes each (here they have "
            + "240; Azure adds columns). Lines of Azure's own host come on top. 5 GB a month are free.",
        "A batch of rows is billed as its rows. A row of the journal takes what its batch took on the wire.",
        $"Each timer's lease is renewed {LeaseRenewalsPerMinute} times a minute, and those of a minute or more write "
            + "when they ran; other calls of the host to its storage are not counted.",
        $"Each queue is waited on by {WaitingReceives} calls that end empty once a minute, day and night: the most "
            + "there can be.",
        $"A live bot's instances read its key {SecretReadsPerDay} times a day; a paper bot has none.",
        "Warm instances are priced as idle; what they do has no free part.",
        "Traffic within the region is free; what the exchange is sent and sends is not priced. No price was found for "
            + "the workbook.",
        "Nobody looks at the page. An open one asks its six reports at least twice a minute: 720 executions, which is "
            + "about a cent, an hour.",
    ];
}
