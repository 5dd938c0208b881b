using System.Security.Cryptography;
using System.Text;
using System.Buffers.Text;
using System.Text.Json;
using Breakwater.TestKit.Local;
using Microsoft.Azure.SignalR.Management;

namespace Breakwater.StandIns.SignalR.Tests;

/// <summary>Builds the service as the application does, from the emulator's form of connection string.</summary>
internal static class Emulator
{
    public const string Key = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH";

    public static string ConnectionString(int port, string key = Key) =>
        $"Endpoint=http://localhost;Port={port};AccessKey={key};Version=1.0;";

    public static ServiceManager Service(int port, Action<ServiceManagerOptions>? configure = null) =>
        new ServiceManagerBuilder()
            .WithOptions(options =>
            {
                options.ConnectionString = ConnectionString(port);
                options.ServiceTransportType = ServiceTransportType.Transient;
                configure?.Invoke(options);
            })
            .BuildServiceManager();

    public static async Task<(ServiceHubContext Hub, int Port)> StartAsync(string name = "bot")
    {
        int port = FreePort.Next();
        using ServiceManager service = Service(port);
        return (await service.CreateHubContextAsync(name, CancellationToken.None), port);
    }

    /// <summary>A token made by hand, so that its life and its key can be wrong.</summary>
    public static string Token(string audience, DateTimeOffset expires, string key = Key)
    {
        object claims = new { aud = audience, exp = expires.ToUnixTimeSeconds() };
        string content =
            $"{Encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"u8)}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        byte[] signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.ASCII.GetBytes(content));
        return $"{content}.{Encode(signature)}";
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
