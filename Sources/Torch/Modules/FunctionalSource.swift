/// What `torch.nn.functional` itself writes in Python, in our own words.
enum FunctionalSource {
  static let text = #"""
    import torch as _torch


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


    def mse_loss(input, target, size_average=None, reduce=None, reduction="mean"):
        return _reduced((input - target) ** 2, reduction)


    def l1_loss(input, target, size_average=None, reduce=None, reduction="mean"):
        return _reduced((input - target).abs(), reduction)


    def nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
        losses = -input.gather(1, target.unsqueeze(1)).squeeze(1)
        return _reduced(losses, reduction)


    def cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", label_smoothing=0.0):
        if input.dim() == 1:
            return nll_loss(log_softmax(input, 0).unsqueeze(0), target.unsqueeze(0), reduction=reduction)
        return nll_loss(log_softmax(input, 1), target, reduction=reduction)


    def _reduced(losses, reduction):
        if reduction == "mean":
            return losses.mean()
        if reduction == "sum":
            return losses.sum()
        if reduction == "none":
            return losses
        raise ValueError(f"{reduction} is not a valid value for reduction")


    def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
        return input / input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)


    def cosine_similarity(x1, x2, dim=1, eps=1e-8):
        return (x1 * x2).sum(dim) / (x1.norm(2, dim).clamp_min(eps) * x2.norm(2, dim).clamp_min(eps))
    """#
}
