using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Deps.Tests.Torch;

/// <summary>Views, joins, indexing, copies, conversions.</summary>
static class ShapeCases
{
    public static readonly Dictionary<string, Func<Tensor[], Tensor[]>> All = new()
    {
        ["view"] = t => [t[0].view(3, 8)],
        ["view_as"] = t => [t[0].view_as(t[1])],
        ["reshape"] = t => [t[0].transpose(0, 1).reshape(-1, 4)],
        ["permute"] = t => [t[0].permute(2, 0, 1)],
        ["expand"] = t => [t[0].expand(4, -1, 3)],
        ["expand_as"] = t => [t[0].expand_as(t[1])],
        ["broadcast_to"] = t => [t[0].broadcast_to(2, 3)],
        ["repeat"] = t => [t[0].repeat(2, 1, 2)],
        ["flip"] = t => [t[0].flip(0, 2)],
        ["roll"] = t => [t[0].roll((1, -1), (0, 2))],
        ["roll:flat"] = t => [t[0].roll(2)],
        ["roll:dim"] = t => [t[0].roll(2, 1)],
        ["rot90"] = t => [t[0].rot90(1, (1, 2))],
        ["rot90:default"] = t => [t[0].rot90()],
        ["transpose"] = t => [t[0].transpose(0, 2)],
        ["swapaxes"] = t => [t[0].swapaxes(0, 1)],
        ["t"] = t => [t[0].t()],
        ["squeeze"] = t => [t[0].squeeze()],
        ["squeeze:dim"] = t => [t[0].squeeze(0)],
        ["unsqueeze"] = t => [t[0].unsqueeze(-1)],
        ["flatten"] = t => [t[0].flatten(1)],
        ["ravel"] = t => [t[0].ravel()],
        ["unflatten"] = t => [t[0].unflatten(2, 2, 2)],
        ["narrow"] = t => [t[0].narrow(2, 1, 2)],
        ["select"] = t => [t[0].select(1, 2)],
        ["slice"] = t => [t[0].slice(1, 0, 3, 2)],
        ["as_strided"] = t => [t[0].as_strided([2, 2], [3, 1], 1)],
        ["unfold:tensor"] = t => [t[0].unfold(2, 2, 1)],
        ["triu"] = t => [t[0].triu(1)],
        ["tril"] = t => [t[0].tril(-1)],
        ["chunk"] = t => [.. t[0].chunk(2, 2)],
        ["split"] = t => [.. t[0].split(2, 1)],
        ["split:sizes"] = t => [.. t[0].split([1, 3], 2)],
        ["unbind"] = t => [.. t[0].unbind(1)],
        ["cat"] = t => [cat([t[0], t[1]], 1)],
        ["stack"] = t => [stack([t[0], t[1]], 1)],
        ["meshgrid"] = t => [.. meshgrid([t[0], t[1]])],
        ["meshgrid:xy"] = t => [.. meshgrid([t[0], t[1]], "xy")],
        ["index_select"] = t => [t[0].index_select(1, t[1])],
        ["gather"] = t => [t[0].gather(1, t[1])],
        ["masked_select"] = t => [t[0].masked_select(t[1])],
        ["scatter"] = t => [t[0].scatter(1, t[1], t[2])],
        ["scatter_"] = t => [t[0].clone().scatter_(1, t[1], t[2])],
        ["scatter_add"] = t => [t[0].scatter_add(1, t[1], t[2])],
        ["scatter_add_"] = t => [t[0].clone().scatter_add_(1, t[1], t[2])],
        ["index"] = t => [t[0][1], t[0][0, 2], t[0][0, 1, 3], t[0][TensorIndex.Ellipsis, 1], t[0][TensorIndex.Colon, 1..], t[0][.., .., TensorIndex.Slice(step: 2)], t[0][.., TensorIndex.None, 0], t[0][-1, TensorIndex.Ellipsis, TensorIndex.Slice(1, 3)]],
        ["index:tensor"] = t => [t[0][t[1]], t[0][TensorIndex.Colon, TensorIndex.Tensor(t[1])], t[0][t[2]]],
        ["index_put_"] = t =>
        {
            Tensor x = t[0].clone();
            x[TensorIndex.Colon, 1] = t[1];
            x.index_put_(7, 0, TensorIndex.Ellipsis, 2);
            x[1, 2, 3] = t[1][0, 0];
            return [x];
        },
        ["contiguous"] = t => [t[0].transpose(0, 1).contiguous()],
        ["clone"] = t => [t[0].clone()],
        ["detach"] = t => [t[0].detach() * t[0]],
        ["alias"] = t => [t[0].alias()],
        ["copy_"] = t => [t[0].clone().copy_(t[1])],
        ["fill_"] = t => [t[0].clone().fill_(3)],
        ["zero_"] = t => [t[0].clone().zero_()],
        ["float"] = t => [t[0].@float()],
        ["double"] = t => [t[0].@double()],
        ["half"] = t => [t[0].@half()],
        ["bfloat16"] = t => [t[0].@bfloat16()],
        ["byte"] = t => [t[0].@byte()],
        ["char"] = t => [t[0].@char()],
        ["short"] = t => [t[0].@short()],
        ["int"] = t => [t[0].@int()],
        ["long"] = t => [t[0].@long()],
        ["bool"] = t => [t[0].@bool()],
    };
}
