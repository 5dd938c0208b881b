namespace Binance.Net.Enums;

public enum SymbolStatus
{
    PreTrading,
    PendingTrading,
    Trading,
    PostTrading,
    EndOfDay,
    Halt,
    AuctionMatch,
    Break,
    Close,
    PreDelivering,
    Delivering,
    PreSettle,
    Settling,
    CancelOnly,
}
