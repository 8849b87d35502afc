namespace SoftmaxGen.Peers;

/// <summary>Median times of a row in nanoseconds.</summary>
/// <param name="Work">The title of the work.</param>
/// <param name="ClassCount">The logits in a row.</param>
/// <param name="Generated">The generated kernel.</param>
/// <param name="Onnx">ONNX Runtime.</param>
internal sealed record PeerTimes(string Work, int ClassCount, double Generated, double Onnx);
