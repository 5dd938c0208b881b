using System.Collections;
using System.Globalization;

namespace Azure.Data.Tables;

public class TableTransactionFailedException : RequestFailedException
{
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException.Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        foreach (DictionaryEntry entry in requestFailedException.Data)
        {
            Data[entry.Key] = entry.Value;
        }

        if (Data[TableErrorParser.FailedIndexKey] is string text
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            FailedTransactionActionIndex = index;
        }
    }

    public int? FailedTransactionActionIndex { get; }
}
