namespace SoftmaxGen.Simd;

/// <summary>A move of the last lanes of a vector to the first, for many vectors.</summary>
/// <param name="Count">How many lanes move.</param>
/// <param name="Index">Where each 32 bits come from, if the processor moves by a vector.</param>
/// <param name="Mask">All bits of the lanes that receive something.</param>
internal readonly record struct FrontMove<TVector>(nuint Count, TVector Index, TVector Mask);
