using SoftmaxGen.Generators.Planning;
namespace SoftmaxGen.Generators.Emission;
internal static class HeadEmitter { public static string Emit(HeadPlan plan) => throw new System.NotSupportedException(); }
