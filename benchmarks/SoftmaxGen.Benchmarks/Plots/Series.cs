using System.Collections.Generic;

namespace SoftmaxGen.Benchmarks.Plots;

/// <summary>A line of a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Colour">Its colour in SVG.</param>
/// <param name="Points">Its points from left to right, positive.</param>
internal sealed record Series(string Name, string Colour, IReadOnlyList<(double X, double Y)> Points);
