/// What `torch.nn.functional` itself writes in Python, in our own words.
enum FunctionalSource {
  static let text = #"""
    import torch as _torch
    import torch._C._nn as _compiled


    def _dispatch(flag, index, with_indices, without, name):
        def fn(*args, **kwargs):
            chosen = kwargs[flag] if flag in kwargs else args[index] if len(args) > index else False
            return with_indices(*args, **kwargs) if chosen else without(*args, **kwargs)
        fn.__name__ = name
        return fn


    def max_pool1d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _torch.max_pool1d_with_indices(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


    def _max_pool1d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _torch.max_pool1d(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


    def max_pool2d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _torch.max_pool2d_with_indices(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


    def _max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _torch.max_pool2d(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


    def max_pool3d_with_indices(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _torch.max_pool3d_with_indices(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


    def _max_pool3d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
        return _torch.max_pool3d(input, kernel_size, [] if stride is None else stride, padding, dilation, ceil_mode)


    max_pool1d = _dispatch("return_indices", 6, max_pool1d_with_indices, _max_pool1d, "max_pool1d")
    max_pool2d = _dispatch("return_indices", 6, max_pool2d_with_indices, _max_pool2d, "max_pool2d")
    max_pool3d = _dispatch("return_indices", 6, max_pool3d_with_indices, _max_pool3d, "max_pool3d")


    def _list_with_default(out_size, defaults):
        if isinstance(out_size, int):
            return out_size
        if len(defaults) <= len(out_size):
            raise ValueError(f"Input dimension should be at least {len(out_size) + 1}")
        return [size if size is not None else default for size, default in zip(out_size, defaults[-len(out_size):])]


    def adaptive_avg_pool2d(input, output_size):
        return _compiled.adaptive_avg_pool2d(input, _list_with_default(output_size, input.size()))


    def adaptive_avg_pool3d(input, output_size):
        return _compiled.adaptive_avg_pool3d(input, _list_with_default(output_size, input.size()))


    def adaptive_max_pool1d_with_indices(input, output_size, return_indices=False):
        return _torch.adaptive_max_pool1d(input, output_size)


    def _adaptive_max_pool1d(input, output_size, return_indices=False):
        return adaptive_max_pool1d_with_indices(input, output_size)[0]


    def adaptive_max_pool2d_with_indices(input, output_size, return_indices=False):
        return _compiled.adaptive_max_pool2d(input, _list_with_default(output_size, input.size()))


    def _adaptive_max_pool2d(input, output_size, return_indices=False):
        return adaptive_max_pool2d_with_indices(input, output_size)[0]


    def adaptive_max_pool3d_with_indices(input, output_size, return_indices=False):
        return _compiled.adaptive_max_pool3d(input, _list_with_default(output_size, input.size()))


    def _adaptive_max_pool3d(input, output_size, return_indices=False):
        return adaptive_max_pool3d_with_indices(input, output_size)[0]


    adaptive_max_pool1d = _dispatch(
        "return_indices", 2, adaptive_max_pool1d_with_indices, _adaptive_max_pool1d, "adaptive_max_pool1d")
    adaptive_max_pool2d = _dispatch(
        "return_indices", 2, adaptive_max_pool2d_with_indices, _adaptive_max_pool2d, "adaptive_max_pool2d")
    adaptive_max_pool3d = _dispatch(
        "return_indices", 2, adaptive_max_pool3d_with_indices, _adaptive_max_pool3d, "adaptive_max_pool3d")


    def mse_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
        if weight is not None:
            _torch._unsupported("mse_loss(weight=…)")
        return _reduced((input - target) ** 2, _reduction(size_average, reduce, reduction))


    def l1_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
        if weight is not None:
            _torch._unsupported("l1_loss(weight=…)")
        return _reduced((input - target).abs(), _reduction(size_average, reduce, reduction))


    def nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
        reduction = _reduction(size_average, reduce, reduction)
        if input.dim() == 1:
            losses, weights = _class_losses(input.unsqueeze(0), target.unsqueeze(0), weight, ignore_index)
            losses, weights = losses.squeeze(0), weights.squeeze(0)
        else:
            losses, weights = _class_losses(input, target, weight, ignore_index)
        return losses.sum() / weights.sum() if reduction == "mean" else _reduced(losses, reduction)


    def cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
        reduction = _reduction(size_average, reduce, reduction)
        dim = 0 if input.dim() == 1 else 1
        scores = log_softmax(input, dim)
        if target.is_floating_point():
            return _probability_loss(scores, target, dim, weight, reduction, label_smoothing)
        loss = nll_loss(scores, target, weight, None, ignore_index, None, reduction)
        if label_smoothing == 0:
            return loss
        kept = target != ignore_index
        weights = kept.to(input.dtype) if weight is None else weight[target.masked_fill(~kept, 0)] * kept
        smooth = -(scores if weight is None else scores * _along(weight, dim, scores)).sum(dim)
        smooth = smooth.masked_fill(~kept, 0)
        smooth = smooth.sum() / weights.sum() if reduction == "mean" else _reduced(smooth, reduction)
        return (1 - label_smoothing) * loss + label_smoothing / input.shape[dim] * smooth


    def _probability_loss(scores, target, dim, weight, reduction, label_smoothing):
        count = scores.shape[dim]
        if label_smoothing != 0:
            target = target * (1 - label_smoothing) + label_smoothing / count
        losses = scores * target
        losses = -(losses if weight is None else losses * _along(weight, dim, scores)).sum(dim)
        # The mean is that of the samples, whatever the classes weigh.
        return _reduced(losses, reduction)


    def _class_losses(scores, target, weight, ignore_index):
        kept = target != ignore_index
        strangers = target[kept & ((target < 0) | (target >= scores.shape[1]))]
        if len(strangers) > 0:
            raise IndexError(f"Target {strangers[0].item()} is out of bounds.")
        # An ignored label need not be a class.
        chosen = target.masked_fill(~kept, 0)
        weights = kept.to(scores.dtype) if weight is None else weight[chosen] * kept
        losses = -scores.gather(1, chosen.unsqueeze(1)).squeeze(1) * weights
        return losses.masked_fill(~kept, 0), weights


    def _along(weight, dim, scores):
        shape = [1] * scores.dim()
        shape[dim] = -1
        return weight.reshape(shape)


    def _reduction(size_average, reduce, reduction):
        # What the two flags of old meant.
        if size_average is None and reduce is None:
            return reduction
        if reduce is not None and not reduce:
            return "none"
        return "mean" if size_average is None or size_average else "sum"


    def _reduced(losses, reduction):
        if reduction == "mean":
            return losses.mean()
        if reduction == "sum":
            return losses.sum()
        if reduction == "none":
            return losses
        raise ValueError(f"{reduction} is not a valid value for reduction")


    def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
        return _torch.div(input, input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input), out=out)


    def cosine_similarity(x1, x2, dim=1, eps=1e-8):
        return (x1 * x2).sum(dim) / (x1.norm(2, dim).clamp_min(eps) * x2.norm(2, dim).clamp_min(eps))
    """#
}
