using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SoftmaxGen.Generators.Emission.Operations;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission.Schedules;

/// <summary>
/// One row with all its logits in registers. The last vector ends with the row and may overlap the one before: what
/// is in both is computed twice to the same bits, written twice, and counted once in the sum.
/// </summary>
internal sealed class WithinRow(SourceWriter writer, KernelPlan plan, VectorShape shape) : Schedule(writer, plan, shape)
{
    /// <summary>The most vectors for which any JIT compiler inlines enough.</summary>
    private const int ShortVectorLimit = 8;

    /// <summary>The number of vectors, the last one included.</summary>
    public int Vectors => (ClassCount + Lanes - 1) / Lanes;

    /// <summary>Whether the row does not fill a vector: its last logit then fills the lanes at the end.</summary>
    private bool IsShort => ClassCount < Lanes;

    /// <summary>How many lanes of the last vector are not its own: in the vector before too, or filled.</summary>
    private int Overlap => (Vectors * Lanes) - ClassCount;

    private int Last => Vectors - 1;

    /// <summary>Whether the exponential of the maximum before its last rounding is picked out of those of the row.</summary>
    private bool HasLessOne => Vectors == 1 && ElementType == ElementType.Single;

    /// <summary>The keyword of an integer as wide as the elements.</summary>
    private string Index => ElementType == ElementType.Single ? "int" : "long";

    /// <summary>Where the method is of use.</summary>
    public string Condition => $"{(Vectors > ShortVectorLimit ? "Rows.InlinesLongSteps && " : "")}{VectorClass}.IsHardwareAccelerated";

    /// <summary>The name of an operation's method.</summary>
    public string MethodName(RowOperation operation) => $"{operation.Name}WithinRow{Shape.Bits}";

    /// <summary>Writes the method of an operation.</summary>
    public void EmitMethod(RowOperation operation)
    {
        Writer.Write($"/// <summary>One row, in {Vectors} {(Vectors == 1 ? "vector" : "vectors")}.</summary>");
        Writer.Write(NotInlined);
        using (Writer.Block(
            $"private static {operation.RowResult} {MethodName(operation)}(ref {Element} source{operation.RowParameters})"))
        {
            operation.Emit(this);
        }
    }

    /// <summary>Ends with NaN when the row is not a number.</summary>
    public void EndUnlessNumber(RowOperation operation, string isNumber)
    {
        string fill = operation.Destination is null ? "" : $"Fallback.FillNaN(ref target, {ClassCount});\n";
        Unless(isNumber, $"{fill}return{(operation.RowResult == Element ? $" {Element}.NaN" : "")};");
    }

    /// <summary>Reads the logits: <c>logits0</c>, <c>logits1</c> ...</summary>
    public void Load()
    {
        if (IsShort)
        {
            Stage("Load: the whole row, some logit of it in the lanes that are left.");
            Writer.Write($"{Vector} logits0 = {(ElementType == ElementType.Double ? $"{VectorClass}.Create(source)" : $"Rows.LoadRow{Bits}(ref source, {ClassCount})")};");
            return;
        }

        Stage(Overlap == 0
            ? "Load: the whole row."
            : $"Load: the whole row; the last vector ends with it, so its first {Overlap} lanes are in the vector before too.");
        ForEachVector(i => $"{Vector} logits{i} = {VectorClass}.LoadUnsafe(ref source, {Offset(i)});");
    }

    /// <summary>The row's largest logit: <c>max</c>, and <c>maxes</c> in every lane.</summary>
    public void Max()
    {
        Stage("Max: over vectors, then over lanes.");
        Writer.Write($"{Vector} maxes = logits0;");
        for (int i = 1; i < Vectors; i++)
        {
            Writer.Write($"maxes = VectorMath.Max(maxes, logits{i});");
        }

        Writer.Write($"{Element} max = VectorMath.MaxAcross(maxes);\nmaxes = {VectorClass}.Create(max);");
    }

    /// <summary>The exponentials: <c>exp0</c>, <c>exp1</c> ... From here on <c>maxes</c> is the maximum in range.</summary>
    /// <param name="isApart">Whether the maximum is then set apart.</param>
    public void Exp(bool isApart)
    {
        Stage("Range: few rows have logits far from 0, or far apart. The exponentials of all others need not wait for the maximum.");
        ForEachVector(i => $"{Vector} x{i} = logits{i};");
        Writer.Write($"{Vector} mins = logits0;");
        for (int i = 1; i < Vectors; i++)
        {
            Writer.Write($"mins = VectorMath.Min(mins, logits{i});");
        }

        using (Writer.Block("if (VectorMath.IsOutOfRange(maxes, mins))"))
        {
            Writer.Write($"RowShift<{Vector}> shift = VectorMath.Shift(max, maxes);\nmaxes = VectorMath.IntoRange(maxes, shift);");
            ForEachVector(i => $"x{i} = VectorMath.IntoRange(x{i}, shift);");
        }

        Stage("Exp: relative to the maximum, which gives the exponent.");
        Writer.Write($"{VectorClass}<{Index}> exponent = VectorMath.Exponent(maxes);");

        // Two in step where vectors are narrow: without fused steps an exponential is long.
        int inPairs = Bits == 128 && ElementType == ElementType.Single ? Vectors - (Vectors % 2) : 0;
        for (int i = 0; i < inPairs; i += 2)
        {
            Writer.Write(
                $"""
                {Vector} exp{i} = x{i};
                {Vector} exp{i + 1} = x{i + 1};
                VectorMath.Exp(ref exp{i}, ref exp{i + 1}, exponent);
                """);
        }

        for (int i = inPairs; i < Vectors; i++)
        {
            Writer.Write($"{Vector} exp{i} = VectorMath.Exp(x{i}, exponent{(isApart && HasLessOne ? $", out {Vector} lessOne" : "")});");
        }
    }

    /// <summary>The sum over the row of one vector each.</summary>
    /// <param name="reason">What is summed.</param>
    /// <param name="term">The vector of an index.</param>
    /// <param name="name">The name of the sum.</param>
    public void Sum(string reason, Func<int, string> term, string name)
    {
        Stage($"Sum: {reason}, element j in lane j mod {VectorShape.SumLanes}, the lanes folded by halves: the order of every kernel.");

        if (ClassCount == 2 && ElementType == ElementType.Single)
        {
            Writer.Write($"WideSum<{Element}> {name} = VectorMath.SumOfTwo({term(0)});");
            return;
        }

        // A vector holds a part of the 16 lanes: vector i the part i mod parts.
        int parts = VectorShape.SumLanes / Lanes;
        for (int i = 0; i < Vectors; i++)
        {
            string value = i < Last || Overlap == 0 ? term(i)
                : IsShort ? $"{term(i)} & {OwnLanes()}"
                : $"{VectorClass}.Shuffle({term(i)}, {OwnLanesFirst()})";
            Writer.Write(i < parts ? $"{WideSum} sum{i} = VectorMath.Widen({value});" : $"sum{i % parts} = VectorMath.Add(sum{i % parts}, {value});");
        }

        for (int half = parts / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half && i + half < Vectors; i++)
            {
                Writer.Write($"sum{i} = VectorMath.Add(sum{i}, sum{i + half});");
            }
        }

        Writer.Write($"WideSum<{Element}> {name} = sum0.Across();");
    }

    /// <summary>The sum of the exponentials with the maximum apart: <c>sum</c>.</summary>
    public void SumApart()
    {
        ForEachVector(i => $"{Vector} isMax{i} = {VectorClass}.Equals(x{i}, maxes);");
        Sum("the exponentials below the maximum", i => $"{VectorClass}.AndNot(exp{i}, isMax{i})", "below");
        Stage("Ties: how many logits equal the maximum.");
        Writer.Write("int ties = 0;");
        ForEachVector(i => $"ties += VectorMath.CountEqual(x{i}, maxes{(i < Last || Overlap == 0 ? "" : IsShort ? $", take: {ClassCount}" : $", skip: {Overlap}")});");
        Stage("Peak: the exponential of the maximum, apart from all others.");
        string peak = HasLessOne ? "x0, maxes, lessOne" : "maxes.ToScalar()";
        Writer.Write($"PeakSum<WideSum<{Element}>> sum = VectorMath.SetPeakApart({peak}, ties, below);");
    }

    /// <summary>Puts the row's factor, and what rounding took off it, in every lane.</summary>
    public void Broadcast(string scale, string scales) => Writer.Write(
        $"""

        {Vector} {scales} = {VectorClass}.Create({scale});
        {Vector} {scales}Rest = {VectorClass}.Create({scale}Rest);
        """);

    /// <summary>Writes one vector each.</summary>
    /// <param name="value">The vector of an index.</param>
    public void Store(Func<int, string> value)
    {
        if (IsShort)
        {
            Writer.Write(ElementType == ElementType.Double ? $"target = {value(0)}.ToScalar();" : $"Rows.StoreRow{Bits}({value(0)}, {ClassCount}, ref target);");
            return;
        }

        ForEachVector(i => $"{value(i)}.StoreUnsafe(ref target, {Offset(i)});");
    }

    /// <summary>Which lane of which vector is the label: <c>isLabel0</c>, <c>isLabel1</c> ...</summary>
    public void Label()
    {
        string cast = ElementType == ElementType.Single ? "AsSingle" : "AsDouble";
        Writer.Write($"{VectorClass}<{Index}> labels = {VectorClass}.Create(({Index})label);");
        ForEachVector(i =>
            $"{Vector} isLabel{i} = {VectorClass}.Equals(labels, {VectorClass}.Create({Numbers(Enumerable.Range(IsShort ? 0 : Offset(i), Lanes))})).{cast}();");
    }

    /// <summary>Writes one line a vector.</summary>
    public void ForEachVector(Func<int, string> line)
    {
        for (int i = 0; i < Vectors; i++)
        {
            Writer.Write(line(i));
        }
    }

    private int Offset(int vector) => vector == Last ? ClassCount - Lanes : vector * Lanes;

    /// <summary>The indices that move the last vector's own lanes to the front; an index past the lanes gives 0.</summary>
    private string OwnLanesFirst() =>
        $"{VectorClass}.Create({Numbers(Enumerable.Range(0, Lanes).Select(i => i < Lanes - Overlap ? Overlap + i : Lanes))})";

    /// <summary>The bits of the lanes that a short row has.</summary>
    private string OwnLanes() =>
        $"{VectorClass}.Create({Numbers(Enumerable.Range(0, Lanes).Select(i => i < ClassCount ? -1 : 0))}).As{(ElementType == ElementType.Single ? "Single" : "Double")}()";

    /// <summary>Integers as wide as the elements.</summary>
    private string Numbers(IEnumerable<int> numbers) => string.Join(
        ", ", numbers.Select(i => i.ToString(CultureInfo.InvariantCulture) + (ElementType == ElementType.Single ? "" : "L")));
}
