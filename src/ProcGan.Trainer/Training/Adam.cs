using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>Adam (Kingma and Ba 2015, algorithm 1) over a whole network at once.</summary>
sealed class Adam(FlatParameters parameters, double beta1, double beta2) : IDisposable
{
    const double Epsilon = 1e-8;

    /// <summary>First moment, [P].</summary>
    public Tensor Mean { get; } = zeros_like(parameters.Values);
    /// <summary>Second moment, [P].</summary>
    public Tensor Square { get; } = zeros_like(parameters.Values);
    /// <summary>Steps taken so far; the bias corrections depend on it.</summary>
    public long Steps { get; set; }

    public void Step(double learningRate)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        Steps++;
        Mean.mul_(beta1).add_(parameters.Gradients, alpha: 1 - beta1);
        Square.mul_(beta2).addcmul_(parameters.Gradients, parameters.Gradients, value: 1 - beta2);
        double meanScale = 1 - Math.Pow(beta1, Steps), squareScale = 1 - Math.Pow(beta2, Steps);
        var denominator = Square.sqrt().div_(Math.Sqrt(squareScale)).add_(Epsilon);
        parameters.Values.addcdiv_(Mean, denominator, value: -learningRate / meanScale);
    }

    public void Dispose()
    {
        Mean.Dispose();
        Square.Dispose();
    }
}
