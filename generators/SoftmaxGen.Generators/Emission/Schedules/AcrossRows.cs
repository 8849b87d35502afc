using System;
using System.Collections.Generic;
using System.Linq;
using SoftmaxGen.Generators.Emission.Operations;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission.Schedules;

/// <summary>
/// As many rows at once as the vector has lanes, a row a lane and a class a vector: no lane is idle, and nothing is
/// reduced across lanes. With several groups of so many rows a step, each stage is written for all groups before the next
/// begins: the stages of one group hide the latency of those of the others. Where the registers have no room for two groups,
/// a step can read the rows of the next ahead, which is what there is to do while its own rows wait for their division.
/// </summary>
/// <remarks>The logits read ahead stay in memory, at the start of a line: the compiler keeps what is too much for the registers anywhere.</remarks>
internal sealed class AcrossRows(SourceWriter writer, KernelPlan plan, VectorShape shape, int groups, bool readsAhead = false)
    : Schedule(writer, plan, shape)
{
    /// <summary>The least steps for which to read ahead: for fewer, what it takes to begin is more than what it gains.</summary>
    private const int StepsAhead = 4;

    /// <summary>The fewest rows that the method is of use for.</summary>
    public int LeastRows => readsAhead ? StepsAhead * Lanes : RowsAStep;

    /// <summary>Where the method is of use.</summary>
    public string Condition => $"{(IsPlain ? "" : "Rows.InlinesLongSteps && ")}{VectorClass}.IsHardwareAccelerated";

    /// <summary>The number of rows that a step of the loop treats.</summary>
    private int RowsAStep => Lanes * groups;

    private bool IsPlain => groups == 1 && !readsAhead;

    /// <summary>The name of an operation's method.</summary>
    public string MethodName(RowOperation operation) =>
        $"{operation.Name}AcrossRows{Shape.Bits}{(readsAhead ? "Ahead" : groups == 1 ? "" : $"x{groups}")}";

    /// <summary>A class of each row: a vector, or where it was read ahead.</summary>
    public string Logit(int index) => readsAhead ? At("columns", index) : $"logit{index}'";

    /// <summary>
    /// Writes lines, each for every group: a name that ends in <c>'</c> is the group's own, <c>row'</c> its first row, and <c>[row']</c> the same as an operand.
    /// </summary>
    public override void Write(string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            foreach (string written in OfGroups(line))
            {
                base.Write(written);
            }
        }
    }

    /// <summary>Leaves the rows of this step to the library when one of them is not a number.</summary>
    public void LeaveToFallback(RowOperation operation, string isAllNumbers) => Unless(
        string.Join(" || !", OfGroups(isAllNumbers)),
        $"Fallback.{operation.Name}(logits, {ClassCount}, {operation.Arguments}, row, row + {RowsAStep});\ncontinue;");

    /// <summary>The exponentials of a class times the factors of the rows, rounded once.</summary>
    public static string Scaled(int index) => $"VectorMath.Multiply(exp{index}', scale', scaleRest')";

    /// <summary>The rows whose label is a class.</summary>
    public string IsLabel(int index) => $"{VectorClass}.Equals(labels', {VectorClass}.Create({Names.Literal(index, ElementType)}))";

    /// <summary>Writes the method of an operation; it returns the first row that is left.</summary>
    public void EmitMethod(RowOperation operation)
    {
        Writer.Write($"/// <summary>{Summary}</summary>");
        Writer.Write(NotInlined);
        using (Writer.Block(
            $"private static int {MethodName(operation)}(ReadOnlySpan<{Element}> logits, {operation.Parameters}, int row, int rows)"))
        {
            if (readsAhead)
            {
                Writer.Write($"// The logits of a step, a class a vector.\nref {Vector} columns = ref Rows.Align<{Vector}>(stackalloc byte[({ClassCount} * {Bits / 8}) + 64]);");
                Load("source", "row");
                Stage("Max: of each row.");
                Writer.Write($"{Vector} nextMax = {Largest(0, ClassCount)};\n");
            }

            using (Writer.Block($"for (; row <= rows - {RowsAStep}; row += {RowsAStep})"))
            {
                operation.Emit(this);
            }

            Writer.Write("\nreturn row;");
        }
    }

    /// <summary>Reads the logits, and the largest of each row: <c>max'</c>.</summary>
    public void Read()
    {
        if (readsAhead)
        {
            Writer.Write($"{Vector} max = nextMax;");
            return;
        }

        Load("source", "[row']");
        Stage("Max: of each row.");
        Write($"{Vector} max' = {Largest(0, ClassCount)};");
    }

    /// <summary>Reads the logits of the next rows ahead, if the method does; those of these rows are not there any more.</summary>
    public void ReadAhead()
    {
        if (!readsAhead)
        {
            return;
        }

        Stage("Ahead: the logits of the next rows, while these wait for their division.");
        using (Writer.Block($"if (row <= rows - {2 * Lanes})"))
        {
            Load("next", $"(row + {Lanes})");
            Writer.Write($"nextMax = {Largest(0, ClassCount)};");
        }
    }

    private string Summary => readsAhead ? $"{Lanes} rows at a time, a row a lane; the next are read while these wait for their division."
        : groups > 1 ? $"{groups} groups of {Lanes} rows at a time, a row a lane: no stage waits for the one before."
        : $"{Lanes} rows at a time, a row a lane.";

    /// <summary>Reads the logits, from a row on, one class each.</summary>
    private void Load(string source, string row)
    {
        Write($"ref {Element} {source}' = ref Unsafe.Add(ref MemoryMarshal.GetReference(logits), {row} * (nint){ClassCount});");
        Stage("Load: transposed, so that a vector holds one class and a lane one row.");
        if (ClassCount == 1)
        {
            Write($"{(readsAhead ? "" : $"{Vector} ")}{Logit(0)} = {VectorClass}.LoadUnsafe(ref {source}');");
            return;
        }

        foreach ((int column, int width, int skip) in Steps())
        {
            IEnumerable<string> columns = Enumerable.Range(column, width)
                .Select(i => i < column + skip ? "out _" : readsAhead ? $"out {Logit(i)}" : $"out {Vector} {Logit(i)}");
            Write(IsContiguous
                ? $"Rows.Load(ref {source}', {string.Join(", ", columns)});"
                : $"Rows.Load(ref {At($"{source}'", column)}, {ClassCount}, {string.Join(", ", columns)});");
        }
    }

    /// <summary>The largest of some logits, by halves: no step waits for more than a few.</summary>
    private string Largest(int first, int count) => count == 1
        ? Logit(first)
        : $"VectorMath.Max({Largest(first, (count + 1) / 2)}, {Largest(first + ((count + 1) / 2), count / 2)})";

    /// <summary>
    /// The exponentials: <c>exp0'</c>, <c>exp1'</c> ... Narrow vectors take four a step: where they have no fused steps, an
    /// exponential is so long that the processor does not see the next one before it ends.
    /// </summary>
    public void Exp()
    {
        Stage("Exp: relative to the maximum.");
        Write($"RowShift<{Vector}> shift' = VectorMath.Shift(max');");
        int inFours = Bits == 128 ? ClassCount - (ClassCount % 4) : 0;
        for (int i = 0; i < inFours; i += 4)
        {
            IEnumerable<int> four = Enumerable.Range(i, 4);
            Write(string.Join("\n", four.Select(j => $"{Vector} exp{j}' = {Logit(j)};")));
            Write($"VectorMath.Exp({string.Join(", ", four.Select(static j => $"ref exp{j}'"))}, shift');");
        }

        for (int i = inFours; i < ClassCount; i++)
        {
            Write($"{Vector} exp{i}' = VectorMath.Exp({Logit(i)}, shift');");
        }
    }

    /// <summary>The sum of one vector a class: <c>sum0'</c>.</summary>
    /// <param name="reason">What is summed.</param>
    /// <param name="term">The vector of a class.</param>
    public void Sum(string reason, Func<int, string> term)
    {
        Stage($"Sum: {reason}, class j in lane j mod {VectorShape.SumLanes}, the lanes folded by halves: the order of every kernel.");
        Fold(0, 1, term);
    }

    /// <summary>The sum of the exponentials below the maximum, <c>sum0'</c>, and the number of logits that equal it, <c>ties'</c>.</summary>
    public void SumApart()
    {
        Stage("Ties: how many logits equal the maximum. Compared again below, which is less work than to keep the masks.");
        Write($"{Vector} ties' = {VectorClass}.ConditionalSelect({IsMax(0)}, {Vector}.One, {Vector}.Zero);");
        for (int i = 1; i < ClassCount; i++)
        {
            Write($"ties' += {VectorClass}.ConditionalSelect({IsMax(i)}, {Vector}.One, {Vector}.Zero);");
        }

        Sum("the exponentials below the maximum", i => $"{VectorClass}.ConditionalSelect({IsMax(i)}, {Vector}.Zero, exp{i}')");
        Stage("Peak: the exponential of the maximum, apart from all others.");
        Write($"PeakSum<{WideSum}> sum' = VectorMath.SetPeakApart(max', shift', ties', sum0');");
    }

    /// <summary>The rows whose maximum is a class.</summary>
    private string IsMax(int index) => $"{VectorClass}.Equals({Logit(index)}, max')";

    /// <summary>Writes one line a class.</summary>
    public void ForEachClass(Func<int, string> line)
    {
        for (int i = 0; i < ClassCount; i++)
        {
            Write(line(i));
        }
    }

    /// <summary>Writes one vector a class to the destination, transposed back.</summary>
    /// <param name="destination">The name of the destination.</param>
    /// <param name="value">The vector of a class.</param>
    public void Store(string destination, Func<int, string> value)
    {
        Writer.Write("");
        Write($"ref {Element} target' = ref Unsafe.Add(ref MemoryMarshal.GetReference({destination}), [row'] * (nint){ClassCount});");
        if (ClassCount == 1)
        {
            Write($"{value(0)}.StoreUnsafe(ref target');");
            return;
        }

        foreach ((int column, int width, int _) in Steps())
        {
            IEnumerable<string> columns = Enumerable.Range(column, width).Select(value);
            Write(IsContiguous
                ? $"Rows.Store({string.Join(", ", columns)}, ref target');"
                : $"Rows.Store({string.Join(", ", columns)}, ref {At("target'", column)}, {ClassCount});");
        }
    }

    /// <summary>Rows of less than 16 bytes lie in memory without a gap and are moved whole.</summary>
    private bool IsContiguous => ClassCount < Shape.TransposedColumns;

    /// <summary>
    /// The first column and the width of each step, and how many of its columns the step before has had: the last step
    /// ends with the row.
    /// </summary>
    private IEnumerable<(int Column, int Width, int Skip)> Steps()
    {
        int narrow = Math.Min(ClassCount, Shape.TransposedColumns);
        int wide = ClassCount < Shape.WideTransposedColumns ? narrow : Shape.WideTransposedColumns;
        int column = 0;
        while (column < ClassCount)
        {
            int left = ClassCount - column;
            int width = left > narrow ? wide : narrow;
            int first = Math.Min(column, ClassCount - width);
            yield return (first, width, column - first);
            column = first + width;
        }
    }

    /// <summary>Adds what the lanes <paramref name="lane"/>, <c>lane + step</c> ... hold, depth first, so that few sums live at once.</summary>
    private void Fold(int lane, int step, Func<int, string> term)
    {
        if (step == VectorShape.SumLanes)
        {
            Write($"{WideSum} sum{lane}' = VectorMath.Widen({term(lane)});");
            for (int i = lane + step; i < ClassCount; i += step)
            {
                Write($"sum{lane}' = VectorMath.Add(sum{lane}', {term(i)});");
            }

            return;
        }

        Fold(lane, 2 * step, term);
        int right = lane + step;
        if (right >= ClassCount)
        {
            return;
        }

        bool isSingle = right + (2 * step) >= ClassCount;
        if (!isSingle)
        {
            Fold(right, 2 * step, term);
        }

        Write($"sum{lane}' = VectorMath.Add(sum{lane}', {(isSingle ? term(right) : $"sum{right}'")});");
    }

    /// <summary>A text as it reads for each group; the same for all is written once.</summary>
    private IEnumerable<string> OfGroups(string text) => Enumerable.Range(0, text.Contains('\'') ? groups : 1)
        .Select(group => text
            .Replace("[row']", group == 0 ? "row" : $"(row + {group * Lanes})")
            .Replace("row'", group == 0 ? "row" : $"row + {group * Lanes}")
            .Replace("'", groups == 1 ? "" : ((char)('A' + group)).ToString()));
}
