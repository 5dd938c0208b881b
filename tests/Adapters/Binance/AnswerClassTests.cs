using System.Net;
using System.Text.Json;
using Breakwater.Adapters.Binance;
using Breakwater.Domain.Execution;
using Breakwater.TestKit.Local;
using CryptoExchange.Net.Objects;
using CryptoExchange.Net.Objects.Errors;

namespace Breakwater.Adapters.Tests.Binance;

/// <summary>What every answer to an order means: each row of the table, through the whole adapter.</summary>
public sealed class AnswerClassTests
{
    /// <summary>Row, HTTP status (0: cut off, -1: none in time), code, text, what the pipeline is told.</summary>
    public static TheoryData<string, int, int, string, OrderStatus> Answers => new()
    {
        { "server error", 500, -1000, "An unknown error occurred.", OrderStatus.Unknown },
        { "server error", 502, 0, "", OrderStatus.Unknown },
        { "server error", 503, -1008, "Server is currently overloaded.", OrderStatus.Unknown },
        { "server error", 504, -1007, "Timeout waiting for response from backend server.", OrderStatus.Unknown },
        { "server error", 500, -2010, "Account has insufficient balance.", OrderStatus.Unknown },
        { "status unknown", 400, -1000, "An unknown error occurred.", OrderStatus.Unknown },
        { "status unknown", 400, -1001, "Internal error.", OrderStatus.Unknown },
        { "status unknown", 400, -1006, "Execution status unknown.", OrderStatus.Unknown },
        { "status unknown", 400, -1007, "Send status unknown.", OrderStatus.Unknown },
        { "status unknown", 400, -1008, "Server is currently overloaded.", OrderStatus.Unknown },
        { "status unknown", 400, -1016, "This service is no longer available.", OrderStatus.Unknown },
        { "rate limit", 429, -1003, "Too much request weight used.", OrderStatus.NotFound },
        { "rate limit", 429, -1015, "Too many new orders.", OrderStatus.NotFound },
        { "rate limit", 418, -1003, "Way too much request weight used; IP banned.", OrderStatus.NotFound },
        { "rate limit", 400, -1003, "Too many requests queued.", OrderStatus.NotFound },
        { "rate limit", 400, -1034, "Too many concurrent connections.", OrderStatus.NotFound },
        { "blocked", 401, -2015, "Invalid API-key, IP, or permissions for action.", OrderStatus.NotFound },
        { "blocked", 403, 0, "", OrderStatus.NotFound },
        { "blocked", 451, 0, "Service unavailable from a restricted location.", OrderStatus.NotFound },
        { "clock", 400, -1021, "Timestamp for this request is outside of the recvWindow.", OrderStatus.NotFound },
        { "key or signature", 400, -1022, "Signature for this request is not valid.", OrderStatus.NotFound },
        { "key or signature", 400, -2014, "API-key format invalid.", OrderStatus.NotFound },
        { "key or signature", 400, -2015, "Invalid API-key, IP, or permissions for action.", OrderStatus.NotFound },
        { "key or signature", 400, -1002, "You are not authorized.", OrderStatus.NotFound },
        { "refused by the engine", 400, -1013, "Filter failure: LOT_SIZE", OrderStatus.Rejected },
        { "refused by the engine", 400, -1013, "Filter failure: NOTIONAL", OrderStatus.Rejected },
        { "refused by the engine", 400, -2010, "Account has insufficient balance.", OrderStatus.Rejected },
        { "refused by the engine", 400, -2010, "Market is closed.", OrderStatus.Rejected },
        { "refused by the engine", 400, -2010, "Order would trigger immediately.", OrderStatus.Rejected },
        { "malformed request", 400, -1100, "Illegal characters found in a parameter.", OrderStatus.Rejected },
        { "malformed request", 400, -1111, "Parameter 'quantity' has too much precision.", OrderStatus.Rejected },
        { "malformed request", 400, -1121, "Invalid symbol.", OrderStatus.Rejected },
        { "malformed request", 400, -1130, "Data sent for parameter is not valid.", OrderStatus.Rejected },
        { "refused by the engine", 400, -1010, "This action is disabled on this account.", OrderStatus.Rejected },
        { "refused by the engine", 400, -2010, "Order would immediately match and take.", OrderStatus.Rejected },
        { "refused by the engine", 400, -2011, "Unknown order sent.", OrderStatus.Rejected },
        { "refused by the engine", 400, -2026, "Order was archived.", OrderStatus.Rejected },
        { "refused by the engine", 400, -2038, "The requested action would change no state.", OrderStatus.Rejected },
        { "refused by the engine", 400, -2039, "Both order ids must match.", OrderStatus.Rejected },
        { "key or signature", 400, -2008, "Invalid Api-Key ID.", OrderStatus.NotFound },
        { "malformed request", 400, -1020, "This operation is not supported.", OrderStatus.Rejected },
        { "malformed request", 400, -1102, "A mandatory parameter was not sent.", OrderStatus.Rejected },
        { "malformed request", 400, -1104, "Not all sent parameters were read.", OrderStatus.Rejected },
        { "malformed request", 400, -1106, "Parameter sent when not required.", OrderStatus.Rejected },
        { "malformed request", 400, -1112, "No orders on book for symbol.", OrderStatus.Rejected },
        { "malformed request", 400, -1115, "Invalid timeInForce.", OrderStatus.Rejected },
        { "malformed request", 400, -1116, "Invalid orderType.", OrderStatus.Rejected },
        { "malformed request", 400, -1117, "Invalid side.", OrderStatus.Rejected },
        { "malformed request", 400, -1120, "Invalid interval.", OrderStatus.Rejected },
        { "malformed request", 400, -1128, "Combination of optional parameters invalid.", OrderStatus.Rejected },
        { "malformed request", 400, -1145, "Invalid cancelRestrictions", OrderStatus.Rejected },
        { "malformed request", 400, -1158, "Order type not supported in OCO.", OrderStatus.Rejected },
        { "malformed request", 400, -1160, "Iceberg needs GTC.", OrderStatus.Rejected },
        { "malformed request", 400, -1165, "A limit order in a buy OCO must be below.", OrderStatus.Rejected },
        { "malformed request", 400, -1166, "A limit order in a sell OCO must be above.", OrderStatus.Rejected },
        { "malformed request", 400, -1168, "At least one OCO order must be contingent.", OrderStatus.Rejected },
        { "malformed request", 400, -1196, "A stop loss order in a buy OCO must be above.", OrderStatus.Rejected },
        { "malformed request", 400, -1197, "A stop loss order in a sell OCO must be below.", OrderStatus.Rejected },
        { "malformed request", 400, -1198, "A take profit in a buy OCO must be below.", OrderStatus.Rejected },
        { "malformed request", 400, -1199, "A take profit in a sell OCO must be above.", OrderStatus.Rejected },
        { "malformed request", 400, -1222, "Working order in an OPO list must be a bid.", OrderStatus.Rejected },
        { "", 409, -2021, "Order cancel-replace partially failed.", OrderStatus.Unknown },
        { "", 400, -2022, "Order cancel-replace failed.", OrderStatus.Unknown },
        { "malformed request", 400, -1014, "Unsupported order combination.", OrderStatus.Rejected },
        { "", 400, -9999, "A code that nobody knows yet.", OrderStatus.Unknown },
        { "", 200, 0, "half a bo", OrderStatus.Unknown },
        { "", 400, 0, "", OrderStatus.Unknown },
        { "", 0, 0, "the connection breaks", OrderStatus.Unknown },
        { "", -1, 0, "no answer in time", OrderStatus.Unknown },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task SubmitAsync_AnyFailure_IsItsClassAndSentOnce(
        string row, int status, int code, string text, OrderStatus expected)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        string body = code == 0 ? $"<html>{text}</html>" : VenueBed.Error(code, text);
        bed.On("POST", VenueBed.Order, body, status);

        OrderReport report = await bed.Venue.SubmitAsync(VenueBed.Sell(1m), default);

        Assert.Equal((expected, VenueBed.Id), (report.Status, report.ClientOrderId));
        Assert.Empty(report.Fills);
        Assert.NotNull(report.Reason);
        Assert.Equal(text == "Filter failure: NOTIONAL", report.IsTooSmall);
        Assert.Equal(code == -1021 ? 2 : 1, bed.Count("POST", VenueBed.Order));
        Assert.Equal(0, bed.Count("GET", VenueBed.Order));
        if (row.Length > 0)
        {
            Error error = new ServerError(code, new ErrorInfo(ErrorType.Unknown, text) { Message = text });
            Assert.Equal(row, AnswerClasses.Rows.First(other => other.Fits((HttpStatusCode)status, error)).Name);
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task QueryAsync_AnyFailureButNoSuchOrder_IsUnknown(
        string row, int status, int code, string text, OrderStatus ofAnOrder)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", VenueBed.Order, code == 0 ? "<html></html>" : VenueBed.Error(code, text), status);

        OrderReport report = await bed.Venue.QueryAsync(VenueBed.Btc, VenueBed.Id, default);

        Assert.True(report.Status is OrderStatus.Unknown, $"{row} {text}, {ofAnOrder} of an order: {report}");
    }

    [Fact]
    public void Rows_All_HaveATest()
    {
        string[] tested =
        [
            .. Answers.Select(answer => answer.Data.Item1), "accepted", "never sent", "duplicate", "no such order",
        ];

        Assert.Empty(AnswerClasses.Rows.Select(row => row.Name).Except(tested));
    }

    [Fact]
    public void Of_NeverSent_IsNotAccepted()
    {
        Assert.Equal(AnswerClass.NotAccepted, AnswerClasses.Of(null, new ClientRateLimitError("pause")));
        Assert.Equal(AnswerClass.NotAccepted, AnswerClasses.Of(null, new NoApiCredentialsError()));
        Assert.Equal(AnswerClass.Accepted, AnswerClasses.Of(HttpStatusCode.OK, null));
        Assert.Equal(AnswerClass.Unknown, AnswerClasses.Of(HttpStatusCode.OK, new ServerError(0, ErrorInfo.Unknown)));
    }

    [Fact]
    public void Of_EveryDocumentedCode_IsOnlyRefusedWhereThatIsCertain()
    {
        using JsonDocument codes = JsonDocument.Parse(
            File.ReadAllText(SharedMaterial.Require("data/binance-api/error-codes.json")));
        int[] rejected =
        [
            .. codes.RootElement.GetProperty("codes").EnumerateArray()
                .Select(code => code.GetProperty("code").GetInt32())
                .Where(code => Of(code) is AnswerClass.Rejected),
        ];

        int[] elsewhere = [.. rejected.Where(code => code is not (<= -1100 and > -1300))];
        Assert.Equal([-2039, -2026, -2011, -2010, -1020, -1014, -1013], elsewhere.Order());

        static AnswerClass Of(int code) => AnswerClasses.Of(
            HttpStatusCode.BadRequest, new ServerError(code, new ErrorInfo(ErrorType.Unknown, "")));
    }

    [Fact]
    public async Task SubmitAsync_Duplicate_IsWhatTheLiveOrderHasBecome()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Order, VenueBed.Error(-2010, "Duplicate order sent."), 400)
            .On("GET", VenueBed.Order, VenueBed.Shown("PARTIALLY_FILLED", "0.4"))
            .On("GET", VenueBed.Trades, $"[{VenueBed.Trade(7, "0.4")}]");

        OrderReport report = await bed.Venue.SubmitAsync(VenueBed.Sell(1m), default);

        Assert.Equal((OrderStatus.PartiallyFilled, 0.4m), (report.Status, Assert.Single(report.Fills).Quantity));
        Assert.Equal(1, bed.Count("POST", VenueBed.Order));
    }

    [Fact]
    public async Task SubmitAsync_DuplicateThatCannotBeSeenYet_IsUnknown()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Order, VenueBed.Error(-2010, "Duplicate order sent."), 400)
            .On("GET", VenueBed.Order, VenueBed.NoSuchOrder, 400);

        Assert.Equal(OrderStatus.Unknown, (await bed.Venue.SubmitAsync(VenueBed.Sell(1m), default)).Status);
    }

    [Fact]
    public async Task QueryAsync_NoSuchOrder_IsNotFound()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", VenueBed.Order, VenueBed.NoSuchOrder, 400);

        Assert.Equal(OrderStatus.NotFound, (await bed.Venue.QueryAsync(VenueBed.Btc, VenueBed.Id, default)).Status);
    }

    [Fact]
    public async Task SubmitAsync_ClockWasOff_IsMeasuredAgainAndSentOnceMore()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Order, VenueBed.Error(-1021, "Timestamp was 1000ms ahead."), 400)
            .On("POST", VenueBed.Order, VenueBed.Shown("NEW"));

        OrderReport report = await bed.Venue.SubmitAsync(VenueBed.Sell(1m), default);

        Assert.Equal(OrderStatus.Open, report.Status);
        Assert.Equal(
            ["/api/v3/time", VenueBed.Order, "/api/v3/time", VenueBed.Order], bed.Calls.Select(call => call.Path));
    }
}
