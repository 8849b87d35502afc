using System;
using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;

namespace SoftmaxGen.Peers;

/// <summary>
/// Calls of a model on one thread, each bound once to memory that is already there: nothing is allocated or copied
/// while the time runs.
/// </summary>
internal sealed class OnnxCalls : IDisposable
{
    private readonly RunOptions _runOptions = new();
    private readonly InferenceSession _session;
    private readonly List<OrtIoBinding> _bindings = [];
    private readonly List<OrtValue> _values = [];

    public OnnxCalls(byte[] model)
    {
        using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new(model, options);
    }

    /// <summary>Adds a call for some rows; without labels the model is one that takes none.</summary>
    public void Add(int classCount, Memory<float> logits, Memory<long>? labels, Memory<float> results, bool isScalar)
    {
        OrtIoBinding binding = _session.CreateIoBinding();
        _bindings.Add(binding);
        long[] shape = [logits.Length / classCount, classCount];
        binding.BindInput(OnnxModels.Logits, Value(logits, shape));
        if (labels is { } present)
        {
            binding.BindInput(OnnxModels.Labels, Value(present, [present.Length]));
        }

        binding.BindOutput(OnnxModels.Result, Value(results, isScalar ? [] : shape));
    }

    /// <summary>Makes all calls, one after the other.</summary>
    public void Run()
    {
        foreach (OrtIoBinding binding in _bindings)
        {
            _session.RunWithBinding(_runOptions, binding);
        }
    }

    public void Dispose()
    {
        _bindings.ForEach(static binding => binding.Dispose());
        _values.ForEach(static value => value.Dispose());
        _session.Dispose();
        _runOptions.Dispose();
    }

    private OrtValue Value<T>(Memory<T> memory, long[] shape)
        where T : unmanaged
    {
        OrtValue value = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, memory, shape);
        _values.Add(value);
        return value;
    }
}
