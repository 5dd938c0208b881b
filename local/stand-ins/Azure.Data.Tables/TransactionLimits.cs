using System.Globalization;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The service's refusals that the emulator leaves out or words differently.</summary>
internal static class TransactionLimits
{
    private const int MaxActions = 100;

    internal static void Check(TableTransactionAction action, int index, string partition)
    {
        if (index >= MaxActions)
        {
            throw Refusal(
                TableErrorCode.InvalidInput,
                MaxActions - 1,
                "The batch request operation exceeds the maximum 100 changes per change set.");
        }

        if (!string.Equals(action.Entity.PartitionKey, partition, StringComparison.Ordinal))
        {
            throw Refusal(
                TableErrorCode.CommandsInBatchActOnDifferentPartitions,
                index,
                "All commands in a batch must operate on same entity group.");
        }
    }

    /// <summary>The refusal of one action, as the service words it: the action's index, a colon, the reason.</summary>
    internal static TableTransactionFailedException Refused(RequestFailedException refused, int index)
    {
        string number = index.ToString(CultureInfo.InvariantCulture);
        RequestFailedException failure = new(refused.Status, $"{number}:{refused.Message}", refused.ErrorCode, null);
        failure.Data[TableErrorParser.FailedIndexKey] = number;
        return new TableTransactionFailedException(failure);
    }

    private static TableTransactionFailedException Refusal(TableErrorCode code, int index, string message) =>
        Refused(new RequestFailedException(400, message, code.ToString(), null), index);
}
