using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Breakwater.Presets.Tests.Reads;

/// <summary>The methods that a method body mentions, read from its instructions.</summary>
internal static class IlCalls
{
    private const byte Prefix = 0xFE;

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    public static IEnumerable<EntityHandle> In(BlobReader body)
    {
        List<EntityHandle> methods = [];
        while (body.RemainingBytes > 0)
        {
            int first = body.ReadByte();
            OpCode code = Codes[first == Prefix ? (Prefix << 8) | body.ReadByte() : first];
            if (code.OperandType is OperandType.InlineMethod)
            {
                methods.Add(MetadataTokens.EntityHandle(body.ReadInt32()));
            }
            else
            {
                body.Offset += OperandSize(code, body);
            }
        }

        return methods;
    }

    private static int OperandSize(OpCode code, BlobReader body) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * body.ReadInt32()),
        _ => 4,
    };
}
