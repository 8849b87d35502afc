using System;
using System.Collections.Generic;
using System.Linq;

namespace SoftmaxGen.Demo.Timing;

/// <summary>Times the generated kernel and its alternatives on the same rows.</summary>
internal static class PeerTiming
{
    /// <summary>The times, the generated kernel first.</summary>
    public static IReadOnlyList<TimedPeer> Measure(float[] logits, int[] labels)
    {
        Timed[] peers =
        [
            Of<GeneratedPeer>(logits, labels), Of<TensorPrimitivesPeer>(logits, labels), Of<ScalarPeer>(logits, labels),
        ];
        double[] medians = InterleavedTimer.Medians(
            [.. peers.Select(static peer => peer.Softmax), .. peers.Select(static peer => peer.CrossEntropyGradient)]);
        double[] perRow = [.. medians.Select(time => time / labels.Length)];
        return [.. peers.Select((peer, i) => new TimedPeer(peer.Name, perRow[i], perRow[peers.Length + i]))];
    }

    private static Timed Of<TPeer>(float[] logits, int[] labels)
        where TPeer : ISoftmaxPeer
    {
        float[] destination = new float[logits.Length];
        return new Timed(
            TPeer.Name,
            () => TPeer.Softmax(logits, destination),
            () => TPeer.CrossEntropyGradient(logits, labels, destination));
    }

    private sealed record Timed(string Name, Action Softmax, Action CrossEntropyGradient);
}
