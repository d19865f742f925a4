using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Losses;

/// <summary>Non-saturating logistic loss (Goodfellow et al. 2014, section 3). Logits [N, 1, h, w]; results scalar.</summary>
static class LogisticLoss
{
    public static Tensor Generator(Tensor fakeLogits) => functional.softplus(-fakeLogits).mean();

    public static Tensor Discriminator(Tensor realLogits, Tensor fakeLogits) =>
        functional.softplus(fakeLogits).mean() + functional.softplus(-realLogits).mean();
}
