namespace Breakwater.Local.Exchange.Trading;

public enum TimeInForce
{
    Gtc,
    Ioc,
    Fok,
}
