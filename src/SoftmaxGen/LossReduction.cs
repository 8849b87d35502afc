namespace SoftmaxGen;

/// <summary>How the losses of the rows of a batch become one number.</summary>
public enum LossReduction
{
    /// <summary>The sum of the losses divided by the number of rows; the gradient is divided likewise.</summary>
    Mean,

    /// <summary>The sum of the losses; the gradient is not divided.</summary>
    Sum,
}
