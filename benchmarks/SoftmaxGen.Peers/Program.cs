using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.ML.OnnxRuntime;
using SoftmaxGen.Benchmarks;
using SoftmaxGen.Benchmarks.Table;
using SoftmaxGen.Peers;

const string Usage = "dotnet run -c Release --project benchmarks/SoftmaxGen.Peers -- [--classes a,b,c]";
Command command = new(Usage, Measure, "generated kernels beside ONNX Runtime on one thread");
if (args is ["help" or "--help" or "-h", ..])
{
    Console.WriteLine($"Usage:\n{command.Lines}");
    return 0;
}

return command.Run(args);

static int Measure(string[] arguments)
{
    var classCounts = Arguments.Parse<IReadOnlyList<int>>(
        arguments,
        [.. Kernels.ByClassCount.Keys],
        static (_, name, value) => name == "--classes" ? Kernels.ParseCounts(value) : null);
    List<PeerTimes> lines = [];
    foreach (int classCount in classCounts)
    {
        Console.Error.WriteLine($"{classCount} classes");
        lines.AddRange(Kernels.ByClassCount[classCount].Use(new Peer()));
    }

    Console.WriteLine(Surroundings.Describe());
    Console.WriteLine($"float; ONNX Runtime {OrtEnv.Instance().GetVersionString()}, one thread, memory bound beforehand; medians of {Turns.Rounds} rounds in ns a row.");
    foreach (IGrouping<string, PeerTimes> work in lines.GroupBy(static line => line.Work))
    {
        Console.WriteLine($"\n### {work.Key}\n");
        Console.WriteLine(MarkdownTable.Head(["classes", "generated", "ONNX Runtime", "ONNX Runtime / generated"]));
        foreach (PeerTimes line in work)
        {
            Console.WriteLine(MarkdownTable.Row(
            [
                $"{line.ClassCount}",
                MarkdownTable.Format(line.Generated),
                MarkdownTable.Format(line.Onnx),
                MarkdownTable.Format(line.Onnx / line.Generated),
            ]));
        }
    }

    return 0;
}
