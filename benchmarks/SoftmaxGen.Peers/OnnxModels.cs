using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Peers;

/// <summary>Models of one operator, for any number of rows and classes. The field numbers are those of onnx.proto.</summary>
internal static class OnnxModels
{
    public const string Logits = "logits";
    public const string Labels = "labels";
    public const string Result = "result";

    private const long IrVersion = 8;
    private const long OperatorSet = 13;
    private const long SingleType = 1;
    private const long Int64Type = 7;
    private const string Rows = "rows";
    private const string Classes = "classes";

    /// <summary>Probabilities of each row.</summary>
    public static byte[] Softmax() => Model(
        "Softmax", [Tensor(Logits, SingleType, Rows, Classes)], [Logits], Tensor(Result, SingleType, Rows, Classes));

    /// <summary>The mean cross-entropy loss, which is what the operator gives unless told otherwise.</summary>
    public static byte[] Loss() => Model(
        "SoftmaxCrossEntropyLoss",
        [Tensor(Logits, SingleType, Rows, Classes), Tensor(Labels, Int64Type, Rows)],
        [Logits, Labels],
        Tensor(Result, SingleType));

    private static byte[] Model(string type, IEnumerable<Protobuf> inputs, IEnumerable<string> names, Protobuf output)
    {
        Protobuf node = new Protobuf().Texts(1, names).Text(2, Result).Text(4, type);
        Protobuf graph = new Protobuf().Message(1, node).Text(2, type).Messages(11, inputs).Message(12, output);
        return new Protobuf()
            .Number(1, IrVersion)
            .Message(7, graph)
            .Message(8, new Protobuf().Text(1, "").Number(2, OperatorSet))
            .ToArray();
    }

    private static Protobuf Tensor(string name, long elementType, params IEnumerable<string> dimensions)
    {
        Protobuf shape = new Protobuf().Messages(1, dimensions.Select(static name => new Protobuf().Text(2, name)));
        Protobuf tensor = new Protobuf().Number(1, elementType).Message(2, shape);
        return new Protobuf().Text(1, name).Message(2, new Protobuf().Message(1, tensor));
    }
}
