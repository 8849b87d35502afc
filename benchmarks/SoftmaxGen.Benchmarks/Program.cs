using System;
using System.Linq;
using SoftmaxGen.Benchmarks;
using SoftmaxGen.Benchmarks.Cycles;
using SoftmaxGen.Benchmarks.Generation;
using SoftmaxGen.Benchmarks.Heads;
using SoftmaxGen.Benchmarks.Options;
using SoftmaxGen.Benchmarks.Size;
using SoftmaxGen.Benchmarks.Suites;
using SoftmaxGen.Benchmarks.Sweep;
using SoftmaxGen.Benchmarks.Table;
using SoftmaxGen.Benchmarks.Threads;

Command[] commands =
[
    new(TableOptions.Usage, TableCommand.Run, "medians of all candidates, measured in turns, as the tables of the README"),
    new("heads", HeadsCommand.Run, "forward and backward through output layers beside a composition on TensorPrimitives"),
    new("options", OptionsCommand.Run, "what the options of a loss cost where they are declared"),
    new("size", SizeCommand.Run, "what the generator writes and what the JIT makes of it"),
    new(CyclesCommand.Usage, CyclesCommand.Run, "cycles an element beside what the arithmetic alone would take"),
    new(CodeCommand.Usage, CodeCommand.Run, "what the loops of the machine code move through the stack, check and call"),
    new(
        SweepOptions.Usage,
        SweepCommand.Run,
        "every class count from 1 to 300 or as told, as a table and charts, and the counts that stand out"),
    new(
        GeneratorCommand.Usage,
        GeneratorCommand.Run,
        "how long the generator takes beside the compiler, cold and after a keystroke"),
    new(
        SuitesCommand.Usage,
        SuitesCommand.Run,
        "the suites of BenchmarkDotNet: --list flat names them, --filter '*SoftmaxBatch*Classes10>*' chooses; also without the word"),
    new(ThreadsCommand.Usage, ThreadsCommand.Run, "what a caller gains who slices the rows of a batch over the cores"),
    new(AllCommand.Usage, AllCommand.Run, "all tables and charts, each command in a process of its own"),
];

switch (args)
{
    case ["help" or "--help" or "-h", ..]:
        Console.WriteLine(Command.Help(commands));
        return 0;
    case [SizeCommand.CompileVerb, var classCount]:
        return SizeCommand.Compile(classCount);
    case [] or [['-', ..], ..]:
        return SuitesCommand.Run(args);
    case [var verb, .. var options] when commands.FirstOrDefault(command => command.Verb == verb) is { } command:
        return command.Run(options);
    default:
        Console.Error.WriteLine($"There is no command {args[0]}.");
        Console.Error.WriteLine(Command.Help(commands));
        return 2;
}
