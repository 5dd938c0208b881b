/* Times TA-Lib. Takes the file of columns; built by the benchmark from a folder with TA-Lib's sources. */
#include "columns.h"
#include "ta_libc.h"

#define ALL 0, candles - 1
static int begin, count;

static void sma20(void) { TA_SMA(ALL, column[3], 20, &begin, &count, room[0]); }
static void ema20(void) { TA_EMA(ALL, column[3], 20, &begin, &count, room[0]); }
static void rsi14(void) { TA_RSI(ALL, column[3], 14, &begin, &count, room[0]); }
static void atr14(void) { TA_ATR(ALL, column[1], column[2], column[3], 14, &begin, &count, room[0]); }
static void bb20(void)
{
    TA_BBANDS(ALL, column[3], 20, 2.0, 2.0, TA_MAType_SMA, &begin, &count, room[0], room[1], room[2]);
}
static void macd(void) { TA_MACD(ALL, column[3], 12, 26, 9, &begin, &count, room[0], room[1], room[2]); }
static void donch20(void)
{
    TA_MAX(ALL, column[1], 20, &begin, &count, room[0]);
    TA_MIN(ALL, column[2], 20, &begin, &count, room[1]);
}
static void adx14(void)
{
    TA_ADX(ALL, column[1], column[2], column[3], 14, &begin, &count, room[0]);
    TA_PLUS_DI(ALL, column[1], column[2], column[3], 14, &begin, &count, room[1]);
    TA_MINUS_DI(ALL, column[1], column[2], column[3], 14, &begin, &count, room[2]);
}
static void obv(void) { TA_OBV(ALL, column[3], column[4], &begin, &count, room[0]); }
static void corr20(void) { TA_CORREL(ALL, column[3], column[4], 20, &begin, &count, room[0]); }
static void slope20(void) { TA_LINEARREG_SLOPE(ALL, column[3], 20, &begin, &count, room[0]); }

int main(int argc, char **argv)
{
    load(argc > 1 ? argv[1] : "");
    TA_Initialize();
    report("sma20", sma20);
    report("ema20", ema20);
    report("rsi14", rsi14);
    report("atr14", atr14);
    report("bb20", bb20);
    report("macd", macd);
    report("donch20", donch20);
    report("adx14", adx14);
    report("obv", obv);
    report("corr20", corr20);
    report("slope20", slope20);
    return 0;
}
