using System;
using SoftmaxGen.Benchmarks;
using SoftmaxGen.Benchmarks.Table;

Command table = new(TableOptions.Usage, TableCommand.Run, "the table of SoftmaxGen.Benchmarks, compiled ahead of time");
if (args is ["table", .. var options])
{
    return table.Run(options);
}

Console.Error.WriteLine($"Usage:\n{table.Lines}");
return args is ["help" or "--help" or "-h", ..] ? 0 : 2;
