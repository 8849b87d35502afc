using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SoftmaxGen.Generators.Emission;
using SoftmaxGen.Generators.Model;
using SoftmaxGen.Generators.Parsing;
using SoftmaxGen.Generators.Planning;

namespace SoftmaxGen.Generators;

/// <summary>Generates the kernels, kernel sets and heads that the attributes declare.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SoftmaxGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Generate(context, AttributeNames.Kernel, SpecParser.ParseKernel, KernelPlanner.Plan, KernelEmitter.Emit);
        Generate(context, AttributeNames.KernelSet, SpecParser.ParseKernelSet, KernelPlanner.Plan, KernelSetEmitter.Emit);
        Generate(context, AttributeNames.Head, SpecParser.ParseHead, KernelPlanner.Plan, HeadEmitter.Emit);
    }

    private static void Generate<TSpec, TPlan>(
        IncrementalGeneratorInitializationContext context,
        string attributeName,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, TSpec?> parse,
        Func<TSpec, TPlan> plan,
        Func<TPlan, string> emit)
        where TSpec : class, ITypeExtension
    {
        var sources = context.SyntaxProvider
            .ForAttributeWithMetadataName(attributeName, static (node, _) => node is TypeDeclarationSyntax, parse)
            .Where(static spec => spec is not null)
            .WithTrackingName(StepNames.Spec)
            .Select((spec, _) => (spec!.Type.HintName, Plan: plan(spec)))
            .WithTrackingName(StepNames.Plan)
            .Select((planned, _) => (planned.HintName, Text: emit(planned.Plan)))
            .WithTrackingName(StepNames.Source);

        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.HintName, source.Text));
    }
}
