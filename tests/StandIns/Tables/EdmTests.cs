using Azure.Data.Tables;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Tables.Tests;

public sealed class EdmTests(AzuriteFixture fixture) : TableTests(fixture)
{
    private static readonly DateTimeOffset Precise =
        new DateTimeOffset(2026, 11, 20, 1, 2, 3, TimeSpan.Zero).AddTicks(1_234_567);

    public static TheoryData<object> Values =>
    [
        "text", string.Empty, "line\nbreak \"quoted\" \\ 価格 🚀 \0", true, false,
        0, int.MinValue, int.MaxValue, long.MinValue, long.MaxValue, 9_007_199_254_740_993L, 1L,
        0.0, 1.0, -1.5, double.MaxValue, double.Epsilon, 0.1, 1e20,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        Precise, DateTimeOffset.UnixEpoch, new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
        new byte[] { 0, 1, 254, 255 }, Array.Empty<byte>(),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task TableEntity_EveryType_ComesBackAsItWas(object value)
    {
        await Table.AddEntityAsync(Row("a", value));

        Assert.Equal(value, (await ReadAsync("a"))["Value"]);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task TableEntity_EveryTypeThroughATransactionAndAQuery_ComesBackAsItWas(object value)
    {
        await Table.SubmitTransactionAsync([new(TableTransactionActionType.Add, Row("a", value))]);

        TableEntity read = Assert.Single(await Table.QueryAsync<TableEntity>().ToListAsync());

        Assert.Equal(value, read["Value"]);
    }

    [Fact]
    public async Task TableEntity_LocalOffset_IsStoredAsTheSameInstant()
    {
        DateTimeOffset local = Precise.ToOffset(TimeSpan.FromHours(5.5));

        await Table.AddEntityAsync(Row("a", local));

        Assert.Equal(local, (await ReadAsync("a")).GetDateTimeOffset("Value"));
        Assert.Equal(Precise.UtcDateTime, (await ReadAsync("a")).GetDateTime("Value"));
    }

    [Fact]
    public async Task TableEntity_NullValue_IsNotStored()
    {
        await Table.AddEntityAsync(Row("a", null));

        Assert.False((await ReadAsync("a")).ContainsKey("Value"));
    }

    [Fact]
    public async Task TableEntity_Decimal_IsRefused() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => Table.AddEntityAsync(Row("a", 1.5m)));

    [Fact]
    public async Task TableEntity_LocalDateTime_IsRefused() =>
        await Assert.ThrowsAsync<NotSupportedException>(
            () => Table.AddEntityAsync(Row("a", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local))));

    [Fact]
    public async Task EntityClass_EveryType_ComesBackAsItWas()
    {
        Position position = Full();

        await Table.AddEntityAsync(position);
        Position read = (await Table.GetEntityAsync<Position>("p", "r")).Value;

        Assert.Equivalent(position, new Position
        {
            Text = read.Text, Flag = read.Flag, Count = read.Count, Units = read.Units, Price = read.Price,
            OpenedAt = read.OpenedAt, ClosedAt = read.ClosedAt, Id = read.Id, Bytes = read.Bytes, Blob = position.Blob,
            Side = read.Side, MaybeUnits = read.MaybeUnits, MaybePrice = read.MaybePrice, MaybeAt = read.MaybeAt,
            MaybeSide = read.MaybeSide, Original = read.Original, NotStored = position.NotStored,
        });
        Assert.Equal(position.Blob!.ToArray(), read.Blob!.ToArray());
        Assert.Equal(DateTimeKind.Utc, read.ClosedAt.Kind);
        Assert.Equal(0, read.NotStored);
        Assert.NotNull(read.Timestamp);
        Assert.Equal((await ReadAsync("r")).ETag, read.ETag);
    }

    [Fact]
    public async Task EntityClass_Defaults_ComeBackAsDefaults()
    {
        await Table.AddEntityAsync(new Position());

        Position read = (await Table.GetEntityAsync<Position>("p", "r")).Value;

        Assert.Null(read.Text);
        Assert.Null(read.Bytes);
        Assert.Null(read.MaybeUnits);
        Assert.Null(read.MaybeSide);
        Assert.Equal(Side.None, read.Side);
    }

    [Fact]
    public async Task EntityClass_IsStoredUnderTheNamesAndTypesOfTheService()
    {
        await Table.AddEntityAsync<ITableEntity>(Full());

        TableEntity read = await ReadAsync("r");

        Assert.Equal("x", read.GetString("renamed"));
        Assert.Equal("Buy", read.GetString("Side"));
        Assert.False(read.ContainsKey("Original"));
        Assert.False(read.ContainsKey("NotStored"));
        Assert.False(read.ContainsKey("ETag"));
        Assert.IsType<long>(read["Units"]);
    }

    [Fact]
    public async Task TableEntity_ReadAndWrittenBack_CarriesNoMetadataIntoTheRow()
    {
        await Table.AddEntityAsync(Row("a", 1));
        TableEntity read = await ReadAsync("a");

        await Table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace);

        Assert.Equal(read.Keys.Order(), (await ReadAsync("a")).Keys.Order());
    }

    private static Position Full() => new()
    {
        Text = "t", Flag = true, Count = -7, Units = long.MaxValue, Price = 0.1,
        OpenedAt = Precise, ClosedAt = Precise.UtcDateTime, Id = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
        Bytes = [1, 2], Blob = BinaryData.FromBytes(new byte[] { 3 }), Side = Side.Buy, MaybeUnits = 1,
        MaybePrice = 2, MaybeAt = Precise, MaybeSide = Side.Buy, Original = "x", NotStored = 5,
    };
}
