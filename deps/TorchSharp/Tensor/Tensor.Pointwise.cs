using TorchSharp.Interop;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor neg() => Of(pt_neg(Handle), this);
        public Tensor neg_() => Done(pt_neg_(Handle));
        public Tensor abs() => Of(pt_abs(Handle), this);
        public Tensor abs_() => Done(pt_abs_(Handle));
        public Tensor sqrt() => Of(pt_sqrt(Handle), this);
        public Tensor sqrt_() => Done(pt_sqrt_(Handle));
        public Tensor rsqrt() => Of(pt_rsqrt(Handle), this);
        public Tensor rsqrt_() => Done(pt_rsqrt_(Handle));
        public Tensor exp() => Of(pt_exp(Handle), this);
        public Tensor exp_() => Done(pt_exp_(Handle));
        public Tensor log() => Of(pt_log(Handle), this);
        public Tensor log_() => Done(pt_log_(Handle));
        public Tensor sin() => Of(pt_sin(Handle), this);
        public Tensor sin_() => Done(pt_sin_(Handle));
        public Tensor cos() => Of(pt_cos(Handle), this);
        public Tensor cos_() => Done(pt_cos_(Handle));
        public Tensor tanh() => Of(pt_tanh(Handle), this);
        public Tensor tanh_() => Done(pt_tanh_(Handle));
        public Tensor sigmoid() => Of(pt_sigmoid(Handle), this);
        public Tensor sigmoid_() => Done(pt_sigmoid_(Handle));
        public Tensor relu() => Of(pt_relu(Handle), this);
        public Tensor relu_() => Done(pt_relu_(Handle));
        public Tensor floor() => Of(pt_floor(Handle), this);
        public Tensor floor_() => Done(pt_floor_(Handle));
        public Tensor ceil() => Of(pt_ceil(Handle), this);
        public Tensor ceil_() => Done(pt_ceil_(Handle));
        public Tensor reciprocal() => Of(pt_reciprocal(Handle), this);
        public Tensor reciprocal_() => Done(pt_reciprocal_(Handle));
        public Tensor log1p() => Of(pt_log1p(Handle), this);
        public Tensor log1p_() => Done(pt_log1p_(Handle));
        public Tensor expm1() => Of(pt_expm1(Handle), this);
        public Tensor expm1_() => Done(pt_expm1_(Handle));
        public Tensor log2() => Of(pt_log2(Handle), this);
        public Tensor log2_() => Done(pt_log2_(Handle));
        public Tensor exp2() => Of(pt_exp2(Handle), this);
        public Tensor exp2_() => Done(pt_exp2_(Handle));
        public Tensor trunc() => Of(pt_trunc(Handle), this);
        public Tensor trunc_() => Done(pt_trunc_(Handle));
        public Tensor frac() => Of(pt_frac(Handle), this);
        public Tensor frac_() => Done(pt_frac_(Handle));
        public Tensor logical_not() => Of(pt_logical_not(Handle), this);
        public Tensor logical_not_() => Done(pt_logical_not_(Handle));
        public Tensor tan() => Of(pt_tan(Handle), this);
        public Tensor tan_() => Done(pt_tan_(Handle));
        public Tensor asin() => Of(pt_asin(Handle), this);
        public Tensor asin_() => Done(pt_asin_(Handle));
        public Tensor acos() => Of(pt_acos(Handle), this);
        public Tensor acos_() => Done(pt_acos_(Handle));
        public Tensor atan() => Of(pt_atan(Handle), this);
        public Tensor atan_() => Done(pt_atan_(Handle));
        public Tensor bitwise_not() => Of(pt_bitwise_not(Handle), this);
        public Tensor bitwise_not_() => Done(pt_bitwise_not_(Handle));
        public Tensor square() => Of(pt_square(Handle), this);
        public Tensor sign() => Of(pt_sign(Handle), this);
        public Tensor silu() => Of(pt_silu(Handle), this);
        public Tensor isnan() => Of(pt_isnan(Handle), this);
        public Tensor isinf() => Of(pt_isinf(Handle), this);
        public Tensor isfinite() => Of(pt_isfinite(Handle), this);
        public Tensor log_sigmoid() => Of(pt_log_sigmoid(Handle), this);

        public Tensor mul(Tensor target) => Of(pt_mul(Handle, target.Handle), this, target);
        public Tensor mul_(Tensor target) => Done(pt_mul_(Handle, target.Handle), target);
        public Tensor mul(Scalar target) => Of(pt_mul_scalar(Handle, target.Value), this);
        public Tensor mul_(Scalar target) => Done(pt_mul_scalar_(Handle, target.Value));
        public Tensor pow(Tensor exponent) => Of(pt_pow(Handle, exponent.Handle), this, exponent);
        public Tensor pow_(Tensor exponent) => Done(pt_pow_(Handle, exponent.Handle), exponent);
        public Tensor pow(Scalar exponent) => Of(pt_pow_scalar(Handle, exponent.Value), this);
        public Tensor pow_(Scalar exponent) => Done(pt_pow_scalar_(Handle, exponent.Value));
        public Tensor remainder(Tensor target) => Of(pt_remainder(Handle, target.Handle), this, target);
        public Tensor remainder_(Tensor target) => Done(pt_remainder_(Handle, target.Handle), target);
        public Tensor remainder(Scalar scalar) => Of(pt_remainder_scalar(Handle, scalar.Value), this);
        public Tensor remainder_(Scalar scalar) => Done(pt_remainder_scalar_(Handle, scalar.Value));
        public Tensor sub(Tensor target) => Of(pt_sub(Handle, target.Handle), this, target);
        public Tensor sub_(Tensor target) => Done(pt_sub_(Handle, target.Handle), target);
        public Tensor sub(Scalar target) => Of(pt_sub_scalar(Handle, target.Value), this);
        public Tensor sub_(Scalar target) => Done(pt_sub_scalar_(Handle, target.Value));
        public Tensor gt(Tensor target) => Of(pt_gt(Handle, target.Handle), this, target);
        public Tensor gt_(Tensor target) => Done(pt_gt_(Handle, target.Handle), target);
        public Tensor gt(Scalar target) => Of(pt_gt_scalar(Handle, target.Value), this);
        public Tensor gt_(Scalar target) => Done(pt_gt_scalar_(Handle, target.Value));
        public Tensor lt(Tensor target) => Of(pt_lt(Handle, target.Handle), this, target);
        public Tensor lt_(Tensor target) => Done(pt_lt_(Handle, target.Handle), target);
        public Tensor lt(Scalar target) => Of(pt_lt_scalar(Handle, target.Value), this);
        public Tensor lt_(Scalar target) => Done(pt_lt_scalar_(Handle, target.Value));
        public Tensor ge(Tensor target) => Of(pt_ge(Handle, target.Handle), this, target);
        public Tensor ge_(Tensor target) => Done(pt_ge_(Handle, target.Handle), target);
        public Tensor ge(Scalar target) => Of(pt_ge_scalar(Handle, target.Value), this);
        public Tensor ge_(Scalar target) => Done(pt_ge_scalar_(Handle, target.Value));
        public Tensor le(Tensor target) => Of(pt_le(Handle, target.Handle), this, target);
        public Tensor le_(Tensor target) => Done(pt_le_(Handle, target.Handle), target);
        public Tensor le(Scalar target) => Of(pt_le_scalar(Handle, target.Value), this);
        public Tensor le_(Scalar target) => Done(pt_le_scalar_(Handle, target.Value));
        public Tensor eq(Tensor target) => Of(pt_eq(Handle, target.Handle), this, target);
        public Tensor eq_(Tensor target) => Done(pt_eq_(Handle, target.Handle), target);
        public Tensor eq(Scalar target) => Of(pt_eq_scalar(Handle, target.Value), this);
        public Tensor eq_(Scalar target) => Done(pt_eq_scalar_(Handle, target.Value));
        public Tensor ne(Tensor target) => Of(pt_ne(Handle, target.Handle), this, target);
        public Tensor ne_(Tensor target) => Done(pt_ne_(Handle, target.Handle), target);
        public Tensor ne(Scalar target) => Of(pt_ne_scalar(Handle, target.Value), this);
        public Tensor ne_(Scalar target) => Done(pt_ne_scalar_(Handle, target.Value));
        public Tensor maximum(Tensor other) => Of(pt_maximum(Handle, other.Handle), this, other);
        public Tensor minimum(Tensor other) => Of(pt_minimum(Handle, other.Handle), this, other);
        public Tensor atan2(Tensor other) => Of(pt_atan2(Handle, other.Handle), this, other);
        public Tensor logical_and(Tensor other) => Of(pt_logical_and(Handle, other.Handle), this, other);
        public Tensor logical_or(Tensor other) => Of(pt_logical_or(Handle, other.Handle), this, other);
        public Tensor logical_xor(Tensor other) => Of(pt_logical_xor(Handle, other.Handle), this, other);
        public Tensor bitwise_and(Tensor other) => Of(pt_bitwise_and(Handle, other.Handle), this, other);
        public Tensor bitwise_or(Tensor other) => Of(pt_bitwise_or(Handle, other.Handle), this, other);
        public Tensor bitwise_xor(Tensor other) => Of(pt_bitwise_xor(Handle, other.Handle), this, other);

        public Tensor add(Tensor target) => Of(pt_add(Handle, target.Handle, One), this, target);
        public Tensor add_(Tensor target) => Done(pt_add_(Handle, target.Handle, One), target);
        public Tensor add(Tensor target, Scalar alpha) => Of(pt_add(Handle, target.Handle, alpha.Value), this, target);
        public Tensor add_(Tensor target, Scalar alpha) => Done(pt_add_(Handle, target.Handle, alpha.Value), target);
        public Tensor add(Scalar scalar) => Of(pt_add_scalar(Handle, scalar.Value, One), this);
        public Tensor add_(Scalar scalar) => Done(pt_add_scalar_(Handle, scalar.Value, One));
        public Tensor add(Scalar scalar, Scalar alpha) => Of(pt_add_scalar(Handle, scalar.Value, alpha.Value), this);
        public Tensor add_(Scalar scalar, Scalar alpha) => Done(pt_add_scalar_(Handle, scalar.Value, alpha.Value));
        static Number One => new(1, 1);

        public unsafe Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
        {
            fixed (byte* mode = Name(rounding_mode))
                return Of(mode == null ? pt_div(Handle, target.Handle) : pt_div_mode(Handle, target.Handle, mode), this, target);
        }
        public unsafe Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
        {
            fixed (byte* mode = Name(rounding_mode))
                return Done(mode == null ? pt_div_(Handle, target.Handle) : pt_div_mode_(Handle, target.Handle, mode), target);
        }
        public unsafe Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            fixed (byte* mode = Name(rounding_mode))
                return Of(mode == null ? pt_div_scalar(Handle, target.Value) : pt_div_scalar_mode(Handle, target.Value, mode), this);
        }
        public unsafe Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            fixed (byte* mode = Name(rounding_mode))
                return Done(mode == null ? pt_div_scalar_(Handle, target.Value) : pt_div_scalar_mode_(Handle, target.Value, mode));
        }
        static ReadOnlySpan<byte> Name(RoundingMode mode) => mode switch
        {
            RoundingMode.trunc => "trunc"u8,
            RoundingMode.floor => "floor"u8,
            _ => default,
        };

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Of(pt_addcmul(Handle, tensor1.Handle, tensor2.Handle, value.Value), this, tensor1, tensor2);
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Done(pt_addcmul_(Handle, tensor1.Handle, tensor2.Handle, value.Value), tensor1, tensor2);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => addcdiv(tensor1, tensor2, 1);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => addcdiv_(tensor1, tensor2, 1);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Of(pt_addcdiv(Handle, tensor1.Handle, tensor2.Handle, value.Value), this, tensor1, tensor2);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Done(pt_addcdiv_(Handle, tensor1.Handle, tensor2.Handle, value.Value), tensor1, tensor2);
        public Tensor lerp(Tensor end, Tensor weight) => Of(pt_lerp(Handle, end.Handle, weight.Handle), this, end, weight);
        public Tensor lerp_(Tensor end, Tensor weight) => Done(pt_lerp_(Handle, end.Handle, weight.Handle), end, weight);
        public Tensor where(Tensor condition, Tensor y) => Of(pt_where(condition.Handle, Handle, y.Handle), this, condition, y);
        public Tensor masked_fill(Tensor mask, Scalar value) => Of(pt_masked_fill(Handle, mask.Handle, value.Value), this, mask);
        public Tensor masked_fill_(Tensor mask, Scalar value) => Done(pt_masked_fill_(Handle, mask.Handle, value.Value), mask);

        static Number Or(Scalar? value) => value is null ? default : value.Value;
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Of(pt_clamp(Handle, Or(min), Or(max)), this);
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Done(pt_clamp_(Handle, Or(min), Or(max)));
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Of(pt_clamp_tensor(Handle, Optional(min), Optional(max)), this, min, max);
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Done(pt_clamp_tensor_(Handle, Optional(min), Optional(max)), min, max);
        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);
        public Tensor clamp_min(Scalar min) => clamp(min, (Scalar?)null);
        public Tensor clamp_min_(Scalar min) => clamp_(min, (Scalar?)null);
        public Tensor clamp_max(Scalar max) => clamp((Scalar?)null, max);
        public Tensor clamp_max_(Scalar max) => clamp_((Scalar?)null, max);
        internal static nint Optional(Tensor? t) => t is null ? 0 : t.Handle;

        public Tensor round(long decimals = 0) => Of(decimals == 0 ? pt_round(Handle) : pt_round_decimals(Handle, decimals), this);
        public Tensor round_(long decimals = 0) => Done(decimals == 0 ? pt_round_(Handle) : pt_round_decimals_(Handle, decimals));
        public Tensor leaky_relu(Scalar negative_slope) => Of(pt_leaky_relu(Handle, negative_slope.Value), this);
        public Tensor leaky_relu_(Scalar negative_slope) => Done(pt_leaky_relu_(Handle, negative_slope.Value));
        public Tensor softplus(double beta = 1, double threshold = 20) => Of(pt_softplus(Handle, beta, threshold), this);
        public Tensor softmax(long dim, ScalarType? dtype = null) => Of(pt_softmax(Handle, dim, Code(dtype)), this);
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Of(pt_log_softmax(Handle, dim, Code(dtype)), this);
        internal static sbyte Code(ScalarType? type) => type is { } t ? (sbyte)t : (sbyte)-1;
    }
}
