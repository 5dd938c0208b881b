namespace Breakwater.Local.Exchange.Trading;

public enum ResponseType
{
    Ack,
    Result,
    Full,
}
