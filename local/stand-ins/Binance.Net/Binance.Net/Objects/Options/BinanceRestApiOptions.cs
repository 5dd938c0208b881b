using CryptoExchange.Net.Objects.Options;

namespace Binance.Net.Objects.Options;

public class BinanceRestApiOptions : RestApiOptions;
