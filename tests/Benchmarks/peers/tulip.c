/* Times Tulip Indicators. Takes the file of columns; built by the benchmark from the C sources in npm's tulind. */
#include "columns.h"
#include "indicators.h"

static void close_only(ti_indicator_function function, const double *options)
{
    const double *inputs[] = {column[3]};
    function(candles, inputs, options, room);
}

static void sma20(void) { close_only(ti_sma, (const double[]){20}); }
static void ema20(void) { close_only(ti_ema, (const double[]){20}); }
static void rsi14(void) { close_only(ti_rsi, (const double[]){14}); }
static void bb20(void) { close_only(ti_bbands, (const double[]){20, 2}); }
static void macd(void) { close_only(ti_macd, (const double[]){12, 26, 9}); }
static void atr14(void)
{
    const double *inputs[] = {column[1], column[2], column[3]};
    ti_atr(candles, inputs, (const double[]){14}, room);
}
static void donch20(void)
{
    const double *highs[] = {column[1]};
    const double *lows[] = {column[2]};
    double *lower[] = {room[1]};
    ti_max(candles, highs, (const double[]){20}, room);
    ti_min(candles, lows, (const double[]){20}, lower);
}
static void obv(void)
{
    const double *inputs[] = {column[3], column[4]};
    ti_obv(candles, inputs, 0, room);
}
static void slope20(void) { close_only(ti_linregslope, (const double[]){20}); }

int main(int argc, char **argv)
{
    load(argc > 1 ? argv[1] : "");
    report("sma20", sma20);
    report("ema20", ema20);
    report("rsi14", rsi14);
    report("atr14", atr14);
    report("bb20", bb20);
    report("macd", macd);
    report("donch20", donch20);
    report("obv", obv);
    report("slope20", slope20);
    return 0;
}
