using BenchmarkDotNet.Running;
using SoftmaxGen.Benchmarks.Heads;
using SoftmaxGen.Benchmarks.Options;
using SoftmaxGen.Benchmarks.Size;
using SoftmaxGen.Benchmarks.Suites;
using SoftmaxGen.Benchmarks.Table;

// table [options]    medians of all candidates, measured in turns, as the tables of the README
// heads              forward and backward through output layers beside a composition on TensorPrimitives
// options            what the options of a loss cost where they are declared
// size               what the generator writes and what the JIT makes of it
// anything else      the suites of BenchmarkDotNet, with its options
switch (args)
{
    case ["table", .. var options]:
        return TableCommand.Run(options);
    case ["heads"]:
        return HeadsCommand.Run();
    case ["options"]:
        return OptionsCommand.Run();
    case ["size"]:
        return SizeCommand.Run();
    case [SizeCommand.CompileVerb, var classCount]:
        return SizeCommand.Compile(classCount);
    default:
        BenchmarkSwitcher.FromTypes(SuiteTypes.All()).Run(args);
        return 0;
}
