using System.Collections.Generic;

namespace SoftmaxGen.Generators.Emission;

/// <summary>A public method of a kernel, told once for kernels and kernel sets.</summary>
/// <param name="Operation">The operation that asks for it.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Returns">What it returns, or <see langword="null"/>.</param>
/// <param name="ReturnType">The keyword of the return type.</param>
/// <param name="Name">The name.</param>
/// <param name="Parameters">The parameters; the class count of a set stands after the first.</param>
/// <param name="Exceptions">The conditions under which an <c>ArgumentException</c> is thrown.</param>
/// <param name="HasLabels">Whether a label out of range throws too.</param>
/// <param name="Check">The call that checks the arguments and gives the rows; <c>{0}</c> is the class count.</param>
/// <param name="Prepare">The lines between check and loop, or empty; <c>{0}</c> is the class count.</param>
/// <param name="Loop">The name of the loop.</param>
/// <param name="LoopArguments">The arguments of the loop between the logits and the rows.</param>
/// <param name="Result">The line after the loop, or empty.</param>
internal sealed record Method(
    Model.Operations Operation,
    string Summary,
    string? Returns,
    string ReturnType,
    string Name,
    IReadOnlyList<Parameter> Parameters,
    string Exceptions,
    bool HasLabels,
    string Check,
    string Prepare,
    string Loop,
    string LoopArguments,
    string Result)
{
    /// <summary>Whether uniform numbers out of range throw too.</summary>
    public bool HasUniforms => Operation == Model.Operations.Sample;

    /// <summary>
    /// The call that puts the results of a block of masked rows right; <see langword="null"/> where the loop runs once, over
    /// all rows.
    /// </summary>
    public string? FinishBlock { get; init; }

    /// <summary>Whether the loop is that of one row: it takes no number of rows, and its result is returned.</summary>
    public bool IsSingleRow { get; init; }

    /// <summary>When a label is out of range.</summary>
    public string LabelRange { get; init; } = "a label is negative or not less than the class count";

    /// <summary>How many class weights are declared, where the method uses them; else 0.</summary>
    public int ClassWeights { get; init; }

    /// <summary>What the library's loop takes after the rows, or empty: a temperature.</summary>
    public string LoopSuffix { get; init; } = "";

    /// <summary>When an argument other than labels and class count is out of range, or empty.</summary>
    public string Range { get; init; } = "";
}

/// <summary>A parameter of a method.</summary>
/// <param name="Type">Its type, fully qualified.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is.</param>
internal sealed record Parameter(string Type, string Name, string Description);
