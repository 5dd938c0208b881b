namespace Binance.Net.Enums;

public enum ListStatusType
{
    Response,
    ExecutionStarted,
    Done,
}
