using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators.Emission.Schedules;

/// <summary>How rows map to vectors: what every stage of an operation has in common for one width.</summary>
internal abstract class Schedule(SourceWriter writer, KernelPlan plan, VectorShape shape)
{
    /// <summary>
    /// The attribute of a method: inlined into a caller it would share the caller's budget for inlining, and what it calls
    /// itself would become calls. Optimised at its first call: in the second tier the budget is smaller.
    /// </summary>
    protected const string NotInlined = "[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]";

    protected SourceWriter Writer { get; } = writer;

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; } = plan.ClassCount;

    /// <summary>The keyword of the element type.</summary>
    public string Element { get; } = Names.Of(plan.ElementType);

    protected ElementType ElementType { get; } = plan.ElementType;

    /// <summary>The lanes of a vector.</summary>
    protected int Lanes { get; } = shape.Lanes;

    /// <summary>The vector.</summary>
    public VectorShape Shape { get; } = shape;

    /// <summary>The non-generic class of the vector's methods.</summary>
    public string VectorClass { get; } = $"Vector{shape.Bits}";

    /// <summary>The width of the vector.</summary>
    public int Bits => Shape.Bits;

    /// <summary>The vector type.</summary>
    public string Vector => $"{VectorClass}<{Element}>";

    /// <summary>The type of a wide sum of the vector.</summary>
    protected string WideSum => $"WideSum{Shape.Bits}<{Element}>";

    /// <summary>Writes lines.</summary>
    public virtual void Write(string lines) => Writer.Write(lines);

    /// <summary>Begins a stage.</summary>
    public void Stage(string reason) => Writer.Stage(reason);

    /// <summary>An exponential times the row's factor, rounded once.</summary>
    /// <param name="exp">The name of the exponential.</param>
    /// <param name="scale">The name of the factor; what rounding took off it has the same name with <c>Rest</c>.</param>
    public static string Scaled(string exp, string scale) => $"VectorMath.Multiply({exp}, {scale}, {scale}Rest)";

    /// <summary>Treats the rows apart when one of them is not a number.</summary>
    /// <param name="isAllNumbers">The condition under which they all are.</param>
    /// <param name="instead">What is done otherwise.</param>
    protected void Unless(string isAllNumbers, string instead)
    {
        Writer.Write("");
        using (Writer.Block($"if (!{isAllNumbers})"))
        {
            Writer.Write($"// A NaN, +infinity or nothing but -infinity: the results are NaN.\n{instead}");
        }
    }

    /// <summary>The element at an offset from a reference.</summary>
    protected static string At(string reference, int offset) => offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {offset})";
}
